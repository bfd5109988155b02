"""What supports a claim: a link, a note, a named source, a table's source, its own calculation; a vague source, or nothing."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from lint.attribution import attributions, words_of
from lint.context import Context
from lint.observation import Attribution, Quantity
from lint.support.approved import approved
from lint.support.links import Links
from lint.support.notes import Notes, Reference
from lint.support.own import Own, between
from lint.support.restated import groups
from lint.support.tables import Tables
from lint.terms import Support

# The better support first; a restatement takes the best of its mentions.
_ORDER: tuple[Support, ...] = ("fact", "link", "note", "named", "table", "own", "vague", "none")

_MANY = 64  # attributions of one sentence that a claim is compared with
_FAR = 2_000  # sentences that one attribution may reach over

NOTHING = "no link, note or named source in this sentence or the one before"


class Judgement(msgspec.Struct, frozen=True):
    """The support of one claim: which words are its source (prose offsets), why in words, and the first claim that it restates (its
    index among the claims, -1 for none)."""

    support: Support
    source: tuple[int, int] | None
    evidence: str
    restates: int = -1


def supports(context: Context, claims: Sequence[Quantity], paid: frozenset[int] = frozenset()) -> list[Judgement]:
    """A judgement for each of `claims` (in reading order). `paid` holds the indexes of the document's links that pay its publisher."""
    bench = _Bench(context, paid)
    found = [bench.judge(claim) for claim in claims]
    for group in groups(context, claims):
        best = min((found[index] for index in group), key=lambda j: _ORDER.index(j.support))
        for index in group:
            mine = found[index]
            if _ORDER.index(best.support) < _ORDER.index(mine.support):
                mine = Judgement(best.support, best.source, f"restated: {best.evidence}")
            found[index] = msgspec.structs.replace(mine, restates=group[0] if index != group[0] else -1)
    return found


class _Bench:
    def __init__(self, context: Context, paid: frozenset[int]) -> None:
        self._document = context.document
        self._links = Links(context, paid)
        self._notes = Notes(context.document, words_of(context))
        self._attributions = context.ask(attributions)
        self._noted: dict[int, Reference | None] = {}
        self._refused: dict[int, str] = {}
        self._reaching: dict[int, list[Attribution]] = {}
        for each in self._attributions:
            first, last = self._document.sentence_at(each.reach[0]), self._document.sentence_at(max(each.reach[0], each.reach[1] - 1))
            for sentence in range(first, min(last, first + _FAR) + 1):
                self._reaching.setdefault(sentence, []).append(each)
        self._facts = {match.quantity.start: match for match in context.ask(approved)}
        self._tables = Tables(context, self._links, self._attributions)
        self._quantities = context.quantities
        self._own = Own(context, self._tables, context.quantities)

    def judge(self, claim: Quantity) -> Judgement:
        fact = self._facts.get(claim.start)
        if fact is not None and fact.agrees:
            return Judgement("fact", fact.words, f"the approved figure “{fact.fact.id}” ({fact.fact.source})")
        sentence = self._document.sentence_at(claim.start)
        place = self._document.sentences[sentence]
        link = self._links.of(claim, place.start, place.end)
        if link is not None:
            return Judgement("link", (link.start, link.end), "a link in this sentence")
        note = self._note(sentence)
        if note is not None:
            return Judgement("note", (note.start, note.end), f"note {note.label} in this sentence")
        told = self._told(claim)
        if told is not None and told.named:
            return Judgement("named", told.holder, f"attributed to “{self._quote(told)}”")
        head = self._links.heading(self._document.blocks[place.block])
        if head is not None:
            return Judgement("link", (head.start, head.end), "the link that the item begins with")
        before = self._introduced(sentence, claim) if told is None else None
        if before is not None:
            return before
        table = self._tables.of(place.block)
        if table is not None:
            return Judgement("table", table, "the table names its source")
        own = self._own.of(claim)
        if own is not None:
            return Judgement("own", own[0], own[1])
        if told is not None:
            return Judgement("vague", told.holder, f"attributed to “{self._quote(told)}”, whom nobody can look up")
        why = self._why_not(sentence)
        return Judgement("none", None, f"{NOTHING} ({why})" if why else NOTHING)

    def _note(self, sentence: int) -> Reference | None:
        if sentence not in self._noted:
            place = self._document.sentences[sentence]
            self._noted[sentence] = self._notes.of(place.start, place.end)
        return self._noted[sentence]

    def _why_not(self, sentence: int) -> str:
        if sentence not in self._refused:
            place = self._document.sentences[sentence]
            self._refused[sentence] = self._links.why_not(place.start, place.end)
        return self._refused[sentence]

    def _told(self, claim: Quantity) -> Attribution | None:
        """The attribution that governs the claim: a named one before a generic one, the nearest first."""
        around = [
            a
            for a in self._near(self._document.sentence_at(claim.start), claim.start)
            if a.reach[0] <= claim.start
            and claim.end <= a.reach[1]
            and not (a.start <= claim.start and claim.end <= a.end)
            and not self._beside(a, claim)
        ]
        return min(around, key=lambda a: (not a.named, abs(a.start - claim.start)), default=None)

    def _near(self, sentence: int, offset: int) -> list[Attribution]:
        """The attributions that reach into a sentence, the nearest ones where there are very many."""
        found = self._reaching.get(sentence, [])
        if len(found) <= _MANY:
            return found
        at = bisect_left(found, offset, key=lambda a: a.start)
        return found[max(0, at - _MANY // 2) : at + _MANY // 2]

    def _beside(self, attribution: Attribution, claim: Quantity) -> bool:
        """The claim stands in brackets right after the holder: it tells about the holder."""
        text = self._document.prose.text
        start = attribution.holder[1]
        if text[start : start + 2] != " (":
            return False
        close = text.find(")", start, start + 200)
        return start < claim.start < close

    def _introduced(self, sentence: int, claim: Quantity) -> Judgement | None:
        """A link in the sentence right before, in the same paragraph, that introduces the source."""
        if sentence == 0:
            return None
        before, place = self._document.sentences[sentence - 1], self._document.sentences[sentence]
        if before.block != place.block or self._document.blocks[place.block].kind not in ("paragraph", "item", "footnote"):
            return None
        if between(self._quantities, before.start, before.end):
            return None  # its link vouches for its own figures
        link = self._links.of(claim, before.start, before.end)
        if link is None or "//" not in link.target:
            return None  # a pointer inside the site introduces no source
        return Judgement("link", (link.start, link.end), "a link in the sentence before")

    def _quote(self, attribution: Attribution) -> str:
        return self._document.prose.text[attribution.holder[0] : attribution.holder[1]]
