"""The kind `wording`: phrases that speculate, promise or press, in the voice that speaks them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import Any, Final, Literal

import msgspec
import regex

from lint.attribution import attributions
from lint.context import Context, Library
from lint.finding import Finding, fill
from lint.observation import WordingHit
from lint.phrase import Match, Phrasebook, index
from lint.presence import passages
from lint.presence.wordings import whole
from lint.rule import Phrases, Rule
from lint.terms import CATEGORIES, Voice
from lint.tokens import words
from lint.voice import Situation, concerns, has_subject, names_source, situations, speaker, touches

Role = Literal["phrases", "unless", "terms"]
Where = Situation | Literal["disclaimer"]


class WordingRule(Rule, frozen=True, kw_only=True, tag="wording", rename="kebab", forbid_unknown_fields=True):
    """Phrases to look for. `about` and `subject` name a class of words (``asset``): see `rules/README.md`.

    `holder` names a class too: whoever says something, has a word of it and can be looked up by nobody is a hit.
    `unless` phrases in the same clause (or overlapping) take a hit away; `terms` of art that hold the same words make it a term.
    `pattern` is a regular expression a language, tried where one of its `anchors` (words) occurs. `not_in` names kinds of
    sentences in which the rule is silent.
    """

    about: str = ""
    subject: str = ""
    holder: str = ""
    phrases: Phrases = {}  # noqa: RUF012 - msgspec copies it
    pattern: dict[str, str] = {}  # noqa: RUF012 - msgspec copies it
    anchors: Phrases = {}  # noqa: RUF012 - msgspec copies it
    unless: Phrases = {}  # noqa: RUF012 - msgspec copies it
    terms: Phrases = {}  # noqa: RUF012 - msgspec copies it
    not_in: list[Where] = []  # noqa: RUF012

    def __post_init__(self) -> None:
        for language, pattern in self.pattern.items():
            try:
                regex.compile(pattern, _FLAGS)
            except regex.error as error:
                raise ValueError(f"the pattern for {language} cannot be read: {error}") from error
            if not self.anchors.get(language):
                raise ValueError(f"the pattern for {language} has no anchors: name words of which one stands wherever it can match")


_FLAGS: Final = regex.IGNORECASE | regex.VERSION1
_VAGUE: Final = "wording/vague-attribution"
_PROHIBITED: Final = "wording/prohibited"  # may be the very name of an authority: "recommended by the supervisor"

Key = tuple[str, str, Role]  # pack, rule, which phrases


class _Books:
    """Phrasebooks of wording rules, one for each set of rules that is asked for. Used through ``library.once(_Books)``."""

    def __init__(self, library: Library) -> None:
        self._lexicon = library.lexicon
        self._made: dict[tuple[tuple[str, str], ...], Phrasebook[Key]] = {}
        self._patterns: dict[tuple[str, str, str], regex.Pattern[str]] = {}

    def of(self, rules: Sequence[WordingRule]) -> Phrasebook[Key]:
        """The book of these rules."""
        names = tuple((rule.pack, rule.id) for rule in rules)
        if names not in self._made:
            self._made[names] = Phrasebook(_phrases(rules), self._lexicon)
        return self._made[names]

    def pattern(self, rule: WordingRule, language: str) -> regex.Pattern[str]:
        """The expression of a rule in a language."""
        key = (rule.pack, rule.id, language)
        if key not in self._patterns:
            self._patterns[key] = regex.compile(rule.pattern[language], _FLAGS)
        return self._patterns[key]


def _phrases(rules: Sequence[WordingRule]) -> Iterator[tuple[Key, str, str]]:
    for rule in rules:
        lists: tuple[tuple[Role, Phrases], ...] = (("phrases", rule.phrases), ("unless", rule.unless), ("terms", rule.terms))
        for role, phrases in lists:
            for language, listed in phrases.items():
                for phrase in listed:
                    yield (rule.pack, rule.id, role), language, phrase


class _Late(msgspec.Struct):
    """Rules whose pattern ran out of time in this document."""

    rules: set[str] = msgspec.field(default_factory=set)


def _late(context: Context) -> _Late:
    return _Late()


def observe(rules: Sequence[WordingRule], context: Context) -> None:
    """Fill `context.wording`: every hit of every rule, with the voice that speaks it, by place."""
    found: dict[tuple[str, str, Role], list[Match]] = {}
    for key, match in context.library.once(_Books).of(rules).search(context):
        found.setdefault(key, []).append(match)
    hits: list[WordingHit] = []
    for rule in rules:
        matches = [*found.get((rule.pack, rule.id, "phrases"), ()), *_patterned(rule, context), *_held(rule, context)]
        if not matches:
            continue
        unless = _by_sentence(found.get((rule.pack, rule.id, "unless"), ()))
        terms = _by_sentence(found.get((rule.pack, rule.id, "terms"), ()))
        for match in _apart(matches):
            if not _refused(rule, context, match, unless.get(match.sentence, ())):
                voice, reason = _voice(rule, context, match, terms.get(match.sentence, ()))
                hits.append(WordingHit(rule.id, rule.category, match.start, match.end, voice, reason))
    hits.sort(key=lambda hit: (hit.start, hit.end, CATEGORIES.index(hit.category), hit.rule))
    context.wording = tuple(hit for hit in hits if not context.block(hit.start).around)


def check(rule: WordingRule, context: Context) -> Iterator[Finding]:
    """One finding for each phrase of the rule that the author says himself. Raises TimeoutError where its pattern took too long."""
    if rule.id in context.ask(_late).rules:
        raise TimeoutError
    for hit in context.wording:
        if hit.rule == rule.id and hit.voice == "author":
            span = context.document.source(hit.start, hit.end)
            quote = context.text(hit.start, hit.end)  # as a reader sees it: no markup in a message
            evidence: dict[str, Any] = {"reason": hit.reason, "voice": hit.voice}
            yield Finding(rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote), rule.instead, (), evidence)


def _patterned(rule: WordingRule, context: Context) -> list[Match]:
    """What the rule's regular expression finds in the sentences that hold one of its anchors."""
    language = context.document.language
    if language not in rule.pattern:
        return []
    place = context.ask(index)
    anchors = {word for phrase in rule.anchors.get(language, ()) for word in words(phrase)[:1]}
    sentences = sorted({sentence for anchor in anchors for sentence in place.words.get(anchor, ())})
    if not sentences:
        return []
    expression = context.library.once(_Books).pattern(rule, language)
    text = context.document.prose.text
    found: list[Match] = []
    deadline = monotonic() + context.profile.limits.rule_seconds
    try:
        for number in sentences:
            sentence = context.document.sentences[number]
            left = deadline - monotonic()
            if left <= 0:
                raise TimeoutError
            for hit in expression.finditer(text, sentence.start, sentence.end, timeout=left):
                match = place.view(number).match(hit.start(), hit.end(), number)
                if match is not None:
                    found.append(match)
    except TimeoutError:
        context.ask(_late).rules.add(rule.id)
        return []
    return found


