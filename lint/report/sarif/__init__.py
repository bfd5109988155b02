"""The report as SARIF 2.1.0, as code scanning on GitHub takes it.

The standard: OASIS, Static Analysis Results Interchange Format 2.1.0. Columns count code units of UTF-16, which is the standard's own
default for them and what GitHub shows. GitHub refuses a file with more than 25,000 results, 1,000 places of a result, 20 tags of a rule
or 10 MB (compressed), and shows fewer of each (docs.github.com, "SARIF results exceed limits"): the most serious results come first, and
what a limit cuts off is told in a notification.

`security-severity` is left out, since it would put findings among a repository's vulnerabilities. `partialFingerprints` holds Caveat's own
fingerprint. GitHub's (`primaryLocationLineHash`) is left to its upload action, which warns of every value that it has not computed itself
(codeql-action, fingerprints.ts). No machine's path is named: `SRCROOT` is the folder in which Caveat ran.
"""

import gzip
from collections.abc import Iterable
from typing import Any, Final, TextIO

from lint import HOME, __version__
from lint.finding import Finding
from lint.report import Report, Style
from lint.report.json import dumps
from lint.report.order import serious_first
from lint.report.sarif.results import artifact, notification, plain, result
from lint.report.sarif.rules import descriptor
from lint.terms import SEVERITIES

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_RESULTS: Final = 25_000
_BYTES: Final = 10_000_000
"""Most results and most bytes, compressed, that GitHub takes."""


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the log; with `style.suppressed` suppressed findings stand in it, marked as such and with their reasons."""
    run = _run(report, style.suppressed)
    found = len(run["results"])
    text = _cut(run, report, min(found, _RESULTS), found)
    while run["results"] and len(text) > _BYTES and len(gzip.compress(text.encode("utf-8"), 6)) > _BYTES:
        text = _cut(run, report, len(run["results"]) // 2, found)
    stream.write(text + "\n")


def _cut(run: dict[str, Any], report: Report, keep: int, found: int) -> str:
    """The log with the first `keep` of the `found` results; it says so where that is not all."""
    run["results"] = run["results"][:keep]
    run["invocations"] = [_invocation(report, keep, found)]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log)


def _run(report: Report, suppressed: bool) -> dict[str, Any]:
    files = [file for file in report.files if file.checked]
    numbers = {file.path: number for number, file in enumerate(files)}
    drops = [(file, drop) for file in files for drop in file.suppressed] if suppressed else []
    spoken = [*(located.finding for file in files for located in file.findings), *(drop.located.finding for _, drop in drops)]
    descriptors = _descriptors(report, spoken)
    rules = {made["id"]: number for number, made in enumerate(descriptors)}
    results = [
        result(located, file.path, numbers[file.path], rules[located.finding.rule], None, told=suppressed)
        for file, located in serious_first(files)
    ]
    results += [
        result(drop.located, file.path, numbers[file.path], rules[drop.located.finding.rule], drop, told=True) for file, drop in drops
    ]
    return {
        "tool": {
            "driver": {
                "name": "Caveat",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": HOME,
                "shortDescription": {"text": "Unsupported figures, speculative wording and missing disclaimers in finance articles."},
                "rules": descriptors,
            }
        },
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which Caveat ran."}}},
        "artifacts": [artifact(file) for file in files],
        "results": results,
    }


def _descriptors(report: Report, spoken: Iterable[Finding]) -> list[dict[str, Any]]:
    """The rules that spoke, by name, each with the gravest severity with which it did."""
    gravest: dict[str, Finding] = {}
    for finding in sorted(spoken, key=lambda finding: (finding.rule, SEVERITIES.index(finding.severity))):
        gravest.setdefault(finding.rule, finding)
    return [descriptor(name, report.rules.get(name), first.category, first.severity) for name, first in gravest.items()]


def _invocation(report: Report, kept: int, found: int) -> dict[str, Any]:
    faults = [*report.faults, *(fault for file in report.files for fault in file.faults)]
    ran = [notification(fault) for fault in faults if fault.code.startswith("file/")]
    if kept < found:
        words = f"{found - kept:,} of {found:,} results are left out, the least serious ones: GitHub takes no more."
        ran.append({"descriptor": {"id": "sarif/results"}, "level": "warning", "message": plain(words)})
    return {
        "executionSuccessful": not any(fault.level == "error" for fault in faults),
        "toolExecutionNotifications": ran,
        "toolConfigurationNotifications": [notification(fault) for fault in faults if not fault.code.startswith("file/")],
    }
