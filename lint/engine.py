"""One article: bytes are read, judged and put in order. The whole sequence, on one screen."""

import hashlib
from time import perf_counter

import msgspec

from lint.config import Profile
from lint.context import Context
from lint.document import Document
from lint.errors import Fault
from lint.finding import Finding
from lint.readers import read
from lint.ruleset import Ruleset
from lint.terms import Format


class FileResult(msgspec.Struct, frozen=True):
    """What one article gave. `document`, `context` and `ruleset` are None where it could not be read; `faults` say why.

    `findings` are sorted by start, end and rule, and at most as many as the profile's limit.
    """

    path: str
    sha256: str = ""
    document: Document | None = None
    context: Context | None = None
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    ruleset: Ruleset | None = None


def check_bytes(path: str, data: bytes, ruleset: Ruleset, profile: Profile, format: Format | None = None) -> FileResult:
    """Check the article `data` that is called `path`; `format` overrides what its suffix says."""
    sha256 = hashlib.sha256(data).hexdigest()
    limits = profile.limits
    started = perf_counter()
    document, faults = read(
        path,
        data,
        format=format,
        file_bytes=limits.file_bytes,
        nesting=limits.nesting,
        language=profile.language,
        folders=ruleset.library.folders,
    )
    if document is None:
        return FileResult(path, sha256, faults=tuple(faults))
    reading = perf_counter() - started
    context, findings, more = ruleset.check(document, profile)
    context.spent["reading"] = reading
    most = limits.findings
    if len(findings) > most:
        message = f"{len(findings):,} findings in this article, of which the first {most:,} are kept"
        more = [*more, Fault("warning", path, 0, 0, "file/findings", message, "raise `limits: findings`, or leave this file out")]
    return FileResult(path, sha256, document, context, tuple(findings[:most]), (*faults, *more), ruleset)
