"""The report as one JSON object (design.md §4): stable, versioned, described by `docs/report.schema.json`."""

from typing import Any, Literal, TextIO

import msgspec

from lint import __version__
from lint.errors import Fault
from lint.finding import Fix
from lint.report import Located, Place, Report, RuleCard, RunInfo, Style, Summary, Suppressed, TopicView
from lint.report.escape import inert
from lint.span import Position
from lint.terms import Category, Format, RelatedRole, Severity

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields may come at any time."""


class Tool(msgspec.Struct, frozen=True):
    """What wrote the report."""

    name: str = "caveat"
    version: str = __version__


class FileEntry(msgspec.Struct, frozen=True):
    """An article that was checked."""

    path: str
    format: Format
    language: str
    topics: tuple[TopicView, ...]
    sha256: str


class RelatedEntry(msgspec.Struct, frozen=True):
    """Another place that belongs to a finding."""

    role: RelatedRole
    message: str
    start: Position
    end: Position
    quote: str


class FindingEntry(msgspec.Struct, frozen=True):
    """A finding. Offsets count code points of the decoded article; `end` is exclusive."""

    path: str
    rule: str
    category: Category
    severity: Severity
    message: str
    start: Position
    end: Position
    quote: str
    related: tuple[RelatedEntry, ...]
    evidence: dict[str, Any]
    instead: str
    fix: Fix | None
    fingerprint: str


class SuppressedEntry(FindingEntry, frozen=True, kw_only=True):
    """A finding that was suppressed, why, and where that is said."""

    reason: str
    by: Literal["inline", "front-matter", "config", "baseline"]


class Output(msgspec.Struct, frozen=True):
    """A run of `caveat check --format json`."""

    version: int
    tool: Tool
    files: tuple[FileEntry, ...]
    findings: tuple[FindingEntry, ...]
    rules: dict[str, RuleCard]
    run: RunInfo
    suppressed: tuple[SuppressedEntry, ...]
    faults: tuple[Fault, ...]
    summary: Summary


def output(report: Report) -> Output:
    """The report in the shape that is written."""
    files = tuple(FileEntry(f.path, f.format, f.language, f.topics, f.sha256) for f in report.files if f.checked)
    return Output(
        VERSION,
        Tool(),
        files,
        tuple(entry(f.path, located) for f in report.files for located in f.findings),
        report.rules,
        report.run,
        tuple(suppressed(f.path, dropped) for f in report.files for dropped in f.suppressed),
        (*report.faults, *(fault for f in report.files for fault in f.faults)),
        report.summary,
    )


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the report as JSON, UTF-8."""
    stream.write(dumps(output(report)) + "\n")


def dumps(value: object) -> str:
    """JSON of any Struct or plain value, indented, the same on every machine."""
    return inert(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def schema() -> dict[str, Any]:
    """JSON Schema of the output, made from the structs above (`docs/report.schema.json`)."""
    made = msgspec.json.schema(Output)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A report of caveat check", **made}


def _related(located: Located) -> tuple[RelatedEntry, ...]:
    def of(role: RelatedRole, message: str, place: Place) -> RelatedEntry:
        return RelatedEntry(role, message, place.start, place.end, place.quote)

    return tuple(of(r.role, r.message, p) for r, p in zip(located.finding.related, located.related, strict=True))


def entry(path: str, located: Located) -> FindingEntry:
    """A finding of the article `path`."""
    f, place = located.finding, located.place
    return FindingEntry(
        path, f.rule, f.category, f.severity, f.message, place.start, place.end, place.quote,
        _related(located), f.evidence, f.instead, f.fix, f.fingerprint,
    )  # fmt: skip


def suppressed(path: str, dropped: Suppressed) -> SuppressedEntry:
    """A finding of the article `path` that is not shown, and why."""
    return SuppressedEntry(**msgspec.structs.asdict(entry(path, dropped.located)), reason=dropped.reason, by=dropped.by)
