"""The folder that an archive's tables are written to: parts that appear whole or not at all, so that a run can be taken up again."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from lint.archive.schema import ARTICLE, TABLES
from lint.errors import CaveatError

_MANIFEST: Final = "manifest.json"
_ARTICLES: Final = "articles"
_PLAIN: Final = [name for name in ARTICLE.names if name not in TABLES]


class Manifest(msgspec.Struct, frozen=True):
    """What a run rests on; one that differs in anything gives other rows. `as_of` is the day of articles that have none."""

    version: str
    input: str
    rules: str
    options: str
    as_of: str
    rows: int


_MEANING: Final = {
    "version": "Caveat's version",
    "input": "the input",
    "rules": "the rules or the config",
    "options": "the options",
    "as_of": "the day (--as-of)",
    "rows": "the number of articles in a part",
}


class Store:
    """The output folder: `findings/`, `figures/`, `faults/` and `articles/`, each with one Parquet file a part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> Manifest | None:
        """What the run that was begun here rests on. Raises CaveatError for a folder that holds something else."""
        path = self.folder / _MANIFEST
        if not path.exists():
            if self.folder.exists() and any(self.folder.iterdir()):
                raise CaveatError(f"'{self.folder}' holds files, but no archive's", "name a fresh folder with --output")
            return None
        try:
            return msgspec.json.decode(path.read_bytes(), type=Manifest)
        except (OSError, msgspec.DecodeError) as error:
            raise CaveatError(f"{path} cannot be read: {error}", "name a fresh folder with --output") from error

    def begin(self, wanted: Manifest) -> None:
        """Make the folder, or take it up again. Raises CaveatError where it was begun with anything else than `wanted`."""
        found = self.manifest()
        if found is not None and found != wanted:
            changed = [words for key, words in _MEANING.items() if getattr(found, key) != getattr(wanted, key)]
            message = f"'{self.folder}' was begun before {' and '.join(changed)} changed"
            raise CaveatError(message, "name a fresh folder with --output, or remove this one")
        for name in (_ARTICLES, *TABLES):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            for left in (self.folder / name).glob(".*.tmp"):  # of a run that was killed
                left.unlink()
        if found is None:
            self.replace(self.folder / _MANIFEST, msgspec.json.format(msgspec.json.encode(wanted)))

    def done(self, part: int) -> bool:
        """True where the part is there: its articles are the last that is written of it."""
        return self._path(_ARTICLES, part).exists()

    def write(self, part: int, articles: pa.Table) -> None:
        """Write the part that `articles` (rows of `ARTICLE`) make up."""
        for name, type_ in TABLES.items():
            rows = pa.chunked_array([chunk.flatten() for chunk in articles[name].chunks], type_).combine_chunks()
            flat = rows if isinstance(rows, pa.StructArray) else pa.concat_arrays(rows.chunks)
            self._put(self._path(name, part), pa.Table.from_batches([pa.RecordBatch.from_struct_array(flat)]))
        self._put(self._path(_ARTICLES, part), articles.select(_PLAIN))

    def parts(self, table: str, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """The parts of a table, in order, one at a time in memory."""
        for path in sorted((self.folder / table).glob("part-*.parquet")):
            yield pq.read_table(path, columns=columns, partitioning=None)

    def replace(self, path: Path, data: bytes) -> None:
        """Write a file in one step."""
        new = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            new.write_bytes(data)
            new.replace(path)
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def table(self, path: Path, table: pa.Table) -> None:
        """Write a table of the archive as a whole."""
        self._put(path, table)

    def _put(self, path: Path, table: pa.Table) -> None:
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        self.replace(path, sink.getvalue().to_pybytes())

    def _path(self, table: str, part: int) -> Path:
        return self.folder / table / f"part-{part:06}.parquet"
