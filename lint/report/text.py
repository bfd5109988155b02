"""Findings as an editor reads them: the words, where they stand, why they matter, and what to write instead."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from lint.report import FileReport, Located, Report, Row, RuleCard, Style, Summary
from lint.report.count import count
from lint.report.crop import Cropped, Stroke, crop
from lint.report.escape import line, terminal

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1;4", "faint": "2", "strong": "1"}
_ROLES = {"figure": "Also", "source": "Source", "trigger": "Because", "place": "Place", "other": "See"}
_MOST = 6
"""Lines that are listed before the rest is counted."""


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the report for people; with `verbosity` -1 one line a finding and no summary."""
    for file in report.files:
        if file.findings:
            rows = _brief(file, style) if style.verbosity < 0 else _article(file, report.rules, style)
            stream.writelines(row + "\n" for row in rows)
    if style.verbosity >= 0:
        stream.writelines(row + "\n" for row in _summary(report, style))


def _paint(style: Style, color: str, text: str) -> str:
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if style.color and text else text


def _brief(file: FileReport, style: Style) -> Iterator[str]:
    for located in file.findings:
        at, finding = located.place.start, located.finding
        severity = _paint(style, finding.severity, finding.severity)
        yield f"{line(file.path)}:{at.line}:{at.column}: {severity}: {line(finding.message)} [{finding.rule}]"


def _article(file: FileReport, rules: dict[str, RuleCard], style: Style) -> Iterator[str]:
    yield _paint(style, "path", line(file.path))
    explained: set[str] = set()
    for located in file.findings:
        yield ""
        yield from _finding(located, rules.get(located.finding.rule), style, explained)
    yield ""


def _finding(located: Located, card: RuleCard | None, style: Style, explained: set[str]) -> Iterator[str]:
    finding, at = located.finding, located.place.start
    head = f"{at.line}:{at.column}  "
    lead = f"  {head}{finding.severity}  "
    first, *rest = _wrap(line(finding.message), style.width, len(lead))
    yield f"  {head}{_paint(style, finding.severity, finding.severity)}  {_paint(style, 'strong', first)}"
    yield from (" " * 4 + _paint(style, "strong", row) for row in rest)
    seen: set[int] = set()
    yield from _excerpt(located, style, seen)
    yield from _elsewhere(located, style, seen)
    if finding.rule not in explained and card is not None:
        yield from _labelled("Why", card.why, style)
    instead = finding.instead or (card.instead if card else "")
    if instead and f"{finding.rule}\n{instead}" not in explained:
        yield from _labelled("Instead", instead, style)
        explained.add(f"{finding.rule}\n{instead}")
    if finding.rule not in explained and card is not None:
        for citation in card.citations:
            yield from _labelled("Law" if card.jurisdiction else "Source", f"{citation.text} {citation.url}".strip(), style)
    yield from _labelled("Rule", f"{finding.rule} ({finding.category})", style)
    explained.add(finding.rule)


def _wrap(text: str, width: int, first: int) -> list[str]:
    """Lines of `text`, the first of them `first` columns shorter; never an empty list."""
    rows = textwrap.wrap(text, max(first + 20, width), initial_indent=" " * first, subsequent_indent="    ", break_on_hyphens=False)
    return [row.strip() for row in rows] or [""]


def _labelled(label: str, text: str, style: Style) -> Iterator[str]:
    for index, row in enumerate(textwrap.wrap(line(text), max(20, style.width - 12), break_on_hyphens=False) or [""]):
        yield "    " + (_paint(style, "faint", f"{label:<8}") if index == 0 else " " * 8) + row


def _excerpt(located: Located, style: Style, seen: set[int]) -> Iterator[str]:
    """The rows of the article with signs below; `seen` gathers the indexes of the related places that they show."""
    rows = located.rows
    if not located.place.quote and not any(row.text.strip() for row in rows):
        return
    gutter = max(len(str(row.line)) for row in rows)
    previous = 0
    for index, row in enumerate(rows):
        if previous and row.line > previous + 1:
            yield "    " + _paint(style, "faint", " " * gutter + " " + ("⋮" if style.unicode else ":"))
        previous = row.line
        strokes, owners = _strokes(located, row)
        tail = index == len(rows) - 1 and index > 0
        dots = "…" if style.unicode else "..."
        shown = crop(row.text, strokes, style.width - gutter - 7, cut=(row.cut_before, row.cut_after), tail=tail, dots=dots)
        seen.update(owners[stroke] for stroke in shown.seen if stroke in owners)
        yield from _drawn(row, shown, located.finding.severity, gutter, style)


