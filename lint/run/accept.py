"""Today's findings accepted, and what is mended let go: the baseline files of a run, as they should be."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from lint.config import Config, Options, relative
from lint.errors import CaveatError, Fault
from lint.filters.baseline import FILE, VERSION, Baseline, Entry, Item, dumps, match
from lint.report import FileReport
from lint.run import each, file_report, gather
from lint.run.judge import Judge
from lint.run.scope import items, read


class Accepted(msgspec.Struct, frozen=True):
    """A baseline file: where it is, its new text, how many findings it holds, and how many it held.

    `refused` counts findings that no baseline may hold: of locked rules, and about suppressions. `named` is False where no config
    names the file, so that `caveat check` would not look at it.
    """

    path: Path
    text: str
    findings: int
    before: int
    refused: int
    named: bool


def accept(paths: Sequence[str], options: Options, jobs: int = 0, *, prune: bool = False) -> tuple[list[Accepted], list[Fault]]:
    """The baselines for the articles that `paths` name: with all of today's findings, or with `prune` without those that are mended.

    What is accepted in articles that were not looked at stays accepted, while they are there. Raises CaveatError where a baseline to
    prune is missing or broken; a broken one is not written over either.
    """
    judge = Judge(options)
    sources, faults = gather(judge, paths)
    judge.prepare(sources)
    files = tuple(each(sources, judge, file_report, jobs))
    faults += [*judge.faults(), *(fault for file in files for fault in file.faults)]
    here = judge.configs.of(Path.cwd())
    by_file: dict[Path, list[FileReport]] = {} if files else {_file(here): []}
    for file in files:
        by_file.setdefault(_file(judge.configs.of(Path(file.path))), []).append(file)
    made = []
    for path, members in by_file.items():
        config = judge.configs.of(Path(members[0].path)) if members else here
        made.append(_accepted(judge, config, path, members, prune))
    return made, faults


def _file(config: Config) -> Path:
    return config.baseline or config.root / FILE


def _accepted(judge: Judge, config: Config, path: Path, files: Sequence[FileReport], prune: bool) -> Accepted:
    old = _old(config, path, prune)
    found = [item for file in files for item in items(judge, file)]
    allowed = [item for item in found if not item.locked]
    kept = _still(old, found, config) if prune else allowed
    looked = {relative(Path(file.path), config.root) for file in files if file.checked}
    entries: dict[str, list[Entry]] = {}
    for item in kept:
        entries.setdefault(item.path, []).append(item.entry)
    for name, others in old.findings.items():
        if name not in looked and (config.root / name).is_file():
            entries.setdefault(name, []).extend(others)
    number = sum(map(len, entries.values()))
    before = sum(map(len, old.findings.values()))
    return Accepted(path, dumps(entries), number, before, len(found) - len(allowed), config.baseline is not None)


def _old(config: Config, path: Path, wanted: bool) -> Baseline:
    shown = relative(path, Path.cwd())
    if not path.is_file() and not wanted:
        return Baseline(VERSION, {})
    baseline, faults = read(config, path, shown)
    if baseline is None:
        fault = faults[0]
        raise CaveatError(f"{fault.path}:{fault.line}: {fault.message}" if fault.line else f"{fault.path}: {fault.message}", fault.mend)
    return baseline


def _still(old: Baseline, found: Sequence[Item], config: Config) -> list[Item]:
    """Those of `found` that were accepted before."""
    matched = match(old, found, lambda name: (config.root / name).is_file())
    return [item for item, accepted in zip(found, matched.accepted, strict=True) if accepted]
