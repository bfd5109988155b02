"""The job summary: a table of the findings in Markdown, the most serious first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lint.errors import CaveatError
from lint.report import FileReport, Located, Report
from lint.report.count import count
from lint.report.markdown import markdown
from lint.report.order import serious_first

_LIMIT: Final = 1_048_576
"""Bytes of the summaries of one step: with more, GitHub shows none (docs.github.com, "Workflow commands", job summary)."""
_SPARE: Final = 2_000
"""Bytes kept for the lines around the table."""
_MESSAGE: Final = 300
"""Code points of a message that a cell shows."""


def append(report: Report, path: str) -> None:
    """Append the summary to the file at `path`. Raises CaveatError where that cannot be."""
    try:
        with Path(path).open("ab") as stream:
            stream.writelines(row.encode("utf-8", "replace") for row in summary(report, _LIMIT - stream.tell()))
    except OSError as error:
        raise CaveatError(f"the job summary cannot be written: {(error.strerror or str(error)).lower()}") from error


def summary(report: Report, limit: int = _LIMIT) -> Iterator[str]:
    """The summary's lines, `limit` bytes together at most; rows that have no room are counted."""
    total = report.summary
    left = limit - _SPARE
    if left < 0:
        return
    yield "## Caveat\n\n"
    counts = ((total.errors, "error"), (total.warnings, "warning"), (total.infos, "info"))
    found = ", ".join(count(number, word) for number, word in counts if number) or "nothing found"
    yield f"{count(total.files, 'article')} checked: {found}.\n"
    if total.suppressed:
        yield f"{count(total.suppressed, 'finding')} suppressed.\n"
    if total.faults:
        yield f"{count(total.faults, 'fault')} in articles, rules or configs: see the log.\n"
    findings = serious_first(report.files)
    if findings:
        yield "\n| | where | what | rule |\n|---|---|---|---|\n"
    for number, (file, located) in enumerate(findings):
        row = _row(file, located)
        left -= len(row.encode("utf-8", "replace"))
        if left < 0:
            yield f"\n{len(findings) - number:,} more have no room here.\n"
            return
        yield row


def _row(file: FileReport, located: Located) -> str:
    finding, at = located.finding, located.place.start
    message = finding.message if len(finding.message) <= _MESSAGE else finding.message[:_MESSAGE] + "…"
    where = f"{markdown(file.path)}:{at.line}:{at.column}"
    return f"| {finding.severity} | {where} | {markdown(message)} | {markdown(finding.rule)} |\n"
