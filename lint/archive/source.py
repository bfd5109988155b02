"""What an archive is read from: tables (Parquet, JSONL, CSV) or a folder of articles, on disk or in an object store, by Daft."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import daft
import msgspec
import pyarrow as pa

from lint import cache
from lint.archive.terms import Columns
from lint.errors import CaveatError, Fault
from lint.files import SUFFIXES
from lint.files import find as articles_in

_TABLES: Final[dict[str, Callable[[str], Any]]] = {
    ".parquet": daft.read_parquet,
    ".jsonl": daft.read_json,
    ".ndjson": daft.read_json,
    ".csv": daft.read_csv,
}
"""Suffix of a table → how Daft reads it."""

_NOTHING: Final = "name a table (.parquet, .jsonl, .csv), a folder of them or of articles, or an object store's prefix (s3://…)"


class Item(msgspec.Struct, frozen=True):
    """A file of the archive. `stamp` changes with its content as far as its store tells: size, and on disk the time of its last change."""

    path: str
    stamp: str


class Archive(msgspec.Struct, frozen=True):
    """The files that are read, by path, and whether each is a table of articles or an article."""

    name: str
    items: tuple[Item, ...]
    tables: bool

    @property
    def fingerprint(self) -> str:
        """A hash of what there is to read."""
        return cache.key(*(part for item in self.items for part in (item.path, item.stamp)))


def find(name: str) -> Archive:
    """The files that `name` stands for. Raises CaveatError where there is nothing to read."""
    items = _remote(name) if "://" in name else _local(Path(name))
    for suffixes, tables in ((tuple(_TABLES), True), (SUFFIXES, False)):
        chosen = tuple(item for item in items if item.path.lower().endswith(suffixes))
        if chosen:
            return Archive(name, chosen, tables)
    raise CaveatError(f"there is nothing to read in '{name}'", _NOTHING)


def _local(path: Path) -> list[Item]:
    if not path.exists():
        raise CaveatError(f"there is no file or folder '{path}'", _NOTHING)
    files = [path] if path.is_file() else _tables_in(path) or [Path(source.path) for source in articles_in([str(path)])[0]]
    states = ((file.as_posix(), file.stat()) for file in files)
    return [Item(name, f"{state.st_size}/{state.st_mtime_ns}") for name, state in states]


def _tables_in(folder: Path) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file for file in files if file.name.lower().endswith(tuple(_TABLES)))


def _remote(name: str) -> list[Item]:
    pattern = name if name.lower().endswith(tuple(_TABLES)) else name.rstrip("/") + "/**"
    try:
        listed = daft.from_glob_path(pattern).to_pydict()
    except Exception as error:
        raise CaveatError(f"'{name}' cannot be listed: {_reason(error)}", "check the address and the credentials of the store") from error
    return [Item(path, str(size)) for path, size in sorted(zip(listed["path"], listed["size"], strict=True))]


def tables(archive: Archive, columns: Columns, rows: int, faults: list[Fault]) -> Iterator[pa.Table]:
    """The articles, `rows` a table (the last of each file has fewer), always cut alike. A file that breaks off is a fault in `faults`."""
    if archive.tables:
        for item in archive.items:
            yield from _of_table(item.path, columns, rows, faults)
    else:
        for at in range(0, len(archive.items), rows):
            yield pa.table({columns.path: [item.path for item in archive.items[at : at + rows]]})


def size(archive: Archive) -> int | None:
    """How many articles there are, where that can be told without reading them."""
    if not archive.tables:
        return len(archive.items)
    if all(item.path.lower().endswith(".parquet") for item in archive.items):
        try:
            return sum(daft.read_parquet(item.path).count_rows() for item in archive.items)
        except Exception:  # a broken table: told when it is read
            return None
    return None


def _of_table(path: str, columns: Columns, rows: int, faults: list[Fault]) -> Iterator[pa.Table]:
    suffix = next(suffix for suffix in _TABLES if path.lower().endswith(suffix))
    waiting: list[pa.Table] = []
    try:
        frame = _TABLES[suffix](path)
        names = [name for name in msgspec.structs.astuple(columns) if name in frame.column_names]
        if columns.text not in names:
            known = ", ".join(frame.column_names)
            raise CaveatError(
                f"{path} has no column '{columns.text}' (it has {known})", "name the one with the articles: --text-column NAME"
            )
        for batch in frame.select(*names).to_arrow_iter():
            waiting.append(pa.Table.from_batches([batch]))
            while sum(table.num_rows for table in waiting) >= rows:
                whole = pa.concat_tables(waiting)
                yield whole.slice(0, rows)
                waiting = [whole.slice(rows)]
    except CaveatError:
        raise
    except Exception as error:  # Daft's errors have no common class
        mend = "mend the file and start with a fresh folder; what stands before the place was checked"
        faults.append(Fault("error", path, 0, 0, "file/table", f"this table cannot be read to its end: {_reason(error)}", mend))
    if any(table.num_rows for table in waiting):
        yield pa.concat_tables(waiting)


def _reason(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)[:200]
