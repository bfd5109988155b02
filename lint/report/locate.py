"""Findings with their lines, columns, quotes and the rows to show: derived once, where the text still is."""

from collections.abc import Iterable

from lint.finding import Finding
from lint.report import Located, Place, Row
from lint.report.annotate import Mark, marks
from lint.report.units import Units
from lint.span import Lines, Span

_LONG = 1_000
"""Lines up to this length are kept whole."""
_AROUND = 240
"""Code points kept on each side of a finding in a longer line (a line may have millions): more than a terminal shows."""


def locate(text: str, findings: Iterable[Finding]) -> tuple[Located, ...]:
    """Each finding of `text` with its places."""
    lines, units = Lines(text), Units(text)

    def place(span: Span) -> Place:
        start, end = lines.position(span.start), lines.position(span.end)
        return Place(start, end, text[span.start : span.end], units.column(start), units.column(end))

    return tuple(
        Located(
            finding,
            place(finding.span),
            tuple(place(related.span) for related in finding.related),
            rows(text, lines, finding.span),
            tuple(place(Span(edit.start, edit.end)) for edit in finding.fix.edits) if finding.fix is not None else (),
        )
        for finding in findings
    )


def rows(text: str, lines: Lines, span: Span) -> tuple[Row, ...]:
    """The lines that show `span`: all of it when it stands on at most three lines, else the first two and the last."""
    touched = list(marks(lines, span))
    shown = touched if len(touched) <= 3 else [*touched[:2], touched[-1]]
    return tuple(_row(text, lines, number, mark) for number, mark in shown)


def _row(text: str, lines: Lines, number: int, mark: Mark) -> Row:
    line = lines.span(number)
    if len(line) <= _LONG:
        return Row(number, line.start, text[line.start : line.end])
    begin = max(0, mark.start - _AROUND)
    end = min(len(line), min(mark.end, mark.start + _AROUND) + _AROUND)
    return Row(number, line.start + begin, text[line.start + begin : line.start + end], begin > 0, end < len(line))
