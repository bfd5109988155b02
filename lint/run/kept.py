"""What was found in articles, kept from run to run: an article that nothing has changed for is not judged again.

A report is kept under everything that it depends on: the article's bytes and path, what holds for it (config, front matter, the day), the
rules, the files of facts, and the version of Caveat. What is kept is JSON, decoded with its types (`lint.cache`).
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import msgspec

from lint import cache
from lint.builtin import rules_folder
from lint.config import Config, Profile
from lint.files import Source
from lint.report import FileReport
from lint.run.judge import Judge

_PASSING: Final = frozenset({"rule/seconds", "rule/defect", "file/defect"})
"""Faults that another run may not have."""


Fresh = Callable[[Sequence[Source]], Iterable[FileReport]]
"""Judges articles, in order."""


class Kept:
    """The reports of earlier runs, for the articles that `judge` would judge in the same way."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._store = cache.default()
        self._folders: dict[tuple[Path, ...], str] = {}
        self._facts: dict[Path, bytes] = {}
        self._keys: dict[str, tuple[str, str]] = {}

    @property
    def useful(self) -> bool:
        """False where there is no cache."""
        return cache.folder() is not None

    def get(self, source: Source) -> FileReport | None:
        """The report on an article, where it is known."""
        try:
            key = self._key(source)
        except UnicodeError:  # a name that is no text has no place in a key
            return None
        kept = self._store.get(key) if key else None
        if kept is None:
            return None
        try:
            return msgspec.json.decode(kept, type=FileReport)
        except (msgspec.DecodeError, UnicodeError):
            return None

    def put(self, source: Source, report: FileReport) -> None:
        """Keep a report; not one on bytes that changed meanwhile, nor one that says what went wrong this once."""
        key, sha256 = self._keys.get(source.path, ("", ""))
        if key and report.checked and report.sha256 == sha256 and not any(fault.code in _PASSING for fault in report.faults):
            self._store.put(key, msgspec.json.encode(msgspec.structs.replace(report, spent={})))

    def basis(self, config: Config) -> str:
        """A hash of all that a judgement under `config` rests on but for the article and the options: code, rules, settings, facts."""
        files = sorted({*config.fact_files, *(config.root / one.file for one in config.provided)})
        settings = (msgspec.json.encode(layer.settings) for layer in config.layers)
        return cache.key(self._code, self._rules(config), *settings, *(self._fact(path) for path in files if path.is_file()))

    def end(self) -> None:
        """Let go of what nobody has asked for in a long time."""
        self._store.sweep(time.time())

    def _key(self, source: Source) -> str:
        if not source.file:
            return ""
        config = self._judge.configs.of(Path(source.file))
        profile = config.profile_for(Path(source.file))
        try:
            with Path(source.file).open("rb") as file:
                data = file.read(profile.limits.file_bytes + 1)
            facts = [self._fact(path) for path in profile.facts]
        except OSError:
            return ""
        sha256 = hashlib.sha256(data).hexdigest()
        parts: list[str | bytes] = ["report", self._code, self._rules(config), source.path, sha256, *facts, _plain(profile)]
        self._keys[source.path] = (cache.key(*parts), sha256)
        return self._keys[source.path][0]

    def _fact(self, path: Path) -> bytes:
        if path not in self._facts:
            self._facts[path] = hashlib.sha256(path.read_bytes()).digest()
        return self._facts[path]

    def _rules(self, config: Config) -> str:
        """The content of the user's own rules."""
        if config.folders not in self._folders:
            parts: list[str | bytes] = []
            for file in (file for folder in config.folders for file in sorted(folder.rglob("*.yaml"))):
                parts += [file.as_posix(), file.read_bytes()]
            self._folders[config.folders] = cache.key(*parts)
        return self._folders[config.folders]

    @cached_property
    def _code(self) -> str:
        """In a checkout, when the code and the built-in rules last changed (a wheel's version says it all)."""
        here = Path(cache.__file__).resolve().parent
        if rules_folder().is_relative_to(here):
            return ""
        files = (*here.rglob("*.py"), *rules_folder().rglob("*.yaml"))
        return cache.key(*(f"{file}:{file.stat().st_mtime_ns}:{file.stat().st_size}" for file in sorted(files)))


def remembered(sources: Sequence[Source], kept: Kept, fresh: Fresh) -> Iterator[FileReport]:
    """The report on each of `sources`, in order: from an earlier run where it is kept, else `fresh`, and kept from now on."""
    known = {source.path: report for source in sources if (report := kept.get(source)) is not None}
    made = iter(fresh([source for source in sources if source.path not in known]))
    for source in sources:
        if source.path in known:
            yield known[source.path]
        else:
            report = next(made)
            kept.put(source, report)
            yield report
    kept.end()


def _plain(profile: Profile) -> bytes:
    return msgspec.json.encode(profile, enc_hook=_path, order="deterministic")


def _path(value: Any) -> str:
    if isinstance(value, Path):
        return value.as_posix()
    raise TypeError(f"{type(value).__name__} has no place in a key")
