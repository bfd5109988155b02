"""Articles mended: fixes applied and judged again, so that one stays only where it takes away what it was for."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lint.config import Options, Profile
from lint.engine import FileResult, check_bytes
from lint.errors import Fault
from lint.fix import applied, write
from lint.report import FileReport, Located, Report
from lint.run import each, file_report, gather, paged_report
from lint.run.assemble import assemble
from lint.run.judge import Judge, View

_ROUNDS: Final = 25
"""Times that one article is mended and looked at again; what is still to do then is left."""


class Mended(msgspec.Struct, frozen=True):
    """A finding that a fix took away: its rule, and what the fix is called."""

    rule: str
    title: str


class Mending(msgspec.Struct, frozen=True):
    """What becomes of one article: its report as it is, and as it is when mended (None where nothing is).

    `old` and `new` are its texts, `left` tells of fixes that were not used, and why. `piped`: it has no file.
    """

    report: FileReport
    root: Path
    after: FileReport | None = None
    old: str = ""
    new: str = ""
    done: tuple[Mended, ...] = ()
    left: tuple[Fault, ...] = ()
    piped: bool = False


def mend_on(
    paths: Sequence[str],
    options: Options,
    jobs: int = 1,
    stdin: bytes = b"",
    stdin_name: str = "",
    *,
    pages: bool = False,
    writing: bool = True,
) -> tuple[Report, list[Mending]]:
    """The report on what remains, and the mendings, by path. With `writing` the files are written; what is piped in never is.

    Raises CaveatError for a name on the command line that no config knows.
    """
    started = time.perf_counter()
    judge = Judge(options, stdin)
    sources, faults = gather(judge, paths, stdin_name)
    judge.prepare(sources)
    paused = writing and any(fault.level == "error" for fault in judge.faults())
    if paused:
        faults.append(
            Fault("error", "--fix", 0, 0, "config/fix", "nothing was mended, since a rule or a config is wrong", "mend that first")
        )
    mendings: list[Mending] = []
    for source, mending in zip(sources, each(sources, judge, paged_mending if pages else mending_of, jobs), strict=True):
        fault = None
        if writing and not paused and source.file and mending.after is not None:
            fault = write(source.path, Path(source.file), mending.root, mending.report.sha256, mending.new)
        if fault is not None or paused:
            mending = _unwritten(mending, fault)
        mendings.append(msgspec.structs.replace(mending, piped=not source.file))
    files = tuple(mending.after or mending.report for mending in mendings)
    faults += [fault for mending in mendings for fault in mending.left]
    return assemble(judge, files, faults, time.perf_counter() - started), mendings


def _unwritten(mending: Mending, fault: Fault | None) -> Mending:
    """The article as it was, and why."""
    report = mending.report
    if fault is not None:
        report = msgspec.structs.replace(report, faults=(*report.faults, fault))
    return Mending(report, mending.root, left=mending.left)


def mending_of(result: FileResult, profile: Profile) -> Mending:
    """The mending of a checked article."""
    return _mending(result, profile, file_report)


def paged_mending(result: FileResult, profile: Profile) -> Mending:
    """The same, its reports with the articles themselves."""
    return _mending(result, profile, paged_report)


def _mending(result: FileResult, profile: Profile, view: View[FileReport]) -> Mending:
    report = view(result, profile)
    if result.document is None:
        return Mending(report, profile.root)
    now, shown = result, report
    done: list[Mended] = []
    refused: dict[str, Fault] = {}
    for _ in range(_ROUNDS):
        chosen = _chosen(shown.findings, refused, now.document.text if now.document is not None else "")
        if not chosen:
            break
        again, after, failed = _tried(now, profile, view, shown, chosen)
        refused |= {located.finding.rule: _useless(result.path, located) for located in failed}
        if failed or again is None or after is None:
            continue
        done += [Mended(located.finding.rule, located.finding.fix.title) for located in chosen if located.finding.fix is not None]
        now, shown = again, after
    left = tuple(refused.values())
    if not done or now.document is None:
        return Mending(report, profile.root, left=left)
    return Mending(report, profile.root, shown, result.document.text, now.document.text, tuple(done), left)


def _chosen(findings: Sequence[Located], refused: dict[str, Fault], text: str) -> list[Located]:
    """The fixes to try at once: of each category the first, since what it says may do for another rule, and none that meet."""
    first: dict[str, Located] = {}
    for located in findings:
        if located.finding.fix is not None and located.finding.rule not in refused:
            first.setdefault(located.finding.category, located)
    every = list(first.values())
    _, left = applied(text, [located.finding.fix for located in every if located.finding.fix is not None])
    return [located for number, located in enumerate(every) if number not in left]


def _tried(
    now: FileResult, profile: Profile, view: View[FileReport], shown: FileReport, chosen: Sequence[Located]
) -> tuple[FileResult | None, FileReport | None, list[Located]]:
    """The article with the `chosen` fixes, its report, and those whose rules find as much as before."""
    if now.document is None or now.ruleset is None:
        return None, None, list(chosen)
    text, _ = applied(now.document.text, [located.finding.fix for located in chosen if located.finding.fix is not None])
    try:
        again = check_bytes(now.path, text.encode("utf-8", "surrogatepass"), now.ruleset, profile, now.document.format)
        after = view(again, profile)
    except Exception:  # a defect of ours costs the mend, not the run
        return None, None, list(chosen)
    if again.document is None:
        return None, None, list(chosen)
    before, behind = _counts(shown), _counts(after)
    return again, after, [located for located in chosen if behind[located.finding.rule] >= before[located.finding.rule]]


def _counts(report: FileReport) -> Counter[str]:
    return Counter(located.finding.rule for located in report.findings)


def _useless(path: str, located: Located) -> Fault:
    at = located.place.start
    message = f"not mended: with the text of its fix, {located.finding.rule} would still find the same"
    mend = "give it a text that says what the rule asks for, or mend the article by hand"
    return Fault("warning", path, at.line, at.column, "fix/useless", message, mend)
