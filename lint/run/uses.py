"""Every suppression of an article, and what it keeps back: what `caveat suppressions` lists."""

from typing import Literal

import msgspec

from lint.config import Profile
from lint.engine import FileResult
from lint.errors import Fault
from lint.filters.suppressions import Use, sift
from lint.span import Lines


class Entry(msgspec.Struct, frozen=True):
    """A suppression: where it stands (line 0: in a config), what it names, why, until when, and how many findings it keeps back.

    `flaw` says why it keeps back nothing: unused, expired, unknown, reasonless, locked ('' for none).
    """

    path: str
    line: int
    by: Literal["inline", "front-matter", "config"]
    reach: Literal["block", "passage", "article"]
    rules: tuple[str, ...]
    reason: str
    until: str
    findings: int
    flaw: str


class Page(msgspec.Struct, frozen=True):
    """The suppressions of one article, in order; `faults` tell of comments that mean nothing, and why an article was not read."""

    path: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def uses(result: FileResult, profile: Profile) -> Page:
    """The suppressions of a checked article. What the config says is listed where it keeps something back."""
    document, context, ruleset = result.document, result.context, result.ruleset
    if document is None or context is None or ruleset is None:
        return Page(result.path, (), result.faults)
    sifted = sift(result.findings, context, ruleset.library)
    lines = Lines(document.text)
    kept = (use for use in sifted.uses if use.findings or use.suppression.by != "config")
    return Page(result.path, tuple(_entry(result.path, use, lines) for use in kept), (*result.faults, *sifted.faults))


def _entry(path: str, use: Use, lines: Lines) -> Entry:
    one = use.suppression
    line = lines.position(one.span.start).line if one.span is not None else 0
    until = one.until.isoformat() if one.until else ""
    return Entry(path, line, one.by, one.reach, one.names, one.reason, until, use.findings, use.flaw or "")
