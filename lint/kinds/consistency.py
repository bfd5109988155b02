"""The kind `consistency`: figures that contradict an approved figure or one another, and approved figures past their limit."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal

from lint.context import Context
from lint.finding import Finding, Related, fill
from lint.rule import Rule
from lint.support.approved import Match, approved
from lint.support.contradictions import Contradiction, contradictions

Of = Literal["facts", "article", "age"]
_ALL: Final[tuple[Of, ...]] = ("facts", "article")


class Consistency(Rule, frozen=True, kw_only=True, tag="consistency", rename="kebab", forbid_unknown_fields=True):
    """`of` says what is compared: figures with the approved figures of `facts:`, figures of the article with one another, or the age
    of an approved figure that the article uses with its limit."""

    of: tuple[Of, ...] = _ALL


def check(rule: Consistency, context: Context) -> Iterator[Finding]:
    """One finding a figure, by place."""
    found: list[Finding] = []
    if "facts" in rule.of:
        found += [_other_value(rule, context, match) for match in context.ask(approved) if not match.agrees]
    if "age" in rule.of:
        day = _day(context)
        found += [_too_old(rule, context, match, day) for match in context.ask(approved) if match.agrees and match.fact.stale(day)]
    if "article" in rule.of:
        found += [_contradicted(rule, context, each) for each in context.ask(contradictions)]
    yield from sorted(found, key=lambda finding: finding.span)


def _other_value(rule: Consistency, context: Context, match: Match) -> Finding:
    fact, quote = match.fact, context.text(match.quantity.start, match.quantity.end)
    approved_value = f"{_plain(fact.value)} {fact.unit}".strip()
    since = f", as of {fact.as_of.isoformat()}" if fact.as_of else ""
    reason = f"the approved figure “{fact.id}” is {approved_value}{since} ({fact.source})"
    evidence: dict[str, Any] = {"reason": reason, "fact": fact.id, "approved": fact.value, "unit": fact.unit, "source": fact.source}
    span = context.document.source(match.quantity.start, match.quantity.end)
    named = Related("other", "what the approved figure is of", context.document.source(*match.words))
    return Finding(
        rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote, reason=reason), rule.instead, (named,), evidence
    )


def _too_old(rule: Consistency, context: Context, match: Match, day: date) -> Finding:
    fact, quote = match.fact, context.text(match.quantity.start, match.quantity.end)
    since = fact.as_of.isoformat() if fact.as_of else ""
    reason = f"the approved figure “{fact.id}” is of {since} and holds for {fact.limit} days"
    evidence: dict[str, Any] = {"reason": reason, "fact": fact.id, "as-of": since, "limit": fact.limit, "day": day.isoformat()}
    span = context.document.source(match.quantity.start, match.quantity.end)
    return Finding(rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote, reason=reason), rule.instead, (), evidence)


def _contradicted(rule: Consistency, context: Context, each: Contradiction) -> Finding:
    document = context.document
    quote = context.text(each.quantity.start, each.quantity.end)
    others = [context.text(q.start, q.end) for q in each.others]
    related = tuple(
        Related("other", f"{text} stands here", document.source(q.start, q.end)) for q, text in zip(each.others, others, strict=True)
    )
    reason = f"{each.reason}: {', '.join(others)}"
    evidence: dict[str, Any] = {"reason": each.reason, "figure": quote, "others": others}
    span = document.source(each.quantity.start, each.quantity.end)
    return Finding(
        rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote, reason=reason), rule.instead, related, evidence
    )


def _day(context: Context) -> date:
    """The article's own date, else the day of the run."""
    try:
        return date.fromisoformat(context.document.date[:10])
    except ValueError:
        return context.profile.as_of


def _plain(value: float) -> str:
    """A number with its thousands parted, without needless noughts."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"
