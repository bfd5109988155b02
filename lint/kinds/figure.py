"""The kind `figure`: a figure that the article asserts and for which a reader finds no source."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from lint.context import Context, Library
from lint.finding import Finding, Related, fill
from lint.observation import Figure, Quantity
from lint.phrase import Match, Phrasebook
from lint.presence import affiliates
from lint.rule import Phrases, Rule
from lint.support import supports
from lint.support.approved import approved
from lint.support.claims import claims
from lint.support.contradictions import contradictions
from lint.terms import SUPPORTED, QuantityKind, Support

_NAMED: Final = 6  # figures that a message names; the rest are counted


class FigureRule(Rule, frozen=True, kw_only=True, tag="figure", rename="kebab", forbid_unknown_fields=True):
    """Claims whose support does not suffice.

    `support` lists the supports that satisfy; `kinds` the kinds of quantity that are looked at (empty: all). A sentence that holds
    one of `unless` is left alone. A rule of category `figure/vague-source` looks at figures with a vague source and no others, a rule
    of `figure/unsupported` at every other claim.
    """

    support: tuple[Support, ...] = SUPPORTED
    kinds: tuple[QuantityKind, ...] = ()
    unless: Phrases = msgspec.field(default_factory=dict)


def observe(rules: Sequence[FigureRule], context: Context) -> None:
    """Fill `context.figures`: every quantity, a claim or not and why, and for a claim its support."""
    verdicts = context.ask(claims)
    stated = [quantity for quantity, (is_claim, _) in zip(context.quantities, verdicts, strict=True) if is_claim]
    paid = frozenset(found.link for found in context.ask(affiliates))
    judgements = iter(supports(context, stated, paid))
    figures: list[Figure] = []
    for quantity, (is_claim, reason) in zip(context.quantities, verdicts, strict=True):
        if not is_claim:
            figures.append(Figure(quantity, False, reason))
            continue
        mine = next(judgements)
        first = stated[mine.restates] if mine.restates >= 0 else None
        restates = (first.start, first.end) if first is not None else None
        figures.append(Figure(quantity, True, reason, mine.support, mine.source, mine.evidence, restates))
    context.figures = tuple(figures)


def check(rule: FigureRule, context: Context) -> Iterator[Finding]:
    """One finding a sentence, one a table, and one for a value that is restated: at the first figure, the others related."""
    exempt = _exempt(rule, context)
    # The kind `consistency` reports these: the same figure is never reported twice.
    contradicted = {match.quantity.start for match in context.ask(approved) if not match.agrees}
    contradicted |= {each.quantity.start for each in context.ask(contradictions)}
    groups: dict[tuple[str, int], list[Figure]] = {}
    for figure in context.figures:
        if figure.start not in contradicted and _fails(rule, figure) and context.document.sentence_at(figure.start) not in exempt:
            groups.setdefault(_place(context, figure.restates[0] if figure.restates else figure.start), []).append(figure)
    for figures in groups.values():
        yield _finding(rule, context, figures)


def _fails(rule: FigureRule, figure: Figure) -> bool:
    if not figure.claim or (rule.kinds and figure.quantity.kind not in rule.kinds):
        return False
    if rule.category == "figure/vague-source":
        return figure.support == "vague"
    return figure.support != "vague" and figure.support not in rule.support


def _place(context: Context, offset: int) -> tuple[str, int]:
    """What a finding gathers: a table, else a sentence."""
    block = context.document.blocks[context.document.block_at(offset)]
    if block.kind == "cell" and block.table >= 0:
        return "table", block.table
    return "sentence", context.document.sentence_at(offset)


def _finding(rule: FigureRule, context: Context, figures: list[Figure]) -> Finding:
    document = context.document
    quotes = [document.prose.text[f.start : f.end] for f in figures]
    first = figures[0]
    related = [Related("figure", _beside(context, first, f), document.source(f.start, f.end)) for f in figures[1:]]
    told = next((f.source for f in figures if f.source is not None), None) if rule.category == "figure/vague-source" else None
    source = ""
    if told is not None:
        source = document.prose.text[told[0] : told[1]]
        related.append(Related("source", "this source cannot be looked up", document.source(*told)))
    evidence: dict[str, Any] = {
        "reason": first.evidence,
        "figures": [_as_evidence(f.quantity, q) for f, q in zip(figures, quotes, strict=True)],
    }
    message = fill(rule.message, source=source, quote=quotes[0]).replace("{figures}", _listed(quotes))
    return Finding(
        rule.id, rule.category, rule.severity, document.source(first.start, first.end), message, rule.instead, tuple(related), evidence
    )


def _beside(context: Context, first: Figure, other: Figure) -> str:
    if other.restates is not None:
        return "the same value again"
    return "in the same table" if _place(context, first.start)[0] == "table" else "in the same sentence"


def _as_evidence(quantity: Quantity, quote: str) -> dict[str, Any]:
    return {"quote": quote, "value": quantity.value, "high": quantity.high, "unit": quantity.unit, "kind": quantity.kind}


def _listed(quotes: Sequence[str]) -> str:
    """“a”, “b” and 3 more; a value that stands twice is named once."""
    names = list(dict.fromkeys(quotes))
    shown = [f"“{name}”" for name in names[:_NAMED]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


class _Books:
    """Phrasebooks of `unless`, one a rule."""

    def __init__(self, library: Library) -> None:
        self._lexicon = library.lexicon
        self._made: dict[tuple[str, str], Phrasebook[str]] = {}

    def of(self, rule: FigureRule) -> Phrasebook[str]:
        key = (rule.pack, rule.id)
        if key not in self._made:
            listed = [(rule.id, language, phrase) for language, phrases in rule.unless.items() for phrase in phrases]
            self._made[key] = Phrasebook(listed, self._lexicon)
        return self._made[key]


def _books(library: Library) -> _Books:
    return _Books(library)


def _exempt(rule: FigureRule, context: Context) -> frozenset[int]:
    """The sentences that hold a phrase of `unless`."""
    if not rule.unless:
        return frozenset()
    book = context.library.once(_books).of(rule)
    found: list[tuple[str, Match]] = book.search(context)
    return frozenset(match.sentence for _, match in found)


__all__ = ["FigureRule", "check", "observe"]