def _held(rule: WordingRule, context: Context) -> list[Match]:
    """Attributions to somebody of the rule's class whom nobody could look up."""
    found: list[Match] = []
    for one in context.ask(attributions) if rule.holder else ():
        sentence = context.document.sentence_at(one.start)
        match = None if one.named else context.view(sentence).match(one.start, one.end, sentence)
        if match is not None and touches(context, rule.holder, sentence, one.holder):
            found.append(match)
    return found


def _apart(matches: list[Match]) -> list[Match]:
    """The longest of those that overlap, by place."""
    kept: list[Match] = []  # by place, none overlapping another
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(kept, match.start, key=lambda m: m.start)
        if (at == 0 or kept[at - 1].end <= match.start) and (at == len(kept) or match.end <= kept[at].start):
            kept.insert(at, match)
    return kept


def _by_sentence(matches: Iterable[Match]) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = {}
    for match in matches:
        found.setdefault(match.sentence, []).append(match)
    return found


def _refused(rule: WordingRule, context: Context, match: Match, unless: Sequence[Match]) -> bool:
    if rule.about and not concerns(context, match, rule.about):
        return True
    if rule.subject and not has_subject(context, match, rule.subject):
        return True
    if rule.category == _VAGUE and names_source(context, match):
        return True
    if any(_same_clause(context, match, other) for other in unless):
        return True
    if not rule.not_in:
        return False
    if "disclaimer" in rule.not_in and any(p.start <= match.start < p.end for p in context.ask(passages)):
        return True
    return not situations(context, match).isdisjoint(rule.not_in)


def _same_clause(context: Context, match: Match, other: Match) -> bool:
    if other.start < match.end and match.start < other.end:
        return True
    low, high = context.view(match.sentence).around(match.first, match.last)
    return low <= other.first and other.last <= high


def _voice(rule: WordingRule, context: Context, match: Match, terms: Sequence[Match]) -> tuple[Voice, str]:
    term = next((t for t in terms if t.start < match.end and match.start < t.end), None)
    if term is not None:
        return "term", f"“{context.text(term.start, term.end)}” is a term of art"
    # Whoever must warn that "the only guarantee is risk" ranks nothing. Without a jurisdiction no wording is loaded.
    if context.profile.jurisdictions and any(f.start <= match.start and match.end <= f.end for f in context.ask(whole)):
        return "term", "a law prescribes these words"
    return speaker(context, match, source=rule.category in (_VAGUE, _PROHIBITED))
