"""The report as Checkstyle writes it (com.puppycrawl.tools.checkstyle.XMLLogger): what Jenkins and many a review tool read."""

from collections.abc import Iterator
from typing import TextIO

from lint.report import FileReport, Report, Style
from lint.report.escape import line
from lint.report.xml import attributes

_VERSION = "4.3"
"""The version of Checkstyle whose report this is; readers look for one."""


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the report: every article that was checked, with its findings."""
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{_VERSION}">\n')
    for file in report.files:
        if file.checked:
            stream.writelines(_file(file))
    stream.write("</checkstyle>\n")


def _file(file: FileReport) -> Iterator[str]:
    yield f"  <file{attributes(name=file.path)}>\n"
    for located in file.findings:
        finding, at = located.finding, located.place.start
        words = {"severity": finding.severity, "message": line(finding.message), "source": f"caveat.{finding.rule}"}
        yield f"    <error{attributes(line=at.line, column=at.column, **words)}/>\n"
    yield "  </file>\n"
