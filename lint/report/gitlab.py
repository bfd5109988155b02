"""The report as GitLab's Code Quality takes it (docs.gitlab.com, "Code Quality", report format: a subset of Code Climate's).

GitLab wants paths from the repository's root without a leading `./`, and shows only the first of findings with one fingerprint.
"""

from collections import Counter
from typing import Any, Final, TextIO

from lint.report import FileReport, Located, Report, Style
from lint.report.escape import line
from lint.report.json import dumps
from lint.report.paths import from_here
from lint.terms import Severity

_SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the array of findings."""
    seen: Counter[str] = Counter()
    found = [_entry(file, located, seen) for file in report.files for located in file.findings]
    stream.write(dumps(found) + "\n")


def _entry(file: FileReport, located: Located, seen: Counter[str]) -> dict[str, Any]:
    finding, place = located.finding, located.place
    seen[finding.fingerprint] += 1
    again = seen[finding.fingerprint]
    return {
        "description": line(finding.message),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint if again == 1 else f"{finding.fingerprint}-{again}",
        "severity": _SEVERITIES[finding.severity],
        "categories": ["Style"],
        "location": {"path": from_here(file.path), "lines": {"begin": place.start.line, "end": place.end.line}},
    }
