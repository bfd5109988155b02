"""Figures that hold only under a condition: those of an if-clause, and what depends on them behind it."""

from bisect import bisect_left, bisect_right

from lint.context import Context
from lint.observation import Quantity
from lint.quantity.grammar import grammar
from lint.support.cues import Cue, apart, cues

_BEGINS = 2  # words between the saving and the sum
_RIGHT = 12  # characters behind a sum in which it is named
_PERSONAL = 5e6  # the largest sum that an example of personal finance works with


def conditional(context: Context, quantity: Quantity, found: tuple[Cue, ...], *, told: bool, dated: bool, made_up: bool) -> bool:
    """In an if-clause; behind one, what an example could make up and depends on the reader or on a figure of the clause.

    `told`: somebody else says so in this sentence, which makes the main clause a report.
    """
    text = context.document.prose.text
    openers = [cue for cue in found if "if_" in cue.tags and cue.end <= quantity.start]
    if not openers:
        return False
    if _one_clause(text[openers[-1].end : quantity.start]):
        return not (told and quantity.kind in ("percent", "multiple", "fraction"))
    behind = text[openers[0].end : quantity.start]
    if told or not made_up or behind.rfind("(") > behind.rfind(")"):
        return False
    tags = {tag for cue in found for tag in cue.tags}
    talks = bool(tags & {"reader", "second_person"})
    depends = any(c.isdigit() for c in behind.partition(", ")[0]) or (talks and quantity.kind in ("money", "rate"))
    return depends and (talks or not dated)


def _one_clause(between: str) -> bool:
    return ", " not in between and ";" not in between and ") " not in between


def staked(context: Context, quantity: Quantity, found: tuple[Cue, ...], start: int) -> bool:
    """ "Saving $200 a month for 30 years …", "an investment of $1,000 would …": the sum, and what an example makes of it."""
    text = context.document.prose.text
    low = context.ask(cues).low
    for cue in found:
        if cue.end > quantity.start:
            break
        if "sums_after" in cue.tags and _nobodys(context, cue, start):
            return True
        if not cue.tags & {"saving", "stakes", "given"}:
            continue
        sum_ = _first(context, cue.end)
        if sum_ is None or sum_.kind not in ("money", "rate") or sum_.unit.startswith("%") or (sum_.value or 0.0) > _PERSONAL:
            continue
        if sum_.start > quantity.start or not apart(text, cue.end, sum_.start, _BEGINS):
            continue
        begins = _clause_begins(low, start, cue.start)
        if begins and ("saving" in cue.tags or ("given" in cue.tags and not _priced(found, sum_))):
            return True
        if "stakes" in cue.tags and any("would" in c.tags for c in found):
            return True
    return False


def _nobodys(context: Context, cue: Cue, start: int) -> bool:
    """ "A $500,000 portfolio", "with $500 in savings": a sum of money that opens its clause, named by `cue`."""
    index = bisect_right(context.quantities, cue.start, key=lambda q: q.start) - 1
    if index < 0:
        return False
    text, sum_ = context.document.prose.text, context.quantities[index]
    if sum_.kind not in ("money", "rate") or sum_.unit.startswith("%") or (sum_.value or 0.0) > _PERSONAL or sum_.start < start:
        return False
    known = grammar(context.document.language)
    low = context.ask(cues).low
    before = low[start : sum_.start].rstrip()
    article = before.rpartition(" ")[2]
    if known is None or len(text[sum_.end : cue.start].split()) > 1 or article not in known.articles:
        return False
    return _clause_begins(low, start, start + len(before) - len(article))


def _priced(found: tuple[Cue, ...], sum_: Quantity) -> bool:
    """Whether the sum is a price, a tax or a limit: "for a $5 fee"."""
    return any(cue.tags & {"terms", "limits"} and sum_.end <= cue.start <= sum_.end + _RIGHT for cue in found)


def _first(context: Context, at: int) -> Quantity | None:
    """The first quantity from `at` on."""
    index = bisect_left(context.quantities, at, key=lambda q: q.start)
    return context.quantities[index] if index < len(context.quantities) else None


def _clause_begins(low: str, start: int, at: int) -> bool:
    before = low[start:at].rstrip(" \"'*_«“„(")
    return not any(c.isalnum() for c in before) or before[-1] in ",:;–—"
