"""What of a whole run is shown: changed lines where they were asked for, and nothing that a baseline accepts."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import UnsetType

from lint.config import Config, relative
from lint.errors import Fault
from lint.filters.baseline import Baseline, Item, entry, load, match
from lint.filters.changed import Changed
from lint.packs import covers
from lint.report import FileReport, Located, Suppressed
from lint.report.page import Page
from lint.run.judge import Judge


def scoped(judge: Judge, files: Sequence[FileReport]) -> tuple[tuple[FileReport, ...], list[Fault]]:
    """`files` with what this run is about: first what did not change is left out, then what a baseline accepts is set aside."""
    faults: list[Fault] = []
    if judge.changed is not None:
        shown = [_changed(file, judge.changed.get(file.path, Changed(whole=True))) for file in files]
        hidden = sum(len(old.findings) - len(new.findings) for old, new in zip(files, shown, strict=True))
        files = shown
        if hidden:
            message = f"{hidden:,} findings stand on lines that did not change, and are not shown"
            faults.append(Fault("info", judge.configs.options.since, 0, 0, "file/unchanged", message))
    accepted, more = _accepted(judge, files)
    return tuple(accepted), [*faults, *more]


def _changed(file: FileReport, changed: Changed) -> FileReport:
    kept = [number for number, located in enumerate(file.findings) if _touched(located, changed)]
    suppressed = tuple(one for one in file.suppressed if _touched(one.located, changed))
    return msgspec.structs.replace(_only(file, kept), suppressed=suppressed)


def _touched(located: Located, changed: Changed) -> bool:
    """True for a finding of which any part stands on a changed line, and for a disclaimer, which the whole article wants."""
    if located.finding.category.startswith("disclaimer/"):
        return True
    parts = [place for related, place in zip(located.finding.related, located.related, strict=True) if related.role != "place"]
    return any(changed.touches(place.start.line, place.end.line) for place in (located.place, *parts))


def _only(file: FileReport, kept: Sequence[int]) -> FileReport:
    """`file` with those of its findings, by number; its page follows."""
    if len(kept) == len(file.findings):
        return file
    page = _page(file.page, kept) if file.page is not None else None
    return msgspec.structs.replace(file, findings=tuple(file.findings[number] for number in kept), page=page)


def _page(page: Page, kept: Sequence[int]) -> Page:
    new = {old: number for number, old in enumerate(kept)}
    stretches = tuple(msgspec.structs.replace(s, finding=new[s.finding]) for s in page.stretches if s.finding in new)
    return msgspec.structs.replace(page, stretches=stretches, beside=tuple(page.beside[number] for number in kept))


def items(judge: Judge, file: FileReport) -> list[Item]:
    """The findings of an article as a baseline sees them. What the house has locked, and what is said of suppressions, is no old debt."""
    path = Path(file.path)
    config = judge.configs.of(path)
    library = judge.ruleset(config).library
    locked = [library.current(name) for name in config.profile_for(path).locked]
    found: list[Item] = []
    for located in file.findings:
        finding, rule = located.finding, library.rule(located.finding.rule)
        barred = finding.category.startswith("suppression/") or (rule is not None and any(covers(name, rule) for name in locked))
        one = entry(finding.rule, located.place.quote, finding.fingerprint)
        found.append(Item(relative(path, config.root), one, barred))
    return found


def _accepted(judge: Judge, files: Sequence[FileReport]) -> tuple[list[FileReport], list[Fault]]:
    by_baseline: dict[Path, list[int]] = {}
    for number, file in enumerate(files):
        baseline = judge.configs.of(Path(file.path)).baseline
        if baseline is not None:
            by_baseline.setdefault(baseline, []).append(number)
    result = list(files)
    faults: list[Fault] = []
    for path, numbers in by_baseline.items():
        config = judge.configs.of(Path(files[numbers[0]].path))
        shown = relative(path, Path.cwd())
        accepted, wrong = read(config, path, shown)
        faults += wrong
        if accepted is not None:
            faults += _apply(judge, accepted, shown, config, result, numbers)
    return result, faults


def read(config: Config, path: Path, shown: str) -> tuple[Baseline | None, list[Fault]]:
    """The baseline at `path`, which `config` names; a fault where it is not there, or broken."""
    if path.is_file():
        return load(path, shown)
    if not isinstance(config.options.settings.baseline, UnsetType):
        return None, [
            Fault("error", "--baseline", 0, 0, "config/baseline", f"there is no file '{shown}'", "write it: caveat baseline write")
        ]
    layer = next((layer for layer in reversed(config.layers) if not isinstance(layer.settings.baseline, UnsetType)), None)
    message, mend = f"there is no baseline '{shown}'", "write it (caveat baseline write), or take the key out"
    if layer is None or isinstance(layer.settings.baseline, UnsetType):
        return None, [Fault("error", shown, 0, 0, "config/baseline", message, mend)]
    return None, [layer.fault("baseline", layer.settings.baseline, "config/baseline", message, mend)]


def _apply(judge: Judge, baseline: Baseline, shown: str, config: Config, result: list[FileReport], numbers: Iterable[int]) -> list[Fault]:
    """Set aside in `result` what `baseline` accepts; a word on what it accepts and nobody finds any more."""
    asked = [(number, items(judge, result[number])) for number in numbers]
    every = [item for _, listed in asked for item in listed]
    matched = match(baseline, every, lambda path: (config.root / path).is_file())
    verdicts = iter(matched.accepted)
    for number, listed in asked:
        taken = {index for index in range(len(listed)) if next(verdicts)}
        result[number] = _set_aside(result[number], taken, f"accepted in {shown}")
    checked = {relative(Path(result[number].path), config.root) for number, _ in asked if result[number].checked}
    mended = sum(len(left) for path, left in matched.left.items() if path in checked)
    if not mended or _partial(judge):
        return []
    what = "1 accepted finding is mended" if mended == 1 else f"{mended:,} accepted findings are mended"
    return [Fault("info", shown, 0, 0, "baseline/mended", what, "run caveat baseline prune")]


def _partial(judge: Judge) -> bool:
    """True for a run that does not look for everything: what it does not find may still be there."""
    options = judge.configs.options
    return judge.changed is not None or bool(options.deselect) or not isinstance(options.settings.select, UnsetType)


def _set_aside(file: FileReport, taken: Collection[int], reason: str) -> FileReport:
    if not taken:
        return file
    aside = tuple(Suppressed(located, reason, "baseline") for number, located in enumerate(file.findings) if number in taken)
    kept = [number for number in range(len(file.findings)) if number not in taken]
    return msgspec.structs.replace(_only(file, kept), suppressed=(*file.suppressed, *aside))
