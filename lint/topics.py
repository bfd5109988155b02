"""What an article is about, how strongly, and the words that show it, from `rules/topics/*.yaml`."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Annotated, Final

import msgspec
import regex
from msgspec import Meta

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Context, Library
from lint.errors import Fault
from lint.observation import Topic
from lint.phrase import Match, Phrasebook
from lint.rule import Phrases, When
from lint.terms import TOPIC_LEVELS, TopicLevel

_PROMINENT: Final = ("title", "description", "heading")
_SEVERAL: Final = 3  # sentences that name a topic in an article that is about it
_SHORT: Final = 900  # characters of prose in which two sentences are several
_MARK_SECONDS: Final = 0.2
_WORD: Final = regex.compile(r"\p{L}+")


class TopicFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One topic. `under` names the family it belongs to; what pitches a family pitches a member named in the same sentence.

    `investment`: one puts money in. `high_risk`: naming one that is on the market calls for a risk warning (annotation guide §3).
    `named` phrases name it, `pitched` ones tell a reader to get it. `specific` phrases and `marks` (regular expressions over
    prose, for tickers and identifiers; their first group, where there is one) name one single security or token, `acronyms` never do.
    """

    topic: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    under: str = ""
    investment: bool = False
    high_risk: bool = False
    named: Phrases = {}
    pitched: Phrases = {}
    specific: Phrases = {}
    marks: list[str] = []
    acronyms: list[str] = []


Key = tuple[str, str]  # topic, and which of its lists: named, pitched, specific


class Topics:
    """All topics of a library, and the phrases that show them as one book."""

    def __init__(self, files: Iterable[TopicFile], faults: Iterable[Fault], library: Library) -> None:
        self.by_id: dict[str, TopicFile] = {f.topic: f for f in files}
        self.faults: list[Fault] = list(faults)
        self.book: Phrasebook[Key] = Phrasebook(self._phrases(), library.lexicon)
        self.acronyms = frozenset(a.casefold() for topic in self.by_id.values() for a in topic.acronyms)
        self.marks: list[tuple[str, regex.Pattern[str]]] = []
        for topic in self.by_id.values():
            for pattern in topic.marks:
                try:
                    self.marks.append((topic.topic, regex.compile(pattern)))
                except regex.error as error:
                    message = f"a mark of the topic “{topic.topic}” cannot be read: {error}"
                    self.faults.append(Fault("error", topic.topic, 0, 0, "rule/topic", message, "mend the expression"))

    def _phrases(self) -> Iterable[tuple[Key, str, str]]:
        for topic in self.by_id.values():
            for name, phrases in (("named", topic.named), ("pitched", topic.pitched), ("specific", topic.specific)):
                for language, listed in phrases.items():
                    for phrase in listed:
                        yield (topic.topic, name), language, phrase

    def family(self, topic: str) -> list[str]:
        """A topic, its family, the family's family, and so on."""
        line: list[str] = []
        while topic in self.by_id and topic not in line:
            line.append(topic)
            topic = self.by_id[topic].under
        return line

    def within(self, topic: str, family: str) -> bool:
        """True for a topic that is `family` or belongs to it."""
        return family in self.family(topic)


class Mentions(msgspec.Struct, frozen=True):
    """Where an article names its topics, pitches them, and names single securities or tokens; by topic, in order of place."""

    named: dict[str, list[Match]]
    pitched: dict[str, list[Match]]
    specific: dict[str, list[tuple[int, int]]]


def load_topics(library: Library) -> Topics:
    """The built-in topics and the user's: a file that names a known topic adds to it. Used through ``library.once(load_topics)``."""
    files: dict[str, TopicFile] = {}
    faults: list[Fault] = []
    for folder in (rules_folder(), *library.folders):
        for path in sorted((folder / "topics").glob("*.yaml")):
            found, more = load(path, TopicFile)
            faults += more
            if found is not None:
                known = files.get(found.topic)
                files[found.topic] = found if known is None else _joined(known, found)
    for topic in files.values():
        if topic.under and topic.under not in files:
            message = f"the topic “{topic.topic}” stands under “{topic.under}”, which is no topic"
            faults.append(Fault("error", topic.topic, 0, 0, "rule/topic", message, "name a topic of rules/topics"))
    return Topics(files.values(), faults, library)


def _joined(first: TopicFile, second: TopicFile) -> TopicFile:
    def both(ours: Phrases, theirs: Phrases) -> Phrases:
        return {code: [*ours.get(code, []), *theirs.get(code, [])] for code in {**ours, **theirs}}

    return msgspec.structs.replace(
        first,
        under=second.under or first.under,
        investment=first.investment or second.investment,
        high_risk=first.high_risk or second.high_risk,
        named=both(first.named, second.named),
        pitched=both(first.pitched, second.pitched),
        specific=both(first.specific, second.specific),
        marks=[*first.marks, *second.marks],
        acronyms=[*first.acronyms, *second.acronyms],
    )


