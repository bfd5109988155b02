"""What a run hands to its writers, and the writers by name.

A report arrives ready: sorted, filtered, counted and located. Writers only write (no sorting, no counting, no look-up).
"""

from collections.abc import Callable
from importlib import import_module
from typing import Final, Literal, TextIO

import msgspec

from lint.errors import CaveatError, Fault
from lint.finding import Finding
from lint.report.page import Page
from lint.rule import Citation
from lint.span import Position
from lint.terms import Audience, Format, Severity, Status, TopicLevel

Threshold = Severity | Literal["none"]
"""The level from which a finding makes a run fail."""


class Row(msgspec.Struct, frozen=True):
    """A line of the article, or the part of a long one around a finding. `offset` is the source offset of its first character."""

    line: int
    offset: int
    text: str
    cut_before: bool = False
    cut_after: bool = False


class Column(msgspec.Struct, frozen=True):
    """A column, from 1, as others count it: in bytes of UTF-8, and in code units of UTF-16."""

    utf8: int
    utf16: int


class Place(msgspec.Struct, frozen=True):
    """A span of the source with its lines, columns and text. `starts` and `ends` are its two columns in other units."""

    start: Position
    end: Position
    quote: str
    starts: Column
    ends: Column


class Located(msgspec.Struct, frozen=True):
    """A finding with its places. `related` runs beside `finding.related`, `edits` beside those of its fix; `rows` are the lines to show."""

    finding: Finding
    place: Place
    related: tuple[Place, ...] = ()
    rows: tuple[Row, ...] = ()
    edits: tuple[Place, ...] = ()


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that is not shown, with the reason and where that was said (inline, front-matter, config, baseline)."""

    located: Located
    reason: str
    by: Literal["inline", "front-matter", "config", "baseline"]


class TopicView(msgspec.Struct, frozen=True):
    """A topic of an article, how strongly, and the words that show it."""

    topic: str
    level: TopicLevel
    evidence: str


class FileReport(msgspec.Struct, frozen=True):
    """One article: what it is, and what was found. `checked` is False where it could not be read (`faults` say why).

    `characters` and `prose` count code points of the source and of what was read as prose. `fail_on` is what its config says.
    `page` is the article itself, for the writers that show it (`PAGED`). `unread` says how much of the source was not read as prose,
    by reason, and `spent` how many seconds each phase took; no report for machines has them.
    """

    path: str
    checked: bool = True
    format: Format = "text"
    language: str = ""
    topics: tuple[TopicView, ...] = ()
    sha256: str = ""
    findings: tuple[Located, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    faults: tuple[Fault, ...] = ()
    characters: int = 0
    prose: int = 0
    jurisdictions: tuple[str, ...] = ()
    fail_on: Threshold = "error"
    page: Page | None = None
    unread: dict[str, int] = {}
    spent: dict[str, float] = {}


class RuleCard(msgspec.Struct, frozen=True):
    """What a reader wants to know of a rule that spoke. `hash` is that of its meaning, as in `rules.lock`."""

    title: str
    why: str
    instead: str
    citations: tuple[Citation, ...]
    status: Status
    pack: str
    jurisdiction: str
    version: str
    hash: str = ""


class RunInfo(msgspec.Struct, frozen=True):
    """The circumstances under which the articles were judged. `lock` is the SHA-256 of the shipped `rules.lock`, '' without one."""

    as_of: str
    ruleset: str
    jurisdictions: tuple[str, ...]
    audience: Audience
    lock: str = ""


class Summary(msgspec.Struct, frozen=True):
    """Counts of a run. `files` counts the articles that were checked."""

    files: int
    findings: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    faults: int
    seconds: float


class Report(msgspec.Struct, frozen=True):
    """A whole run. `files` are sorted by path, findings by path, start, end, rule.

    `faults` are those of rules, configs and arguments; those of an article are with it. `failing` counts the findings that make
    the run fail: at or above the level that holds for their article, and of a rule that is no preview.
    """

    files: tuple[FileReport, ...]
    rules: dict[str, RuleCard]
    run: RunInfo
    faults: tuple[Fault, ...]
    summary: Summary
    failing: int = 0


class Style(msgspec.Struct, frozen=True):
    """How a writer may show things: colour, columns of the terminal, and how much to tell (-1 quiet, 0, 1 verbose).

    `suppressed`: show suppressed findings too, where a format leaves them out unless asked (SARIF).
    """

    color: bool = False
    width: int = 80
    verbosity: int = 0
    unicode: bool = True
    suppressed: bool = False


Writer = Callable[[Report, TextIO, Style], None]

WRITERS: Final[dict[str, str]] = {
    "text": "lint.report.text:write",
    "json": "lint.report.json:write",
    "jsonl": "lint.report.jsonl:write",
    "sarif": "lint.report.sarif:write",
    "github": "lint.report.github:write",
    "gitlab": "lint.report.gitlab:write",
    "junit": "lint.report.junit:write",
    "checkstyle": "lint.report.checkstyle:write",
    "rdjson": "lint.report.rdjson:write",
    "html": "lint.report.html:write",
}

PAGED: Final = frozenset({"html"})
"""The writers that show the articles themselves: their reports carry the page of each."""


def writer(name: str) -> Writer:
    """The writer called `name`; only its own module is imported. Raises CaveatError for an unknown name."""
    if name not in WRITERS:
        raise CaveatError(f"there is no format '{name}'", f"choose one of {', '.join(WRITERS)}")
    module, function = WRITERS[name].split(":")
    found: Writer = getattr(import_module(module), function)
    return found
