"""What of an article was not read as prose, and why."""

from bisect import bisect_left, bisect_right

from lint.document import Document
from lint.span import Span


def unread(document: Document) -> dict[str, int]:
    """Reason → code points of the source that no rule has read; reasons without any are left out."""
    total = len(document.text) - _read(document, Span(0, len(document.text)))
    head = max((entry.source.end for entry in document.metadata), default=0) if document.format != "html" else 0
    front = head - _read(document, Span(0, head))
    comments = sum(len(c.source) - _read(document, c.source) for c in document.comments if c.source.start >= head)
    struck = sum(_read(document, document.source(span.start, span.end)) for span in document.struck)
    found = {"front matter": front, "comments": comments, "markup, code and addresses": total - front - comments}
    return {reason: number for reason, number in {**found, "struck out": struck}.items() if number > 0}


def _read(document: Document, span: Span) -> int:
    """Code points of the source `span` that stand in the prose."""
    prose = document.prose
    first = max(0, bisect_right(prose.sources, span.start) - 1)
    last = bisect_left(prose.sources, span.end)
    pieces = zip(prose.sources[first:last], prose.widths[first:last], strict=True)
    return sum(max(0, min(span.end, at + width) - max(span.start, at)) for at, width in pieces)
