"""Who speaks a phrase: the author, somebody who is named, or nobody, since it is denied (annotation guide §2)."""

from typing import Final

from lint.attribution import attributions
from lint.context import Context
from lint.observation import Attribution
from lint.phrase import Match
from lint.terms import Voice
from lint.voice.cues import cues

_NEAR: Final = 10  # tokens that may stand between a cue and the phrase that it colours
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
    cue = _before(context, hit, found.of(hit.sentence, "denial")) or _after(context, hit, found.of(hit.sentence, "denial-after"))
    return f"denied by “{context.text(cue.start, cue.end)}”" if cue is not None else ""


def _distanced(context: Context, hit: Match) -> str:
    found = context.ask(cues)
    cue = (
        _before(context, hit, found.of(hit.sentence, "distancing"))
        or _after(context, hit, found.of(hit.sentence, "distancing-after"))
        or _hearsay(context, hit, found.of(hit.sentence, "hearsay"))
    )
    return f"the author distances himself: “{context.text(cue.start, cue.end)}”" if cue is not None else ""


def _attributed(context: Context, hit: Match, source: bool) -> str:
    for one in context.ask(attributions):
        cue = one.start < hit.end and hit.start < one.end  # "Acme expects": the hit holds the verb that attributes it
        if one.named and (cue or _covers(one, hit)) and not (source and cue):
            return f"attributed to “{context.text(*one.holder)}”"
    return ""


def _covers(one: Attribution, hit: Match) -> bool:
    return one.reach[0] <= hit.start and hit.end <= one.reach[1]


def _before(context: Context, hit: Match, found: list[Match]) -> Match | None:
    """The last cue before the hit, near and with no stop between, nor a comma but right behind the cue."""
    words = context.tokens(hit.sentence).words
    for cue in reversed(found):
        between = words[cue.last + 1 : hit.first]
        if cue.last < hit.first and len(between) < _NEAR and _STOPS.isdisjoint(between) and "," not in between[2:]:
            return cue
    return None


def _after(context: Context, hit: Match, found: list[Match]) -> Match | None:
    """The first cue behind the hit, near and with no stop between."""
    words = context.tokens(hit.sentence).words
    for cue in found:
        if cue.first > hit.last and cue.first - hit.last <= _NEAR and _STOPS.isdisjoint(words[hit.last + 1 : cue.first]):
            return cue
    return None


def _hearsay(context: Context, hit: Match, found: list[Match]) -> Match | None:
    """A cue of hearsay in the clause of the hit, or in the hit itself."""
    low, high = context.view(hit.sentence).around(hit.first, hit.last)
    return next((cue for cue in found if low <= cue.first and cue.last <= high), None)