def _drawn(row: Row, shown: Cropped, severity: str, gutter: int, style: Style) -> Iterator[str]:
    bar = "│" if style.unicode else "|"
    yield "    " + _paint(style, "faint", f"{row.line:>{gutter}} {bar}") + " " + shown.text.rstrip()
    if shown.signs:
        yield "    " + _paint(style, "faint", " " * gutter + f" {bar}") + " " + _paint(style, severity, shown.signs)


def _strokes(located: Located, row: Row) -> tuple[list[Stroke], dict[Stroke, int]]:
    """The strokes under a row, the finding's first; and which related place a stroke belongs to."""
    strokes: list[Stroke] = []
    owners: dict[Stroke, int] = {}
    for index, place in enumerate((located.place, *located.related)):
        start, end = place.start.offset - row.offset, place.end.offset - row.offset
        if (end > 0 or start == end == 0) and start < max(1, len(row.text)):
            stroke = Stroke(max(0, start), min(len(row.text), end), index == 0)
            strokes.append(stroke)
            if index:
                owners[stroke] = index - 1
    return strokes, owners


def _elsewhere(located: Located, style: Style, seen: set[int]) -> Iterator[str]:
    """Related places that no row shows, and those whose message says more than their place; the same thing said once."""
    roles: dict[str, dict[str, list[int]]] = {}
    for index, (related, place) in enumerate(zip(located.finding.related, located.related, strict=True)):
        if index not in seen or related.role in ("place", "trigger"):
            what = f": {related.message}" if related.message else f" “{textwrap.shorten(line(place.quote), 60, placeholder='…')}”"
            roles.setdefault(related.role, {}).setdefault(what, []).append(place.start.line)
    for role, places in roles.items():
        yield from _labelled(_ROLES[role], "; ".join(_lines(numbers) + what for what, numbers in places.items()), style)


def _lines(numbers: list[int]) -> str:
    """`line 3`, `lines 3, 5 and 9`."""
    different = [str(number) for number in dict.fromkeys(numbers)]
    if len(different) == 1:
        return f"line {different[0]}"
    more = len(different) - _MOST
    shown = [*different[:_MOST], f"{more} more"] if more > 0 else different
    return f"lines {', '.join(shown[:-1])} and {shown[-1]}"


def _summary(report: Report, style: Style) -> Iterator[str]:
    total = report.summary
    if style.verbosity > 0:
        yield from _read(report.files)
        yield ""
    yield f"{count(total.files, 'article')} checked: " + (_paint(style, "strong", _counts(total)) if total.findings else "nothing found.")
    if total.suppressed:
        yield f"{count(total.suppressed, 'finding')} suppressed."
    if fixable := sum(located.finding.fix is not None for file in report.files for located in file.findings):
        yield f"--fix can mend {'it' if total.findings == 1 else f'{fixable:,} of them'}; --diff shows how."
    wrong = any(fault.level == "error" for fault in (*report.faults, *(fault for file in report.files for fault in file.faults)))
    if total.findings and not report.failing and not wrong:
        levels = {file.fail_on for file in report.files if file.findings}
        yield "None of them makes this run fail" + (f" (--fail-on {levels.pop()})." if len(levels) == 1 else ".")
    if style.verbosity > 0:
        yield f"{total.seconds:.2f} s" + _spent(report.files)


def _counts(total: Summary) -> str:
    parts = [(total.errors, "error"), (total.warnings, "warning"), (total.infos, "info")]
    return ", ".join(count(number, word) for number, word in parts if number) + "."


def _read(files: Iterable[FileReport]) -> Iterator[str]:
    for file in files:
        if file.checked:
            topics = ", ".join(topic.topic for topic in file.topics) or "no topic"
            skipped = ", ".join(f"{number:,} {reason}" for reason, number in file.unread.items())
            yield (
                f"{terminal(file.path)}: {file.format}, {file.language or 'no language'}, {topics}; "
                f"{file.prose:,} of {file.characters:,} characters read as prose" + (f" (not read: {skipped})" if skipped else "")
            )


def _spent(files: Iterable[FileReport]) -> str:
    """Where the time went, the longest phase first; what several processes did at once counts each for itself."""
    phases: dict[str, float] = {}
    for file in files:
        for phase, seconds in file.spent.items():
            phases[phase] = phases.get(phase, 0.0) + seconds
    shown = sorted(phases.items(), key=lambda item: -item[1])
    return "".join(f", {phase} {seconds:.2f} s" for phase, seconds in shown if seconds >= 0.005)
