"""Who speaks a phrase: the author, somebody who is named, or nobody, since it is denied (annotation guide §2)."""

from bisect import bisect_left
from typing import Final

from lint.attribution import attributions
from lint.context import Context
from lint.observation import Attribution
from lint.phrase import Match
from lint.terms import Voice
from lint.voice.cues import Cues, cues
from lint.voice.data import Cue

_NEAR: Final = 10  # tokens that may stand between a cue and the phrase that it colours
_REACHED: Final = 20
_STOPS: Final = frozenset(".;?!")


def speaker(context: Context, hit: Match, *, source: bool = False) -> tuple[Voice, str]:
    """The voice of `hit`, and why, in words. With `source` the hit is itself the words that name a source."""
    denied = _denied(context, hit)
    if denied:
        return "negated", denied
    reported = _attributed(context, hit, source) or _distanced(context, hit)
    return ("reported", reported) if reported else ("author", "the article says it itself")


def _denied(context: Context, hit: Match) -> str:
    if hit.negated:
        return "a word of its clause denies it"
    found = context.ask(cues)
    cue = _before(context, hit, found, "denial") or _after(context, hit, found, "denial-after")
    return f"denied by “{context.text(cue.start, cue.end)}”" if cue is not None else ""


def _distanced(context: Context, hit: Match) -> str:
    found = context.ask(cues)
    cue = _before(context, hit, found, "distancing") or _after(context, hit, found, "distancing-after") or _hearsay(context, hit, found)
    return f"the author distances himself: “{context.text(cue.start, cue.end)}”" if cue is not None else ""


def _attributed(context: Context, hit: Match, source: bool) -> str:
    for one in _near(context, hit):
        cue = one.start < hit.end and hit.start < one.end  # "Acme expects": the hit holds the verb that attributes it
        if (cue or _covers(one, hit)) and not (source and cue):
            return f"attributed to “{context.text(*one.holder)}”"
    return ""


def _named(context: Context) -> dict[int, list[Attribution]]:
    """Sentence → the attributions to a named source that stand in it or reach it (at most `_REACHED` sentences)."""
    document = context.document
    found: dict[int, list[Attribution]] = {}
    for one in context.ask(attributions):
        if one.named:
            first = document.sentence_at(min(one.start, one.reach[0]))
            last = document.sentence_at(max(one.end, one.reach[1]) - 1)
            for sentence in range(first, min(last, first + _REACHED) + 1):
                found.setdefault(sentence, []).append(one)
    return found  # attributions stand in order of their places, so each list does


def names_source(context: Context, hit: Match) -> bool:
    """True where `hit` stands in the words that attribute something to a named source."""
    return any(one.start < hit.end and hit.start < one.end for one in _near(context, hit))


def _near(context: Context, hit: Match) -> list[Attribution]:
    """The attributions of the hit's sentence that stand near it, in a sentence of any length."""
    found = context.ask(_named).get(hit.sentence, [])
    at = bisect_left(found, hit.start, key=lambda one: one.start)
    return found[max(0, at - _REACHED) : at + _REACHED]


def _covers(one: Attribution, hit: Match) -> bool:
    return one.reach[0] <= hit.start and hit.end <= one.reach[1]


def _before(context: Context, hit: Match, found: Cues, kind: Cue) -> Match | None:
    """The last cue before the hit, near and with no stop between, nor a comma but right behind the cue."""
    words = context.tokens(hit.sentence).words
    for cue in reversed(found.within(hit.sentence, kind, hit.first - 3 * _NEAR, hit.first - 1)):
        between = words[cue.last + 1 : hit.first]
        if cue.last < hit.first and len(between) < _NEAR and _STOPS.isdisjoint(between) and "," not in between[2:]:
            return cue
    return None


def _after(context: Context, hit: Match, found: Cues, kind: Cue) -> Match | None:
    """The first cue behind the hit, near and with no stop between."""
    words = context.tokens(hit.sentence).words
    for cue in found.within(hit.sentence, kind, hit.last + 1, hit.last + _NEAR):
        if _STOPS.isdisjoint(words[hit.last + 1 : cue.first]):
            return cue
    return None


def _hearsay(context: Context, hit: Match, found: Cues) -> Match | None:
    """A cue of hearsay in the clause of the hit, or in the hit itself."""
    low, high = context.view(hit.sentence).around(hit.first, hit.last)
    return next((cue for cue in found.within(hit.sentence, "hearsay", low, high) if cue.last <= high), None)
