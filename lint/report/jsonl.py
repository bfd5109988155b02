"""The report as JSON Lines (design.md §4): one object a line, each with a `type`; read line by line, however long the run.

Faults of rules and configs come first, then article by article its findings, what is suppressed and its faults, and the summary at last.
"""

from collections.abc import Iterator
from typing import TextIO

import msgspec

from lint.report import Report, Style
from lint.report.escape import inert
from lint.report.json import entry, suppressed


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the report, UTF-8."""
    for type_, value in _rows(report):
        row = {"type": type_, **msgspec.to_builtins(value)}
        stream.write(inert(msgspec.json.encode(row).decode()) + "\n")


def _rows(report: Report) -> Iterator[tuple[str, msgspec.Struct]]:
    yield from (("fault", fault) for fault in report.faults)
    for file in report.files:
        yield from (("finding", entry(file.path, located)) for located in file.findings)
        yield from (("suppressed", suppressed(file.path, drop)) for drop in file.suppressed)
        yield from (("fault", fault) for fault in file.faults)
    yield "summary", report.summary
