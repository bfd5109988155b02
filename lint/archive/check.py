"""Articles in Arrow record batches checked: a pure function, the same in one process, in Daft and in Spark."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Final, get_args

import msgspec
import pyarrow as pa

from lint.archive.schema import ARTICLE
from lint.archive.terms import ArchiveOptions
from lint.config import Config
from lint.engine import FileResult
from lint.errors import Fault
from lint.readers import format_of
from lint.report.figures import page
from lint.report.json import entry
from lint.run import file_report
from lint.run.judge import Judge
from lint.terms import LANGUAGES, Format

_MEND: Final = "name the right column, or mend the row"


def check_batches(batches: Iterable[pa.RecordBatch], options: ArchiveOptions) -> Iterator[pa.RecordBatch]:
    """One row an article (`lint.archive.schema.ARTICLE`), a batch for each of `batches`, in order.

    A row that cannot be read gives a row with a fault, never an error. Rules are loaded once a process. Raises CaveatError for a name
    in `options` that no rule has.
    """
    judge, config = _judge(msgspec.json.encode(options))
    for batch in batches:
        yield pa.RecordBatch.from_pylist([_article(row, judge, config, options) for row in rows(batch, options)], ARTICLE)


@lru_cache(maxsize=4)
def _judge(options: bytes) -> tuple[Judge, Config]:
    """The rules and the config that `options`, ArchiveOptions as JSON, ask for: once a process."""
    asked = msgspec.json.decode(options, type=ArchiveOptions)
    judge = Judge(asked.options)
    judge.prepare([])
    return judge, judge.configs.of(Path(asked.folder) if asked.folder else Path.cwd())


def rows(batch: pa.RecordBatch, options: ArchiveOptions) -> Iterator[dict[str, bytes | None]]:
    """The cells of each row under the names of `Columns`, as bytes; None for a null and for a column that is not there."""
    names = msgspec.structs.asdict(options.columns)
    there = set(batch.schema.names)
    columns = {field: _bytes(batch.column(name)) if name in there else [None] * batch.num_rows for field, name in names.items()}
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _bytes(column: pa.Array) -> list[bytes | None]:
    """The cells as bytes: a table may call something text that is not."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        return list(column.to_pylist())
    if pa.types.is_string(kind):
        return list(column.view(pa.binary()).to_pylist())
    if pa.types.is_large_string(kind):
        return list(column.view(pa.large_binary()).to_pylist())
    return [None if value is None else str(value).encode("utf-8", "replace") for value in column.to_pylist()]


def _article(row: Mapping[str, bytes | None], judge: Judge, config: Config, options: ArchiveOptions) -> dict[str, Any]:
    data = row["text"]
    said = {name: (value or b"").decode("utf-8", "replace").strip() for name, value in row.items() if name != "text"}
    path = said["path"] or f"sha256:{hashlib.sha256(data or b'').hexdigest()[:16]}"
    format_ = _format(said["format"], path, options)
    if data is None:
        return _row(FileResult(path, faults=(Fault("error", path, 0, 0, "file/null", "there is no text in this row", _MEND),)), said)
    if format_ is None:
        message = f"'{said['format']}' is no format that Caveat reads"
        mend = f"use one of {', '.join(get_args(Format))}"
        return _row(FileResult(path, faults=(Fault("error", path, 0, 0, "file/format", message, mend),)), said)
    language = said["language"].lower().replace("_", "-").partition("-")[0]
    name = PurePosixPath(path)
    # A table has no folders: what a path says of other places of this machine is not followed.
    below = name if not name.is_absolute() and ".." not in name.parts else PurePosixPath(name.name or "article")
    profile = config.profile_for(config.root / below)
    if language in LANGUAGES:
        profile = msgspec.structs.replace(profile, language=language)
    day = _day(said["date"])
    if day is not None:  # judged as on the day it came out
        profile = msgspec.structs.replace(profile, as_of=day)
    result = judge.check_as(path, data, config, profile, format_)
    made = file_report(result, profile)
    row_ = _row(result, said)
    row_["findings"] = [_finding(path, located) for located in made.findings]
    row_["figures"] = [msgspec.structs.asdict(figure) for figure in page(result, profile).entries]
    row_["faults"] = [msgspec.structs.asdict(fault) for fault in made.faults]
    row_["suppressed"] = len(made.suppressed)
    return row_


def _row(result: FileResult, said: Mapping[str, str]) -> dict[str, Any]:
    document = result.document
    return {
        "path": result.path,
        "format": document.format if document is not None else said["format"],
        "language": document.language if document is not None else said["language"],
        "author": said["author"] or (document.meta("author") if document is not None else ""),
        "date": said["date"] or (document.date if document is not None else ""),
        "sha256": result.sha256,
        "checked": document is not None,
        "suppressed": 0,
        "findings": [],
        "figures": [],
        "faults": [msgspec.structs.asdict(fault) for fault in result.faults],
    }


def _finding(path: str, located: Any) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(entry(path, located))
    row["evidence"] = msgspec.json.encode(row["evidence"]).decode()
    return row


def _format(written: str, path: str, options: ArchiveOptions) -> Format | None:
    """What the column says (``markdown``, ``.md``, ``text/html``), else what the path does; None for what nobody reads."""
    if not written:
        return format_of(path) or options.format
    name = written.lower().lstrip(".")
    for one in get_args(Format):
        if name in (one, f"text/{one}") or (name == "text/plain" and one == "text"):
            return one  # type: ignore[no-any-return]
    return format_of(f"article.{name}")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
