"""The kind `disclaimer`: a statement or a prescribed wording that what an article holds calls for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from lint.context import Context
from lint.finding import Finding, Fix, Related, fill
from lint.observation import DisclaimerView
from lint.phrase import Phrasebook
from lint.presence import stated
from lint.presence.mend import FixText, mend
from lint.presence.place import Where, spot
from lint.presence.requirement import Answer, Require, Terms, answer
from lint.presence.triggers import About, Trigger, moved, spoken, triggers
from lint.rule import Phrases, Rule
from lint.terms import LANGUAGES, Category
from lint.topics import admitted
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


class Disclaimer(Rule, frozen=True, kw_only=True, tag="disclaimer", rename="kebab", forbid_unknown_fields=True):
    """Something that must be said where `when` holds (always, without one).

    `about` narrows what the triggers and phrases of `when` must be about. A sentence with one of `unless` triggers nothing by its
    phrases, nor does a phrase that one of `other` stands in or before it with no asset between: something else moves; with
    `own_voice` neither does what a named source says. `language` of a wording: ``document``, a code, or empty for
    any. `prominent`: a footnote or a collapsed element does not do.
    """

    require: Require
    about: About = ""
    unless: Phrases = msgspec.field(default_factory=dict)
    other: Phrases = msgspec.field(default_factory=dict)
    own_voice: bool = False
    where: Where = "anywhere"
    prominent: bool = False
    language: str = ""
    fix: FixText | None = None


Key = tuple[str, str]  # a rule's id, and which of its phrases: when, unless, or the number of the need


def observe(rules: Sequence[Disclaimer], context: Context) -> None:
    """Fill `context.disclaimers`: each of the seven categories, triggered and present or not (and `context.topics`, if empty)."""
    context.topics = context.topics or observe_topics(context)
    views = {category: _view(category, rules, context) for category in SEVEN}
    context.disclaimers = tuple(views.values())
    # Second, those that another disclaimer's trigger calls for as well.
    for category in SEVEN:
        if any(rule.category == category and any(c in SEVEN for c in rule.when.triggers) for rule in rules):
            views[category] = _view(category, rules, context)
    context.disclaimers = tuple(views.values())


def applies(rule: Disclaimer, context: Context) -> bool:
    """True where something in the article calls for what `rule` asks, or one of the topics that it is about (`also`) does."""
    return _trigger(rule, context) is not None or (bool(rule.when.also) and admitted(rule.when, context.topics, context.document.language))


def check(rule: Disclaimer, context: Context) -> Iterator[Finding]:
    """One finding where the rule is called for and not met: at what stands in its place, else at the words that call for it."""
    trigger = _trigger(rule, context)
    if trigger is None or _provided(rule, context):
        return
    hits = _hits(context, "need")
    said = [hits.get((rule.id, str(number)), []) for number in range(len(rule.require.any) + len(rule.require.all))]
    terms = Terms(rule.where, rule.prominent, rule.language, trigger.start, _day(context))
    found = answer(rule.require, terms, said, context)
    if found.form != "met":
        yield _finding(rule, trigger, found, context)


def _provided(rule: Disclaimer, context: Context) -> bool:
    """True where a template adds it to every page: by its category; what a law prescribes by the wording that the config names."""
    wanted = {need.wording for need in (*rule.require.any, *rule.require.all) if need.wording}
    return any(p.wording in wanted or (rule.category in SEVEN and p.category == rule.category) for p in context.profile.provided)


def _finding(rule: Disclaimer, trigger: Trigger, found: Answer, context: Context) -> Finding:
    document = context.document
    called = document.source(trigger.start, trigger.end)
    standing = found.start < found.end
    span = document.source(found.start, found.end) if standing else called
    at = spot(rule.where, trigger.start, context)
    place = document.source(at, at)
    message = fill(rule.message, quote=context.text(trigger.start, trigger.end))
    evidence: dict[str, Any] = {"reason": trigger.reason, "form": found.form}
    related = [Related("place", "say it here", place)]
    if standing or found.wording:
        evidence["found"] = found.reason
    if standing:
        related.insert(0, Related("trigger", "this calls for it", called))
        message = f"{message} Here: {'; '.join(found.differences) or found.reason}."
    if found.differences:
        evidence["differences"] = list(found.differences)
    if found.wording:
        evidence["wording"] = found.wording
    fix = _fix(rule, trigger.start, found, context)
    return Finding(rule.id, rule.category, rule.severity, span, message, rule.instead, tuple(related), evidence, fix)


def _fix(rule: Disclaimer, trigger: int, found: Answer, context: Context) -> Fix | None:
    """What the config or the rule puts there; of the config its words for this very rule before the law's, those for its category after.

    A preview only informs.
    """
    if rule.status == "preview":
        return None
    profile = context.profile
    own = profile.fixes.get(rule.id)
    house = FixText(text=own or profile.fixes.get(rule.category, {}))
    fix = house if own or rule.fix is None else rule.fix
    edits = mend(fix, rule.where, rule.language, found, trigger, context)
    return Fix(fix.title, edits) if edits else None


def _view(category: Category, rules: Sequence[Disclaimer], context: Context) -> DisclaimerView:
    found = [t for rule in rules if rule.category == category for t in [_trigger(rule, context)] if t is not None]
    passage = stated(context, category.partition("/")[2])
    provided = next((p for p in context.profile.provided if p.category == category), None)
    reasons = [found[0].reason] if found else []
    if provided is not None:
        reasons.append(f"provided by {provided.file}")
    elif passage is not None:
        reasons.append(passage.how)
    trigger = (found[0].start, found[0].end) if found else None
    quote = (passage.start, passage.end) if passage is not None and passage.start < passage.end else None
    return DisclaimerView(category, bool(found), trigger, passage is not None or provided is not None, quote, "; ".join(reasons))


def _trigger(rule: Disclaimer, context: Context) -> Trigger | None:
    """The clearest trigger of a rule; without a `when`, and for a topic that is given from outside, the head of the article."""
    if not admitted(rule.when, context.topics, context.document.language):
        return None
    hits = _hits(context, "when")
    barred = {context.document.sentence_at(start) for start, _ in hits.get((rule.id, "unless"), [])}
    said = [(start, end) for start, end in hits.get((rule.id, "when"), []) if context.document.sentence_at(start) not in barred]
    if others := hits.get((rule.id, "other"), []):
        said = [(start, end) for start, end in said if not moved(start, end, others, context)]
    if rule.own_voice:
        said = [(start, end) for start, end in said if spoken(start, end, context)]
    found = next(triggers(rule.when, rule.about, context, said, rule.category.partition("/")[2]), None)
    if found is None and msgspec.structs.replace(rule.when, also={}, without=[], languages=[]) != type(rule.when)():
        return None
    if (found is None or found.start == found.end) and context.document.blocks:
        head = next((b for b in context.document.blocks if b.kind in ("title", "heading")), context.document.blocks[0])
        return Trigger(head.start, head.end, found.reason if found is not None else "it is asked of every article")
    return found


def _hits(context: Context, which: str) -> dict[Key, list[tuple[int, int]]]:
    return context.ask(_when_hits if which == "when" else _need_hits)


def _when_hits(context: Context) -> dict[Key, list[tuple[int, int]]]:
    return _places(context.library.once(_Books).holding("when", context), context, None)


def _need_hits(context: Context) -> dict[Key, list[tuple[int, int]]]:
    return _places(context.library.once(_Books).holding("need", context), context, LANGUAGES)


def _places(books: Sequence[Phrasebook[Key]], context: Context, languages: Sequence[str] | None) -> dict[Key, list[tuple[int, int]]]:
    found: dict[Key, list[tuple[int, int]]] = {}
    for key, match in (hit for book in books for hit in book.search(context, languages)):
        # What a law wants said is often a denial ("not covered by any scheme"), so it counts in the negative too.
        if key[1] != "when" or not (match.negated or context.block(match.start).around):
            found.setdefault(key, []).append((match.start, match.end))
    return found


class _Books:
    """The phrases of all rules, apart by whose law they are, so that an article costs what its own jurisdictions ask for.

    Used through ``library.once(_Books)``.
    """

    def __init__(self, library: Any) -> None:
        self._library = library
        self._books: dict[str, dict[tuple[str, ...], Phrasebook[Key]]] = {"when": {}, "need": {}}
        laws: dict[tuple[str, ...], list[Disclaimer]] = {}
        for rule in library.rules:
            if isinstance(rule, Disclaimer):
                laws.setdefault(tuple(rule.jurisdictions), []).append(rule)
        for law, rules in laws.items():
            self._books["when"][law] = self._book([row for rule in rules for row in _called(rule)])
            self._books["need"][law] = self._book([row for rule in rules for row in _wanted(rule)])

    def holding(self, which: str, context: Context) -> list[Phrasebook[Key]]:
        """The books of rules without a jurisdiction, and of those of the article."""
        active = self._library.active(context.profile.jurisdictions)
        return [book for law, book in self._books[which].items() if not law or not active.isdisjoint(law)]

    def _book(self, rows: Sequence[tuple[Key, Phrases]]) -> Phrasebook[Key]:
        listed = ((key, code, phrase) for key, phrases in rows for code, phrases_ in phrases.items() for phrase in phrases_)
        return Phrasebook(listed, self._library.lexicon)


def _called(rule: Disclaimer) -> list[tuple[Key, Phrases]]:
    """The phrases that call for a disclaimer, and those that take that back."""
    return [((rule.id, "when"), rule.when.phrases), ((rule.id, "unless"), rule.unless), ((rule.id, "other"), rule.other)]


def _wanted(rule: Disclaimer) -> list[tuple[Key, Phrases]]:
    """The phrases that meet a requirement."""
    return [((rule.id, str(number)), need.phrases) for number, need in enumerate([*rule.require.any, *rule.require.all])]


def _day(context: Context) -> date:
    """The article's own date, else the day of the run."""
    try:
        return date.fromisoformat(context.document.date[:10])
    except ValueError:
        return context.profile.as_of
