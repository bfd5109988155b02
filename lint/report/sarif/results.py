"""Findings, faults and articles as SARIF writes them: results (3.27), notifications (3.58), artifacts (3.24)."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from lint.errors import Fault
from lint.report import FileReport, Located, Place, Suppressed
from lint.report.escape import line
from lint.report.paths import from_here
from lint.report.sarif.rules import LEVELS
from lint.terms import FaultLevel

_PLACES: Final = 100
"""Most related places of a result: GitHub shows no more, and refuses a file with more than a thousand."""
_LINK = re.compile(r"[\[\]\\]")
_FAULTS: Final[dict[FaultLevel, str]] = {"error": "error", "warning": "warning", "info": "note"}


def result(located: Located, path: str, artifact: int, rule: int, drop: Suppressed | None, *, told: bool) -> dict[str, Any]:
    """A finding in the article `path`, whose number among the artifacts is `artifact`, of the rule with the number `rule`.

    `drop`: it is suppressed. `told`: every result says whether it is (3.27.23: all of a run, or none).
    """
    finding = located.finding
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": plain(f"{finding.message} Write instead: {finding.instead}" if finding.instead else finding.message),
        "locations": [_location(path, artifact, located.place, located)],
        "partialFingerprints": {"caveatFingerprint/v1": finding.fingerprint},
        "properties": {"category": finding.category},
    }
    if reason := finding.evidence.get("reason"):
        made["properties"]["reason"] = line(str(reason))
    related = list(zip(finding.related, located.related, strict=True))[:_PLACES]
    if related:
        made["relatedLocations"] = [
            {"id": number, **_location(path, artifact, place), "message": plain(beside.message or beside.role)}
            for number, (beside, place) in enumerate(related, 1)
        ]
    if finding.fix is not None:
        made["fixes"] = [_fix(located, path, artifact)]
    if told:
        made["suppressions"] = [] if drop is None else [_suppression(drop)]
    return made


def artifact(file: FileReport) -> dict[str, Any]:
    """An article that was checked."""
    return {"location": _at(file.path), "roles": ["analysisTarget"], "hashes": {"sha-256": file.sha256}}


def notification(fault: Fault) -> dict[str, Any]:
    """A fault, with what to do about it."""
    made: dict[str, Any] = {
        "descriptor": {"id": fault.code},
        "level": _FAULTS[fault.level],
        "message": plain(fault.message + (f" ({fault.mend})" if fault.mend else "")),
    }
    if fault.path:
        physical: dict[str, Any] = {"artifactLocation": _at(fault.path)}
        if fault.line:
            physical["region"] = {"startLine": fault.line}
        made["locations"] = [{"physicalLocation": physical}]
    return made


def plain(text: str) -> dict[str, str]:
    """A message (3.11) in which brackets are no link: those of `[text](address)` are escaped (3.11.6)."""
    text = line(text)
    return {"text": _LINK.sub(r"\\\g<0>", text) if "](" in text else text}


def _location(path: str, artifact: int, place: Place, located: Located | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {**_at(path), "index": artifact}, "region": _region(place)}
    if place.quote:
        physical["region"]["snippet"] = {"text": place.quote}
    if located is not None and len(located.rows) == 1:
        row = located.rows[0]
        if not (row.cut_before or row.cut_after) and len(row.text) > len(place.quote):
            physical["contextRegion"] = {"startLine": row.line, "snippet": {"text": row.text}}
    return {"physicalLocation": physical}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.start.line,
        "startColumn": place.starts.utf16,
        "endLine": place.end.line,
        "endColumn": place.ends.utf16,
    }


def _at(path: str) -> dict[str, str]:
    """An article's address: below SRCROOT, or absolute for what stands elsewhere."""
    path = from_here(path)
    if Path(path).is_absolute() or path.startswith("../"):
        return {"uri": Path(path).resolve().as_uri()}
    return {"uri": quote(path, safe="/"), "uriBaseId": "SRCROOT"}


def _fix(located: Located, path: str, artifact: int) -> dict[str, Any]:
    fix = located.finding.fix
    assert fix is not None
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": edit.text}}
        for edit, place in zip(fix.edits, located.edits, strict=True)
    ]
    change = {"artifactLocation": {**_at(path), "index": artifact}, "replacements": replacements}
    return {"description": plain(fix.title), "artifactChanges": [change]}


def _suppression(drop: Suppressed) -> dict[str, str]:
    kind = "inSource" if drop.by in ("inline", "front-matter") else "external"
    return {"kind": kind, "status": "accepted", "justification": line(drop.reason) or f"suppressed by {drop.by}"}
