"""Articles through Daft: in processes of this machine, or on a Ray cluster, by the same function."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import daft
import pyarrow as pa

from lint.archive.check import check_batches
from lint.archive.schema import ARTICLE
from lint.archive.terms import ArchiveOptions, Columns

_BATCH: Final = 50
"""Articles that a process takes at once: few enough for an even load."""
_PART, _ROW = "caveat part", "caveat row"
_TYPE: Final = pa.struct(list(ARTICLE))


def on_ray(address: str) -> None:
    """Let Daft work on the Ray cluster at `address`."""
    daft.set_runner_ray(address)


def checker(options: ArchiveOptions, columns: Sequence[str], jobs: int) -> Callable[..., Any]:
    """A function over Daft columns, called `columns`, that gives a column of articles as `ARTICLE` has them."""

    @daft.cls(max_concurrency=jobs, use_process=True)
    class Checker:
        @daft.method.batch(return_dtype=daft.DataType.from_arrow_type(_TYPE), batch_size=_BATCH)
        def check(self, *cells: Any) -> Any:
            batch = pa.RecordBatch.from_arrays([cell.to_arrow() for cell in cells], names=list(columns))
            (checked,) = check_batches([batch], options)
            return checked.to_struct_array()

    check: Callable[..., Any] = Checker().check
    return check


def checked(parts: Sequence[tuple[int, pa.Table]], options: ArchiveOptions, jobs: int, download: bool) -> Iterator[tuple[int, pa.Table]]:
    """Each of the numbered `parts` as rows of `ARTICLE`, as soon as it is whole. With `download` their paths are read for the text."""
    sizes = {number: table.num_rows for number, table in parts}
    frame = daft.from_arrow(pa.concat_tables([_numbered(number, table) for number, table in parts], promote_options="permissive"))
    if download:
        frame = frame.with_column(options.columns.text, daft.col(options.columns.path).download(on_error="null"))
    names = [name for name in _names(options.columns) if name in frame.column_names]
    check = checker(options, names, jobs)
    frame = frame.select(daft.col(_PART), daft.col(_ROW), check(*(daft.col(name) for name in names)).alias("article"))
    yield from _gathered(frame.to_arrow_iter(), sizes)


def _names(columns: Columns) -> tuple[str, ...]:
    return (columns.text, columns.path, columns.format, columns.language, columns.author, columns.date)


def _numbered(number: int, table: pa.Table) -> pa.Table:
    table = table.append_column(_PART, pa.array([number] * table.num_rows, pa.int64()))
    return table.append_column(_ROW, pa.array(range(table.num_rows), pa.int64()))


def _gathered(batches: Iterable[pa.RecordBatch], sizes: dict[int, int]) -> Iterator[tuple[int, pa.Table]]:
    waiting: dict[int, list[pa.Table]] = {}
    for batch in batches:
        table = pa.Table.from_batches([batch])
        for number in table[_PART].unique().to_pylist():
            mine = waiting.setdefault(number, [])
            mine.append(table.filter(pa.compute.equal(table[_PART], number)))
            if sum(piece.num_rows for piece in mine) == sizes[number]:
                whole = pa.concat_tables(waiting.pop(number)).sort_by(_ROW)
                articles = pa.chunked_array([chunk.cast(_TYPE) for chunk in whole["article"].chunks], _TYPE)
                yield number, pa.Table.from_batches([pa.RecordBatch.from_struct_array(chunk) for chunk in articles.chunks], ARTICLE)
