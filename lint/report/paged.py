"""The page of a checked article, made while its document is at hand."""

from collections.abc import Iterator, Sequence

from lint.config import Profile
from lint.document import Document
from lint.engine import FileResult
from lint.finding import Finding
from lint.report.figures import page as register_page
from lint.report.page import Page, Stretch
from lint.span import Span


def page(result: FileResult, profile: Profile, findings: Sequence[Finding]) -> Page | None:
    """The page of an article with `findings` marked in it; None where it could not be read."""
    document = result.document
    if document is None:
        return None
    return Page(
        document.prose.text,
        document.blocks,
        tuple(stretch for index, finding in enumerate(findings) for stretch in _stretches(document, finding, index)),
        tuple(document.block_at(document.prose.offset(finding.span.start)) if document.blocks else -1 for finding in findings),
        tuple(link for link in document.links if link.start < link.end and link.target),
        register_page(result, profile).entries,
        document.date,
    )


def _stretches(document: Document, finding: Finding, index: int) -> Iterator[Stretch]:
    own = _visible(document, finding.span)
    if own is not None:
        yield Stretch(*own, index, "finding")
    for related in finding.related:
        place = _visible(document, related.span)
        if place is not None and place != own:
            yield Stretch(*place, index, related.role)


def _visible(document: Document, span: Span) -> tuple[int, int] | None:
    """The prose of a source span; None for what no reader sees (a comment, an address, an empty place)."""
    start, end = document.prose.offset(span.start), document.prose.offset(span.end)
    if start >= end:
        return None
    shown = document.source(start, end)
    return (start, end) if shown.start < span.end and span.start < shown.end else None