def mentions(context: Context) -> Mentions:
    """Every mention of a topic, used through ``context.ask(mentions)``. What is struck out or denied pitches nothing."""
    topics = context.library.once(load_topics)
    named: dict[str, list[Match]] = {}
    pitched: dict[str, list[Match]] = {}
    specific: dict[str, list[tuple[int, int]]] = {}
    for (topic, kind), match in topics.book.search(context):
        if context.block(match.start).around:
            continue
        if kind == "named":
            named.setdefault(topic, []).append(match)
        elif kind == "specific":
            specific.setdefault(topic, []).append((match.start, match.end))
        elif not match.negated:
            pitched.setdefault(topic, []).append(match)
    text = context.document.prose.text
    for topic, pattern in topics.marks if named else ():
        try:
            found = [m.span(1 if m.re.groups else 0) for m in pattern.finditer(text, timeout=_MARK_SECONDS)]
        except TimeoutError:
            continue
        specific.setdefault(topic, []).extend(s for s in found if _is_name(text, *s, topics.acronyms) and not context.block(s[0]).around)
    return Mentions(named, _pitches(topics, named, pitched), {t: sorted(s) for t, s in specific.items() if s})


def _is_name(text: str, start: int, end: int, acronyms: frozenset[str]) -> bool:
    """False for an acronym: a known one, or capitals that are the initials of the words before them ("share savings plan (SSP)")."""
    letters = "".join(c for c in text[start:end] if c.isalnum())
    if letters.casefold() in acronyms:
        return False
    if text[start - 1 : start] != "(":
        return True
    words = _WORD.findall(text[max(0, start - 80) : start])[-len(letters) - 3 :]
    initials = "".join(w[0] for w in words)
    return not (len(letters) > 1 and _plain(initials).endswith(_plain(letters))) and not _subsequence(_plain(letters), _plain(initials))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return len(part) > 2 and all(c in rest for c in part)


def _pitches(topics: Topics, named: dict[str, list[Match]], pitched: dict[str, list[Match]]) -> dict[str, list[Match]]:
    """The pitches of each topic: its own, and its family's in a sentence that names it."""
    found = {topic: list(hits) for topic, hits in pitched.items() if not _has_members(topics, topic)}
    for topic, hits in named.items():
        sentences = {hit.sentence for hit in hits}
        for family in topics.family(topic):
            shared = [p for p in pitched.get(family, []) if p.sentence in sentences]
            if shared:
                found.setdefault(topic, []).extend(shared)
    return {topic: sorted(hits, key=lambda m: (m.start, m.end)) for topic, hits in found.items() if hits and topic in named}


def _has_members(topics: Topics, topic: str) -> bool:
    return any(other.under == topic for other in topics.by_id.values())


def observe(context: Context) -> tuple[Topic, ...]:
    """The topics of the article, each once at its highest level with the clearest words for it; families included, by place."""
    seen = context.ask(mentions)
    topics = context.library.once(load_topics)
    best: dict[str, Topic] = {}
    for topic, hits in seen.named.items():
        level, match = _level(context, hits, seen.pitched.get(topic, []))
        for one in topics.family(topic):
            known = best.get(one)
            if known is None or TOPIC_LEVELS.index(level) > TOPIC_LEVELS.index(known.level):
                best[one] = Topic(one, level, match.start, match.end)
    return tuple(sorted(best.values(), key=lambda t: (t.start, t.end, t.topic)))


def _level(context: Context, hits: Sequence[Match], pitches: Sequence[Match]) -> tuple[TopicLevel, Match]:
    if pitches:
        return "pitched", pitches[0]
    document = context.document
    for hit in hits:
        if document.blocks[document.sentences[hit.sentence].block].kind in _PROMINENT:
            return "discussed", hit
    several = _SEVERAL if len(document.prose.text) > _SHORT else 2
    if len({hit.sentence for hit in hits}) >= several:
        return "discussed", hits[0]
    return "named", hits[0]


def admitted(when: When, topics: Sequence[Topic], language: str) -> bool:
    """True where an article of these topics, in this language, passes the gate of a rule: see `When`."""
    if (when.languages and language not in when.languages) or any(topic.topic in when.without for topic in topics):
        return False
    return not when.also or any(reaches(topic, when.also) for topic in topics)


def reaches(topic: Topic, least: dict[str, TopicLevel]) -> bool:
    """True for a topic of `least` that has its level there, or a higher one."""
    return topic.topic in least and TOPIC_LEVELS.index(topic.level) >= TOPIC_LEVELS.index(least[topic.topic])
