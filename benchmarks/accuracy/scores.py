"""What an adapter measures with: counts of hits, false alarms and misses, and the rows of the table."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]
"""One line of a set: at least ``id``, ``language`` and ``text``; offsets are code points of the text."""

Range = tuple[int, int]


class Row(NamedTuple):
    """One line of the table. `target` says what is wanted, `met` whether it is reached (None: nothing is wanted)."""

    task: str
    part: str
    tool: str
    records: int
    figures: str
    target: str = ""
    met: bool | None = None


class Counts(NamedTuple):
    """Hits, false alarms, misses."""

    hits: int
    alarms: int
    misses: int

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.misses)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)

    def shown(self) -> str:
        return f"P {100 * self.precision:5.1f}  R {100 * self.recall:5.1f}  F1 {100 * self.f1:5.1f}"


def records(folder: Path, name: str) -> list[Record]:
    """The records of the set `name` in `folder` (``name.jsonl``); none where the file is not there."""
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def count(wanted: Iterable[Sequence[object]], found: Iterable[Sequence[object]]) -> Counts:
    """Exact matches of the values of each record, those wanted and those found in the same order of records."""
    hits = alarms = misses = 0
    for want, got in zip(wanted, found, strict=True):
        both = len(set(want) & set(got))
        hits += both
        alarms += len(set(got)) - both
        misses += len(set(want)) - both
    return Counts(hits, alarms, misses)


def touches(span: Range, others: Iterable[Range]) -> bool:
    """True where `span` shares a character with one of `others`."""
    return any(span[0] < end and start < span[1] for start, end in others)


def table(rows: Sequence[Row]) -> str:
    """The rows in columns, a line each; a target that is missed is marked."""
    marks = {True: "ok", False: "MISSED", None: ""}
    lines = [("task", "part", "tool", "n", "measured", "target", "")]
    lines += [(r.task, r.part, r.tool, str(r.records), r.figures, r.target, marks[r.met]) for r in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
