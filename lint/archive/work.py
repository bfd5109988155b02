"""An archive from its input to its tables, part by part; parts that are there are not done again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa

from lint import __version__, cache
from lint.archive.flow import checked
from lint.archive.schema import FAULT
from lint.archive.source import Archive, tables
from lint.archive.store import Manifest, Store
from lint.archive.terms import ArchiveOptions
from lint.errors import Fault
from lint.run.judge import Judge
from lint.run.kept import Kept

_WAVE: Final = 4_000
"""Articles that are handed to Daft at once: its processes start anew each time, and no more than these are in memory."""


def begin(store: Store, archive: Archive, options: ArchiveOptions, rows: int, *, resume_day: bool) -> tuple[ArchiveOptions, list[Fault]]:
    """Make or take up `store`; the options with the day that holds, and what is wrong with rules and config.

    With `resume_day` (nobody named one) a run that is taken up keeps the day on which it was begun. Raises CaveatError where anything
    else is not as it was, and for a name in the options that no rule has.
    """
    before = store.manifest()
    if resume_day and before is not None:
        day = date.fromisoformat(before.as_of)
        options = msgspec.structs.replace(options, options=msgspec.structs.replace(options.options, as_of=day))
    judge = Judge(options.options)
    judge.prepare([])
    rules = Kept(judge).basis(judge.configs.of(Path(options.folder)))
    asked = msgspec.structs.replace(options, folder="", options=msgspec.structs.replace(options.options, as_of=None))
    day_ = (options.options.as_of or date.today()).isoformat()
    store.begin(Manifest(__version__, archive.fingerprint, rules, cache.key(msgspec.json.encode(asked)), day_, rows))
    return options, judge.faults()


def work(store: Store, archive: Archive, options: ArchiveOptions, rows: int, jobs: int) -> Iterator[int]:
    """Check what is not done; the number of articles of each part, as it is done or found to be."""
    faults: list[Fault] = []
    wave: list[tuple[int, pa.Table]] = []
    for number, table in enumerate(tables(archive, options.columns, rows, faults)):
        if store.done(number):
            yield table.num_rows
            continue
        wave.append((number, table))
        if len(wave) * rows >= _WAVE:
            yield from _checked(store, archive, options, wave, jobs)
            wave = []
    if wave:
        yield from _checked(store, archive, options, wave, jobs)
    if faults:
        found = pa.Table.from_pylist([msgspec.structs.asdict(fault) for fault in faults], pa.schema(list(FAULT)))
        store.table(store.folder / "faults" / "part-files.parquet", found)


def _checked(store: Store, archive: Archive, options: ArchiveOptions, wave: list[tuple[int, pa.Table]], jobs: int) -> Iterator[int]:
    for number, articles in checked(wave, options, jobs, not archive.tables):
        store.write(number, articles)
        yield articles.num_rows
