"""The kind `metadata`: keys that an article's front matter must have."""

from collections.abc import Iterator

from lint.context import Context
from lint.finding import Finding, Related, fill
from lint.rule import Rule
from lint.span import Span


class MetadataRule(Rule, frozen=True, kw_only=True, tag="metadata", rename="kebab", forbid_unknown_fields=True):
    """Keys that must be there and have a value; ``author|authors`` asks for one of the two."""

    require: list[str]


def check(rule: MetadataRule, context: Context) -> Iterator[Finding]:
    """One finding for all keys that are missing, at the article's title or else at its first words."""
    document = context.document
    given = {entry.key.lower() for entry in document.metadata if entry.value.strip()}
    # `authors: [A, B]` is kept as authors[0], authors[1]; `seo: {title: …}` as seo.title.
    given |= {key.partition("[")[0] for key in given} | {key.partition(".")[0] for key in given}
    given |= {"date"} if document.date else set()  # a file name such as 2026-11-20-title.md tells it too
    missing = [keys for keys in rule.require if not any(key.strip().lower() in given for key in keys.split("|"))]
    if not missing or not document.blocks:
        return
    head = next((b for b in document.blocks if b.kind == "title"), None)
    head = head or next((b for b in document.blocks if b.kind == "heading"), document.blocks[0])
    span = document.source(head.start, head.end)
    named = ", ".join(keys.replace("|", " or ") for keys in missing)
    quote = document.text[span.start : span.end]
    place = Related("place", f"add {named} here", Span(0, 0))
    reason = f"no {named} in the front matter"
    yield Finding(
        rule.id, rule.category, rule.severity, span, fill(rule.message, keys=named, quote=quote), rule.instead, (place,), {"reason": reason}
    )
