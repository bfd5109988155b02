"""Articles mended: fixes applied and judged again, so that one stays only where it takes away what it was for."""

import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import msgspec

from lint.config import Options, Profile
from lint.document import Document
from lint.engine import FileResult, check_bytes
from lint.errors import Fault
from lint.finding import Fix
from lint.fix import applied, write
from lint.report import FileReport, Located, Report
from lint.ruleset import Ruleset
from lint.run import each, file_report, gather, paged_report
from lint.run.assemble import assemble
from lint.run.judge import Judge, View
from lint.run.scope import scoped

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
    view = paged_report if pages else file_report
    reports = tuple(each(sources, judge, view, jobs))
    asked, _ = scoped(judge, reports)  # nothing is mended that a baseline accepts
    mendings: list[Mending] = []
    for source, report, shown in zip(sources, reports, asked, strict=True):
        rules = {located.finding.rule for located in shown.findings if located.finding.fix is not None and not paused}
        mending = mending_of(*judge.check(source), view, rules) if rules else Mending(report, Path())
        if writing and source.file and mending.after is not None:
            fault = write(source.path, Path(source.file), mending.root, mending.report.sha256, mending.new)
            mending = mending if fault is None else _unwritten(mending, fault)
        mendings.append(msgspec.structs.replace(mending, piped=not source.file))
    files = tuple(mending.after or mending.report for mending in mendings)
    faults += [fault for mending in mendings for fault in mending.left]
    return assemble(judge, files, faults, time.perf_counter() - started), mendings


def _unwritten(mending: Mending, fault: Fault) -> Mending:
    """The article as it was, and why."""
    report = msgspec.structs.replace(mending.report, faults=(*mending.report.faults, fault))
    return Mending(report, mending.root, left=mending.left)


class _Article(msgspec.Struct, frozen=True):
    """An article at one step of its mending, and what is found in it."""

    document: Document
    report: FileReport


_Choice = tuple[Located, Fix]


def mending_of(result: FileResult, profile: Profile, view: View[FileReport] = file_report, rules: Collection[str] | None = None) -> Mending:
    """The mending of a checked article, by the fixes of `rules` (None: of all)."""
    report = view(result, profile)
    if result.document is None or result.ruleset is None:
        return Mending(report, profile.root)
    article = _Article(result.document, report)
    done: list[Mended] = []
    refused: dict[str, Fault] = {}
    for _ in range(_ROUNDS):
        chosen = _chosen(article, rules, refused)
        if not chosen:
            break
        better = _again(article, chosen, result.ruleset, profile, view)
        failed = _still_found(chosen, article, better)
        if better is None or failed:
            refused |= {located.finding.rule: _useless(result.path, located) for located, _ in failed}
            continue
        done += [Mended(located.finding.rule, fix.title) for located, fix in chosen]
        article = better
    left = tuple(refused.values())
    if not done:
        return Mending(report, profile.root, left=left)
    return Mending(report, profile.root, article.report, result.document.text, article.document.text, tuple(done), left)


def _chosen(article: _Article, rules: Collection[str] | None, refused: dict[str, Fault]) -> list[_Choice]:
    """The fixes to try at once: of each category the first, since what it says may do for another rule, and none that meet."""
    first: dict[str, _Choice] = {}
    for located in article.report.findings:
        finding = located.finding
        if finding.fix is not None and finding.rule not in refused and (rules is None or finding.rule in rules):
            first.setdefault(finding.category, (located, finding.fix))
    every = list(first.values())
    _, left = applied(article.document.text, [fix for _, fix in every])
    return [choice for number, choice in enumerate(every) if number not in left]


def _again(article: _Article, chosen: Sequence[_Choice], ruleset: Ruleset, profile: Profile, view: View[FileReport]) -> _Article | None:
    """The article with the `chosen` fixes; None where it can no longer be read."""
    old = article.document
    text, _ = applied(old.text, [fix for _, fix in chosen])
    try:
        result = check_bytes(old.path, text.encode("utf-8", "surrogatepass"), ruleset, profile, old.format)
        return _Article(result.document, view(result, profile)) if result.document is not None else None
    except Exception:  # a defect of ours costs the mend, not the run
        return None


def _still_found(chosen: Sequence[_Choice], before: _Article, after: _Article | None) -> list[_Choice]:
    """The choices whose rules find as much as before."""
    if after is None:
        return list(chosen)
    was, now = _counts(before), _counts(after)
    return [choice for choice in chosen if now[choice[0].finding.rule] >= was[choice[0].finding.rule]]


def _counts(article: _Article) -> Counter[str]:
    return Counter(located.finding.rule for located in article.report.findings)


def _useless(path: str, located: Located) -> Fault:
    at = located.place.start
    message = f"not mended: with the text of its fix, {located.finding.rule} would still find the same"
    mend = "give it a text that says what the rule asks for, or mend the article by hand"
    return Fault("warning", path, at.line, at.column, "fix/useless", message, mend)
