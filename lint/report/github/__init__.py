"""The report as workflow commands, which GitHub Actions shows beside the changed lines, and as a job summary.

Commands are escaped as the toolkit does (actions/toolkit, packages/core/src/command.ts) and read by the runner (actions/runner,
ActionCommand.cs). GitHub shows ten annotations of a level and step (actions/toolkit, docs/problem-matchers.md): here are the first ten,
the most serious first, and a line on the rest. Columns are told only within one line, since GitHub refuses them across lines.
"""

import os
import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

import msgspec

from lint.errors import Fault
from lint.report import FileReport, Located, Report, RuleCard, Style
from lint.report.escape import line
from lint.report.github.summary import append
from lint.report.order import serious_first
from lint.report.paths import from_here
from lint.terms import SEVERITIES, FaultLevel, Severity

Level = Literal["error", "warning", "notice"]

_LEVELS: Final[dict[Severity | FaultLevel, Level]] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST: Final = 10
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}
_CONTROL: Final = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What must reach no terminal, not even in a path; line ends are escaped."""


class Annotation(msgspec.Struct, frozen=True):
    """A workflow command: what it says, and about which place."""

    level: Level
    message: str
    properties: dict[str, str | int]


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the commands; where GitHub has named a file for the job summary, append the summary to it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY", "")
    waiting = [*_faults(report), *(_finding(file, located, report.rules) for file, located in serious_first(report.files))]
    for severity in SEVERITIES:
        mine = [annotation for annotation in waiting if annotation.level == _LEVELS[severity]]
        stream.writelines(command(annotation) + "\n" for annotation in mine[:_MOST])
        if (more := len(mine) - _MOST) > 0:
            stream.write(f"{more:,} more of level {severity}{'; the job summary has them' if path else ''}.\n")
    if path:
        append(report, path)


def command(annotation: Annotation) -> str:
    """``::level name=value,…::message``, in which no text can begin another command or end this one."""
    properties = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in annotation.properties.items() if value != "")
    return f"::{annotation.level}{' ' if properties else ''}{properties}::{_escaped(annotation.message, _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in _CONTROL.sub("�", text))


def _finding(file: FileReport, located: Located, rules: dict[str, RuleCard]) -> Annotation:
    finding, place = located.finding, located.place
    card = rules.get(finding.rule)
    properties: dict[str, str | int] = {"file": from_here(file.path), "line": place.start.line, "endLine": place.end.line}
    if place.start.line == place.end.line:
        properties |= {"col": place.starts.utf16, "endColumn": place.ends.utf16}
    properties["title"] = line(f"{card.title} ({finding.rule})" if card is not None else finding.rule)
    instead = finding.instead or (card.instead if card is not None else "")
    message = line(finding.message) + (f"\nInstead: {line(instead)}" if instead else "")
    return Annotation(_LEVELS[finding.severity], message, properties)


def _faults(report: Report) -> Iterator[Annotation]:
    for fault in (*report.faults, *(fault for file in report.files for fault in file.faults)):
        if fault.level != "info":
            yield _fault(fault)


def _fault(fault: Fault) -> Annotation:
    properties: dict[str, str | int] = {"file": from_here(fault.path) if fault.path else ""}
    if fault.line:
        properties |= {"line": fault.line, "col": fault.column}
    properties["title"] = line(fault.code)
    return Annotation(_LEVELS[fault.level], line(f"{fault.message} ({fault.mend})" if fault.mend else fault.message), properties)
