"""Figures of the article that a fact of the user's files names: the same value, or another one."""

import re
from functools import cache
from typing import Final

import msgspec

from lint.attribution.runs import Runs
from lint.context import Context
from lint.facts import Fact, load_facts, unit_of
from lint.observation import Quantity

_NEAR: Final = 14  # tokens between a fact's name and its figure
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_DIGITS: Final = re.compile(r"\d[\d.,' ]*")


class Match(msgspec.Struct, frozen=True):
    """A quantity that a fact names, the prose span of the words that name it, and whether the two agree within rounding."""

    quantity: Quantity
    fact: Fact
    words: tuple[int, int]
    agrees: bool


def approved(context: Context) -> tuple[Match, ...]:
    """The matches of a document, in order. Use it through `context.ask(approved)`."""
    facts = {fact.id: fact for path in context.profile.facts for fact in load_facts(path)[0]}
    if not facts:
        return ()
    named = [(fact, Runs(fact.aliases)) for fact in facts.values()]
    found: dict[int, tuple[int, Match]] = {}
    for sentence in range(len(context.document.sentences)):
        for fact, runs in named:
            for distance, match in _in_sentence(context, sentence, fact, runs):
                known = found.get(match.quantity.start)
                if known is None or distance < known[0]:
                    found[match.quantity.start] = (distance, match)
    return tuple(match for _, (_, match) in sorted(found.items()))


def _in_sentence(context: Context, sentence: int, fact: Fact, runs: Runs) -> list[tuple[int, Match]]:
    """For each mention of the fact in the sentence the nearest figure of its unit, with the distance in tokens."""
    tokens = context.tokens(sentence)
    mentions = runs.within(tokens.words, 0, len(tokens) - 1) if len(tokens) else []
    if not mentions:
        return []
    place = context.document.sentences[sentence]
    unit = _unit(fact.unit, context.document.language)
    near = [q for q in context.quantities if place.start <= q.start < place.end and q.value is not None and _alike(q, unit)]
    found = []
    for first, last in mentions:
        best: tuple[int, Quantity] | None = None
        for quantity in near:
            at = next((i for i, end in enumerate(tokens.ends) if end > quantity.start), len(tokens))
            distance = at - last if at > last else first - at
            if distance <= _NEAR and (best is None or distance < best[0]):
                best = (distance, quantity)
        if best is None:
            continue
        agrees = same(context.text(best[1].start, best[1].end), best[1], fact.value)
        if agrees or not _other_time(context, sentence, fact):
            found.append((best[0], Match(best[1], fact, (tokens.starts[first], tokens.ends[last]), agrees)))
    return found


@cache
def _unit(written: str, language: str) -> str:
    """The unit of a fact in an article of `language`: one that says "euros" is of EUR."""
    return unit_of(written, language).casefold() if written else ""


def _alike(quantity: Quantity, wanted: str) -> bool:
    if not wanted:
        return quantity.kind == "count"
    unit = quantity.unit.casefold()
    return unit == wanted or (quantity.kind == "count" and wanted in unit.split())


def same(text: str, quantity: Quantity, value: float) -> bool:
    """True where `value` rounds to the quantity as it is written ("13.5 million" is 13,482,000 too), or lies in its range."""
    if quantity.value is None:
        return False
    low, high = quantity.value, quantity.high
    if high is not None:
        return min(low, high) <= value <= max(low, high)
    return abs(low - value) <= rounding(text, quantity) * 1.0001


def rounding(text: str, quantity: Quantity) -> float:
    """Half of what the last written digit is worth."""
    return _step(text, abs(quantity.value or 0.0)) / 2


def _step(text: str, value: float) -> float:
    """What the last written digit is worth: 100,000 in "13.5 million"; the noughts of a large round number are rounding."""
    found = _DIGITS.search(text)
    if found is None or not value:
        return 0.0
    digits = re.sub(r"\D", "", found[0]).lstrip("0")
    if not digits:
        return 0.0
    step = value / int(digits)
    noughts = len(digits) - len(digits.rstrip("0"))
    return step * 10**noughts if step == 1 and noughts >= 2 and value >= 10_000 else step


def _other_time(context: Context, sentence: int, fact: Fact) -> bool:
    """The sentence speaks of another year than the fact's."""
    if fact.as_of is None:
        return False
    place = context.document.sentences[sentence]
    years = set(_YEAR.findall(context.text(place.start, place.end)))
    return bool(years) and str(fact.as_of.year) not in years
