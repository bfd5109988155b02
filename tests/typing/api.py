"""Every public name, used as a program: type checkers read this file, and the tests run it."""

from datetime import date
from pathlib import Path

from lint import Finding, Report, Ruleset, __version__, check_paths, check_text, load_ruleset


def main(folder: Path) -> tuple[list[Finding], Report]:
    version: str = __version__
    ruleset: Ruleset = load_ruleset()
    text = "Bitcoin will certainly reach $100,000 this year."
    findings: list[Finding] = check_text(
        text,
        ruleset=ruleset,
        path="note.md",
        format="markdown",
        language="en",
        jurisdictions=["eu"],
        audience="firm",
        select=["all"],
        ignore=["text"],
        as_of=date(2026, 11, 24),
    )
    for finding in findings:
        words: str = text[finding.span.start : finding.span.end]
        told: tuple[str, str, str, str] = (finding.rule, finding.category, finding.severity, finding.message)
        assert words and all(told) and version
    report: Report = check_paths([folder], jobs=1, select=["all"], jurisdictions=["fr"], audience="publisher", language="en")
    errors: int = report.summary.errors
    for file in report.files:
        for located in file.findings:
            place: tuple[int, int, int] = (located.place.start.offset, located.place.start.line, located.place.start.column)
            assert min(place) >= 0 and located.place.quote is not None and errors >= 0
    return findings, report
