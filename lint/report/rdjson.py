"""The report for reviewdog, in its Diagnostic Format (reviewdog, proto/rdf/reviewdog.proto): columns count bytes of UTF-8, from 1.

Only a fix of one edit is suggested: reviewdog offers each suggestion by itself, and half a fix is none.
"""

from typing import Any, Final, TextIO

from lint import HOME
from lint.report import FileReport, Located, Place, Report, RuleCard, Style
from lint.report.escape import line
from lint.report.json import dumps
from lint.report.pages import page_of
from lint.report.paths import from_here
from lint.terms import Severity

_SEVERITIES: Final[dict[Severity, str]] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write a DiagnosticResult."""
    found = [_diagnostic(file, located, report.rules) for file in report.files for located in file.findings]
    result = {"source": {"name": "caveat", "url": HOME}, "diagnostics": found}
    stream.write(dumps(result) + "\n")


def _diagnostic(file: FileReport, located: Located, rules: dict[str, RuleCard]) -> dict[str, Any]:
    finding = located.finding
    code = {"value": finding.rule}
    if address := page_of(finding.rule, rules.get(finding.rule)):
        code["url"] = address
    made: dict[str, Any] = {
        "message": line(f"{finding.message} Write instead: {finding.instead}" if finding.instead else finding.message),
        "location": _location(file.path, located.place),
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.fix is not None and len(finding.fix.edits) == 1:
        made["suggestions"] = [{"range": _range(located.edits[0]), "text": finding.fix.edits[0].text}]
    if located.related:
        made["related_locations"] = [
            {"message": line(related.message or related.role), "location": _location(file.path, place)}
            for related, place in zip(finding.related, located.related, strict=True)
        ]
    return made


def _location(path: str, place: Place) -> dict[str, Any]:
    return {"path": from_here(path), "range": _range(place)}


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.start.line, "column": place.starts.utf8},
        "end": {"line": place.end.line, "column": place.ends.utf8},
    }
