"""Many articles, each judged by the config and the rules that hold for it, in one process or several; and the report of them."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from lint.config import Options, Profile
from lint.engine import FileResult
from lint.errors import Fault
from lint.files import Source, find
from lint.filters.suppressions import sift
from lint.report import FileReport, Report, Suppressed, TopicView
from lint.report.locate import locate
from lint.report.unread import unread
from lint.run.assemble import assemble
from lint.run.git import changes
from lint.run.judge import STDIN, Judge, View
from lint.run.kept import Kept, remembered

V = TypeVar("V")
Watch = Callable[[Iterable[FileReport], int], Iterable[FileReport]]

_WORTH: Final = 400_000
"""Bytes of articles above which two processes are faster than one: each takes about as long to start as these take to check."""


def report_on(
    paths: Sequence[str],
    options: Options,
    jobs: int = 1,
    stdin: bytes = b"",
    stdin_name: str = "",
    *,
    pages: bool = False,
    watch: Watch | None = None,
) -> Report:
    """The report on files and folders (``-``: `stdin`, called `stdin_name`); the same for any number of `jobs` but for its seconds.

    With `pages` it holds the articles too, as their readers see them. `watch` sees them come, one by one, and is told how many will.
    Raises CaveatError for a name on the command line that no config knows.
    """
    started = time.perf_counter()
    judge = Judge(options, stdin)
    sources, faults = gather(judge, paths, stdin_name)
    judge.prepare(sources)
    kept = Kept(judge)

    def fresh(sources: Sequence[Source]) -> Iterator[FileReport]:
        return each(sources, judge, paged_report if pages else file_report, jobs)

    found = remembered(sources, kept, fresh) if kept.useful and not pages else fresh(sources)
    files = tuple(found if watch is None else watch(found, len(sources)))
    return assemble(judge, files, faults, time.perf_counter() - started)


def gather(judge: Judge, arguments: Sequence[str], stdin_name: str = "") -> tuple[list[Source], list[Fault]]:
    """The sources that `arguments` name, by path, with the globs of the configs applied; what is piped in has no file.

    Of a run that asks for changes, only those that changed. Raises CaveatError where git cannot tell.
    """

    def choose(path: str) -> bool | None:
        config = judge.configs.of(Path(path))
        return False if config.excludes(Path(path)) else True if config.includes(Path(path)) else None

    sources, faults = find([argument for argument in arguments if argument != "-"], choose)
    if "-" in arguments:
        sources = sorted([*sources, Source(stdin_name or STDIN, "")])
    if revision := judge.configs.options.since:
        changed = judge.changed = changes(sources, revision)
        sources = [source for source in sources if source.path in changed]
    return sources, faults


def each(sources: Sequence[Source], judge: Judge, view: View[V], jobs: int = 1) -> Iterator[V]:
    """`view` of every source, in the order of `sources`, by `jobs` processes (0: as many as help)."""
    jobs = min(jobs or _helpful(sources), len(sources))
    if jobs < 2 or any(not source.file for source in sources):
        for source in sources:
            yield view(*judge.check(source))
    else:
        from lint.run.pool import spread  # multiprocessing costs as much as a small article

        yield from spread(sources, judge.configs.options, view, jobs)


def _helpful(sources: Sequence[Source]) -> int:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processors == 1 or len(sources) < 2:
        return 1
    total = 0
    for source in sources:
        try:
            total += Path(source.file).stat().st_size
        except OSError:
            continue
    return min(processors, 1 + total // _WORTH)


def file_report(result: FileResult, profile: Profile) -> FileReport:
    """What a report keeps of a checked article, located while its text is at hand."""
    document, context, ruleset = result.document, result.context, result.ruleset
    if document is None or context is None or ruleset is None:
        return FileReport(result.path, False, sha256=result.sha256, faults=result.faults, fail_on=profile.fail_on)
    text = document.text
    sifted = sift(result.findings, context, ruleset.library)
    places = locate(text, [drop.finding for drop in sifted.dropped])

    def words(start: int, end: int) -> str:
        span = document.source(start, end)
        return text[span.start : span.end]

    return FileReport(
        result.path,
        True,
        document.format,
        document.language,
        tuple(TopicView(topic.topic, topic.level, words(topic.start, topic.end)) for topic in context.topics),
        result.sha256,
        locate(text, sifted.kept),
        tuple(Suppressed(place, drop.reason, drop.by) for place, drop in zip(places, sifted.dropped, strict=True)),
        (*result.faults, *sifted.faults),
        len(text),
        len(document.prose.text),
        context.profile.jurisdictions,
        profile.fail_on,
        unread=unread(document),
        spent=context.spent,
    )


def paged_report(result: FileResult, profile: Profile) -> FileReport:
    """The same with the article itself."""
    from lint.report.paged import page  # the register of figures, for those who ask for it

    report = file_report(result, profile)
    return msgspec.structs.replace(report, page=page(result, profile, [located.finding for located in report.findings]))
