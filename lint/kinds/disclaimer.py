"""The kind `disclaimer`: a statement or a prescribed wording that what an article holds calls for."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import msgspec

from lint.context import Context, Library
from lint.finding import Finding, Related, fill
from lint.observation import DisclaimerView
from lint.phrase import Match, Phrasebook
from lint.presence import passages, stated
from lint.presence.triggers import About, Trigger, triggers
from lint.rule import Phrases, Rule
from lint.span import Span
from lint.terms import LANGUAGES, Category
from lint.topics import observe as observe_topics

SEVEN: Final[tuple[Category, ...]] = (
    "disclaimer/not-advice",
    "disclaimer/risk-warning",
    "disclaimer/past-performance",
    "disclaimer/forward-looking",
    "disclaimer/paid-promotion",
    "disclaimer/position",
    "disclaimer/third-party",
)
"""The categories of annotation guide §3, in its order."""

Where = Literal["anywhere", "top", "end", "before-first-figure", "same-section"]


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that meets a requirement: a prescribed wording by its id, a statement of `rules/disclaimers`, or phrases."""

    wording: str = ""
    statement: str = ""
    phrases: Phrases = {}


class Require(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be there: one of `any`, and each of `all`."""

    any: list[Need] = []
    all: list[Need] = []


class Disclaimer(Rule, frozen=True, kw_only=True, tag="disclaimer", rename="kebab", forbid_unknown_fields=True):
    """Something that must be said where `when` holds.

    `about` narrows what the triggers and phrases of `when` must be about; a sentence with one of `unless` triggers nothing by its
    phrases. `language` is ``document``, a code, or empty for any.
    `prominent`: a footnote, a collapsed element or a comment does not do.
    """

    require: Require
    about: About = ""
    unless: Phrases = {}  # noqa: RUF012 - msgspec copies it
    where: Where = "anywhere"
    prominent: bool = False
    language: str = ""


Key = tuple[str, str, str]  # pack, rule, and which phrases: when, or the number of the need


class _Books:
    """Phrasebooks of the phrases that disclaimer rules hold, one for each set of rules."""

    def __init__(self, library: Library) -> None:
        self._lexicon = library.lexicon
        self._made: dict[tuple[tuple[str, str], ...], Phrasebook[Key]] = {}

    def of(self, rules: Sequence[Disclaimer]) -> Phrasebook[Key]:
        """The book of these rules."""
        key = tuple((rule.pack, rule.id) for rule in rules)
        if key not in self._made:
            self._made[key] = Phrasebook(list(_phrases(rules)), self._lexicon)
        return self._made[key]


def _phrases(rules: Sequence[Disclaimer]) -> Iterator[tuple[Key, str, str]]:
    for rule in rules:
        for language, listed in rule.when.phrases.items():
            yield from (((rule.pack, rule.id, "when"), language, phrase) for phrase in listed)
        for language, listed in rule.unless.items():
            yield from (((rule.pack, rule.id, "unless"), language, phrase) for phrase in listed)


def observe(rules: Sequence[Disclaimer], context: Context) -> None:
    """Fill `context.topics` and `context.disclaimers`: each of the seven categories, triggered and present or not."""
    context.topics = context.topics or observe_topics(context)
    views = {category: _view(category, rules, context) for category in SEVEN}
    # Second, those that another disclaimer's trigger calls for as well.
    context.disclaimers = tuple(views.values())
    for category in {rule.category for rule in rules if any(c in SEVEN for c in rule.when.triggers)} & set(SEVEN):
        views[category] = _view(category, rules, context)
    context.disclaimers = tuple(views.values())


def _view(category: Category, rules: Sequence[Disclaimer], context: Context) -> DisclaimerView:
    name = category.partition("/")[2]
    found = [t for rule in rules if rule.category == category for t in [_trigger(rule, rules, context)] if t is not None]
    passage = stated(context, name)
    provided = next((p for p in context.profile.provided if p.category == category), None)
    reasons = [found[0].reason] if found else []
    if provided is not None:
        reasons.append(f"provided by {provided.file}")
    elif passage is not None:
        reasons.append(passage.how)
    return DisclaimerView(
        category,
        bool(found),
        (found[0].start, found[0].end) if found else None,
        passage is not None or provided is not None,
        (passage.start, passage.end) if passage is not None and passage.start < passage.end else None,
        "; ".join(reasons),
    )


def _trigger(rule: Disclaimer, rules: Sequence[Disclaimer], context: Context) -> Trigger | None:
    """The clearest trigger of a rule."""
    hits = [(which, m) for (pack, one, which), m in _said(rules, context) if (pack, one) == (rule.pack, rule.id)]
    barred = {m.sentence for which, m in hits if which == "unless"}
    said = [(m.start, m.end) for which, m in hits if which == "when" and not m.negated and m.sentence not in barred]
    return next(triggers(rule.when, rule.about, context, said, rule.category.partition("/")[2]), None)


def _said(rules: Sequence[Disclaimer], context: Context) -> list[tuple[Key, Match]]:
    book = context.library.once(_Books).of(rules)
    return book.search(context)


def applies(rule: Disclaimer, context: Context) -> bool:
    """Does the article call for it, met or not: what decides whether a jurisdiction's rule replaces the general one."""
    return _trigger(rule, [rule], context) is not None


def check(rule: Disclaimer, context: Context) -> Iterator[Finding]:
    """One finding where the rule is called for and not met, at the trigger, with the place where it should stand."""
    trigger = _trigger(rule, [rule], context)
    if trigger is None or _met(rule, context):
        return
    document = context.document
    span = document.source(trigger.start, trigger.end)
    quote = document.text[span.start : span.end]
    place = Related("place", "say it here", _place(rule, context))
    evidence: dict[str, Any] = {"reason": trigger.reason, "form": "missing"}
    yield Finding(rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote), rule.instead, (place,), evidence)


def _met(rule: Disclaimer, context: Context) -> bool:
    if any(p.category == rule.category for p in context.profile.provided):
        return True
    every = [_need(need, context) for need in rule.require.all]
    some = [_need(need, context) for need in rule.require.any]
    return all(every) and (any(some) or not some)


def _need(need: Need, context: Context) -> bool:
    if need.statement:
        return any(p.statement == need.statement for p in context.ask(passages))
    if need.phrases:
        book: Phrasebook[str] = Phrasebook(
            [("", language, phrase) for language, listed in need.phrases.items() for phrase in listed], context.library.lexicon
        )
        return any(not match.negated for _, match in book.search(context, LANGUAGES))
    return False


def _place(rule: Disclaimer, context: Context) -> Span:
    """Where it should stand: an empty span of the source."""
    document = context.document
    if not document.blocks:
        return Span(0, 0)
    if rule.where == "top":
        head = [b for b in document.blocks if b.kind in ("title", "description")]
        at = document.source(head[-1].end, head[-1].end).start if head else document.source(document.blocks[0].start, 0).start
        return Span(at, at)
    last = document.source(document.blocks[-1].start, document.blocks[-1].end).end
    return Span(last, last)
