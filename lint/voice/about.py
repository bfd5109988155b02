"""What a phrase is about: a word of a class in its sentence, its subject, or the topic of the article."""

from bisect import bisect_left

import msgspec

from lint.attribution import words_of
from lint.context import Context, Library
from lint.language import LanguageData
from lint.phrase import Cues, Match, Phrasebook
from lint.topics import load_topics, mentions

_ASSET = "asset"
_BACK = 60  # tokens before a phrase in which its subject is looked for
_BEHIND = 4  # tokens behind it, for languages that put the verb first
_HEAD = 4  # words with a capital at the head of a title that count as names
_STOPS = frozenset(".;:?!()")


class _Books:
    """The words of each class as a book. Used through ``library.once(_Books)``."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._books: dict[tuple[str, str], Phrasebook[str]] = {}
        self._persons: dict[LanguageData, Cues] = {}
        self._pronouns: dict[LanguageData, Cues] = {}

    def of(self, name: str, language: str) -> Phrasebook[str]:
        """A book with one phrase: a word of the class."""
        key = (name, language)
        if key not in self._books:
            self._books[key] = Phrasebook([(name, language, f"<{name}>")], self._library.lexicon)
        return self._books[key]

    def persons(self, data: LanguageData) -> Cues:
        """The words for persons of a language."""
        if data not in self._persons:
            self._persons[data] = Cues(data.persons)
        return self._persons[data]

    def pronouns(self, data: LanguageData) -> Cues:
        """The words of a language that stand for what was named before."""
        if data not in self._pronouns:
            self._pronouns[data] = Cues(data.pronouns)
        return self._pronouns[data]


class Words(msgspec.Struct):
    """For one document: where the words of the classes asked for stand, by sentence, as token ranges ``[first, last]``."""

    spans: dict[str, dict[int, list[tuple[int, int]]]] = {}
    persons: dict[int, list[tuple[int, int]]] = {}
    pronouns: dict[int, list[tuple[int, int]]] = {}
    names: dict[int, list[tuple[int, int]]] = {}

    def named(self, context: Context, sentence: int) -> list[tuple[int, int]]:
        """The names in a sentence, looked for once."""
        if sentence not in self.names:
            self.names[sentence] = names(context, sentence)
        return self.names[sentence]


def _words(context: Context) -> Words:
    return Words({}, {}, {}, {})


def spans(context: Context, name: str, sentence: int) -> list[tuple[int, int]]:
    """The words of class `name` in a sentence; for ``asset`` also what the topics know of, and tickers."""
    known = context.ask(_words).spans
    if name not in known:
        known[name] = _find(context, name)
    return known[name].get(sentence, [])


def _find(context: Context, name: str) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for _, match in context.library.once(_Books).of(name, context.document.language).search(context):
        found.setdefault(match.sentence, []).append((match.first, match.last))
    if name == _ASSET:
        for match in _mentioned(context):
            found.setdefault(match.sentence, []).append((match.first, match.last))
    return {sentence: sorted(set(ranges)) for sentence, ranges in found.items()}


def _mentioned(context: Context) -> list[Match]:
    topics = context.library.once(load_topics)
    return [m for topic, hits in context.ask(mentions).named.items() if topics.by_id[topic].investment for m in hits]


def persons(context: Context, sentence: int) -> list[tuple[int, int]]:
    """The words for persons in a sentence, as token ranges."""
    known = context.ask(_words).persons
    if sentence not in known:
        known[sentence] = _cued(context, context.library.once(_Books).persons(context.data), sentence)
    return known[sentence]


def _pronouns(context: Context, sentence: int) -> list[tuple[int, int]]:
    """The words of a sentence that stand for what was named before, as token ranges."""
    known = context.ask(_words).pronouns
    if sentence not in known:
        known[sentence] = _cued(context, context.library.once(_Books).pronouns(context.data), sentence)
    return known[sentence]


def _cued(context: Context, cues: Cues, sentence: int) -> list[tuple[int, int]]:
    view = context.view(sentence)
    return sorted((view.at[first], view.at[end - 1]) for first, end in cues.spans(view))


def touches(context: Context, name: str, sentence: int, place: tuple[int, int]) -> bool:
    """True where a word of class `name` stands inside prose `place` of a sentence."""
    tokens = context.tokens(sentence)
    return any(place[0] <= tokens.starts[first] and tokens.ends[last] <= place[1] for first, last in spans(context, name, sentence))


def names(context: Context, sentence: int) -> list[tuple[int, int]]:
    """Words that are names by their capitals, as token ranges: of companies, coins, bodies. Persons are told by their own words.

    Where every noun has a capital, only words in capitals count. The first word of a sentence counts in capitals only.
    """
    tokens = context.tokens(sentence)
    text = context.document.prose.text
    nouns = words_of(context).data.nouns_capital
    functions = context.data.words()
    found: list[tuple[int, int]] = []
    letters = [i for i, word in enumerate(tokens.words) if word[0].isalpha()]
    capitals = [i for i in letters if text[tokens.starts[i]].isupper()]
    if len(capitals) * 2 > len(letters):
        # A title: capitals say nothing, but what comes first is what it is about ("Why Novatek Could Double").
        return [(i, i) for i in capitals[:_HEAD] if tokens.words[i] not in functions]
    for i in capitals:
        written = text[tokens.starts[i] : tokens.ends[i]]
        if tokens.words[i] in functions or len(written) < 2:
            continue
        if written.isupper() or (i != letters[0] and not nouns):
            found.append((i, i))
    return found


def concerns(context: Context, hit: Match, name: str) -> bool:
    """True where a word of class `name` stands in the sentence, or the article is about something one puts money in."""
    return bool(spans(context, name, hit.sentence)) or context.ask(_invested)


def _invested(context: Context) -> bool:
    topics = context.library.once(load_topics)
    return any(t.topic in topics.by_id and topics.by_id[t.topic].investment and t.level != "named" for t in context.topics)


def has_subject(context: Context, hit: Match, name: str) -> bool:
    """True where a word of class `name` is the subject of `hit`: before it with no person between, inside it, or right behind it."""
    words = context.tokens(hit.sentence).words
    low = max(0, hit.first - _BACK)
    start = _clause(words, low, hit.first)
    own = _among(spans(context, name, hit.sentence), start, hit.last + _BEHIND)
    if any(hit.first <= first and last <= hit.last for first, last in own):
        return True
    own += _among(context.ask(_words).named(context, hit.sentence), start, hit.last + _BEHIND)
    before = {last: False for _, last in _among(persons(context, hit.sentence), start, hit.first) if last < hit.first}
    for first, last in _among(_pronouns(context, hit.sentence), start, hit.first - 1):
        before[last] = _taken_up(context, hit.sentence, (first, last), name)
    before.update((last, True) for _, last in own if last < hit.first)
    if before:
        return before[max(before)]
    return any(hit.last < first and _STOPS.isdisjoint(words[hit.last + 1 : first]) for first, _ in own)


def _taken_up(context: Context, sentence: int, pronoun: tuple[int, int], name: str) -> bool:
    """True where a pronoun takes up a word of class `name`, or a name: the last in its sentence, else one of the sentence before it.

    A pronoun that may stand for persons ("they") takes up the person where one is nearer, or opens the sentence before it.
    """
    blocks = [one.block for one in context.document.sentences[max(0, sentence - 1) : sentence + 1]]
    personal = pronoun in persons(context, sentence)
    for where, low, high in ((sentence, pronoun[0] - _BACK, pronoun[0] - 1), (sentence - 1, 0, _BACK)):
        if where < 0 or blocks[0] != blocks[-1]:
            return False
        own = _among(spans(context, name, where), low, high) + _among(context.ask(_words).named(context, where), low, high)
        people = _among(persons(context, where), low, high) if personal else []
        if own or people:
            return bool(own) and (not people or (max(own) > max(people) if where == sentence else min(own) < min(people)))
    return False


def _clause(words: list[str], low: int, first: int) -> int:
    """The first token behind the last stop before token `first`; a closed parenthesis is none ("Bitcoin (BTC) could")."""
    depth = 0
    for i in range(first - 1, low - 1, -1):
        if words[i] == ")":
            depth += 1
        elif words[i] == "(" and depth:
            depth -= 1
        elif words[i] in _STOPS and not depth:
            return i + 1
    return low


def _among(ranges: list[tuple[int, int]], low: int, high: int) -> list[tuple[int, int]]:
    """The ranges that begin among the tokens ``[low, high]``."""
    return ranges[bisect_left(ranges, (low, 0)) : bisect_left(ranges, (high + 1, 0))]
