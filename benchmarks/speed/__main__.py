"""`python -m benchmarks.speed [FOLDER] [--only TASK…]`: measure whole processes and phases, and print one table."""

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.speed.articles import write
from benchmarks.speed.rows import Row, table

TASKS: Final = ("phases", "start", "throughput", "growth")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 where every target is reached, 1 where one is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Measure speed and memory, as ratios in one run.")
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of Markdown articles (default: articles that are made up)")
    parser.add_argument("--only", choices=TASKS, action="append", help="only this")
    asked = parser.parse_args(arguments)
    rows: list[Row] = []
    with TemporaryDirectory() as scratch:
        made = Path(scratch)
        if asked.folder is None:
            write(made, 100)
        for task in asked.only or TASKS:
            measure: Callable[[Path | None], Iterable[Row]] = import_module(f"benchmarks.speed.{task}").measure
            rows += measure(asked.folder or (made if task == "phases" else None))
    sys.stdout.write(table(rows) + "\n")
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
