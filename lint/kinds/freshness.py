"""The kind `freshness`: words that lean on something which the article does not have, a date or a place that they point to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from lint.context import Context
from lint.finding import Finding, Related, fill
from lint.phrase import Match, Phrasebook
from lint.quantity.grammar import grammar
from lint.rule import Phrases, Rule

_NUMERIC: Final = re.compile(r"(?<![\w.,/-])(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[QTH][1-4] (?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)")
# A heading that is a target may stand behind a mark or a number ("⚠ Disclaimer", "7. Risks").
_LEAD: Final = 6


class Freshness(Rule, frozen=True, kw_only=True, tag="freshness", rename="kebab", forbid_unknown_fields=True):
    """`relative`: dates that count from the day of reading, wrong where the article has no date. `pointers`: words that send
    the reader to another place, wrong where there is neither a link nor a heading, label or component for one of `targets`."""

    relative: Phrases = msgspec.field(default_factory=dict)
    pointers: Phrases = msgspec.field(default_factory=dict)
    targets: Phrases = msgspec.field(default_factory=dict)


Books = dict[str, Phrasebook[str]]


def _books(library: Any) -> Books:
    """One phrasebook for each field, over all rules of the kind; keys are rule ids."""
    rules: tuple[Freshness, ...] = library.of_kind(Freshness)
    return {
        field: Phrasebook(
            ((rule.id, language, phrase) for rule in rules for language, found in getattr(rule, field).items() for phrase in found),
            library.lexicon,
        )
        for field in ("relative", "pointers", "targets")
    }


def check(rule: Freshness, context: Context) -> Iterator[Finding]:
    """At most one finding for the relative dates of an article, one for each dead pointer."""
    if rule.relative:
        yield from _undated(rule, context)
    if rule.pointers:
        yield from _dead(rule, context)


def _matches(field: str, rule: Freshness, context: Context) -> list[Match]:
    books = context.library.once(_books)
    return [match for key, match in books[field].search(context) if key == rule.id]


def _undated(rule: Freshness, context: Context) -> Iterator[Finding]:
    document = context.document
    if document.date or _dated(context):
        return
    matches = _matches("relative", rule, context)
    if not matches:
        return
    spans = [document.source(m.start, m.end) for m in matches]
    related = tuple(Related("other", "here too", span) for span in spans[1:])
    quote = document.text[spans[0].start : spans[0].end]
    reason = "no date in the front matter, the file's name or the text"
    yield Finding(
        rule.id, rule.category, rule.severity, spans[0], fill(rule.message, quote=quote), rule.instead, related, {"reason": reason}
    )


def _dated(context: Context) -> bool:
    """Does the text itself give a date that a reader could count from: a full one anywhere, a year in a title or heading."""
    document = context.document
    text = document.prose.text
    if _NUMERIC.search(text) or _with_month(document.language).search(text):
        return True
    heads = (block for block in document.blocks if block.kind in ("title", "description", "heading"))
    return any(_YEAR.search(text, block.start, block.end) for block in heads)


@cache
def _with_month(language: str) -> re.Pattern[str]:
    """A month's name beside a number, in a language. English months are words as well: only their capital makes them dates."""
    known = grammar(language)
    months = known.cldr.months if known is not None else ()
    names = "|".join(re.escape(month.capitalize() if language == "en" else month) for month in months) or "(?!)"
    month = f"(?:{names})" if language == "en" else f"(?i:{names})"
    return re.compile(rf"(?<!\w){month}\.?,? ?(?:del? |di |/|-)?\d|\d(?:st|nd|rd|th|er|\.|º|ª)? ?(?:of |de |di )?{month}(?!\w)")


def _dead(rule: Freshness, context: Context) -> Iterator[Finding]:
    document = context.document
    matches = _matches("pointers", rule, context)
    if not matches or context.profile.provided or _stands_in(context):
        return
    targets = [m for m in _matches("targets", rule, context) if _is_label(m, context)]
    for match in matches:
        sentence = document.sentences[match.sentence]
        linked = any(link.start < sentence.end and sentence.start <= link.end for link in document.links)
        if linked or any(document.block_at(t.start) != sentence.block for t in targets):
            continue
        span = document.source(match.start, match.end)
        quote = document.text[span.start : span.end]
        reason = "no link in this sentence, and no heading of that name in this article"
        yield Finding(rule.id, rule.category, rule.severity, span, fill(rule.message, quote=quote), rule.instead, (), {"reason": reason})


def _is_label(match: Match, context: Context) -> bool:
    """Does a target open its block, as a heading or as a label before the text (“Disclaimer: …”)."""
    block = context.block(match.start)
    return block.kind in ("heading", "title", "term") or match.start - block.start <= _LEAD


def _stands_in(context: Context) -> bool:
    """A component or include of the article that stands for a disclaimer, by the config."""
    known = {name.casefold() for name in context.profile.components}
    return any(component.name.casefold() in known for component in context.document.components)
