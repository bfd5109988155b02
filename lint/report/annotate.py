"""An article with carets under the exact characters of its findings, and the way back to the bare article.

    Bitcoin will certainly reach $100,000.
            ^^^^^^^^^^^^^^ wording/certainty
                                 ^^^^^^^^ figure/unsupported

A span that goes on over the end of a line has ``...`` behind its carets, and its last line ``^^^^ ...category``, so that both ends
are exact. ``~~~~`` stand under related places, a single ``|`` before the character at which an empty span lies.
Columns count code points, as everywhere.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from lint.finding import Finding
from lint.span import Lines, Span

_MARKER = re.compile(r"^ *(?:\^+|~+|\|)(?:\.\.\.)? (?:\.\.\.)?[a-z]+/[a-z-]+(?: \([a-z]+\))?$")


class Mark(msgspec.Struct, frozen=True, order=True):
    """The part of a span on one line: columns ``[start, end)`` from 0, and whether the span came from above or goes on below."""

    start: int
    end: int
    from_above: bool = False
    goes_on: bool = False


def marks(lines: Lines, span: Span) -> Iterator[tuple[int, Mark]]:
    """The lines (1-based) that a span touches, each with its part. Line ends are not marked; blank parts are left out."""
    first = lines.position(span.start).line
    last = lines.position(max(span.start, span.end - 1)).line
    for number in range(first, last + 1):
        line = lines.span(number)
        start = max(span.start, line.start)
        end = min(span.end, line.end)
        if start < end or first == last:
            yield number, Mark(start - line.start, max(start, end) - line.start, number > first, number < last)


def carets(mark: Mark, sign: str = "^") -> str:
    """The signs under a mark, with their indent."""
    return " " * mark.start + (sign * (mark.end - mark.start) or "|")


def draw(text: str, findings: Iterable[Finding]) -> str:
    """The article with its findings in the margin; the inverse of `strip`. The text ends with a line end."""
    lines = Lines(text)
    under: dict[int, list[tuple[Mark, str]]] = {}
    for finding in findings:
        _note(under, lines, finding.span, "^", str(finding.category))
        for related in finding.related:
            _note(under, lines, related.span, "~", f"{finding.category} ({related.role})")
    out: list[str] = []
    for number in range(1, len(lines) + 1):
        start = lines.starts[number - 1]
        end = lines.starts[number] if number < len(lines) else len(text)
        out.append(text[start:end])
        out.extend(row + "\n" for _, row in sorted(under.get(number, ())))
    return "".join(out)


def _note(under: dict[int, list[tuple[Mark, str]]], lines: Lines, span: Span, sign: str, label: str) -> None:
    for number, mark in marks(lines, span):
        row = carets(mark, sign) + ("..." if mark.goes_on else "") + " " + ("..." if mark.from_above else "") + label
        under.setdefault(number, []).append((mark, row))


def is_marker(line: str) -> bool:
    """True for a line that `draw` could have written (without its line end)."""
    return _MARKER.match(line) is not None


def strip(golden: str) -> str:
    """The bare article of an annotated one."""
    lines = Lines(golden)
    ends = [*lines.starts[1:], len(golden)]
    return "".join(
        golden[start:end] for start, end in zip(lines.starts, ends, strict=True) if not is_marker(golden[start:end].rstrip("\r\n"))
    )
