"""`python -m benchmarks.accuracy FOLDER [TASK…]`: measure the engine on the labelled sets in FOLDER and print one table."""

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Final

from benchmarks.accuracy.scores import Row, table

# One adapter a task. Each has `measure(folder) -> Iterable[Row]`, gives no row where its set is not in the folder, and
# measures other tools beside the engine where they are installed.
ADAPTERS: Final = {
    "sentences": "benchmarks.accuracy.sentences",
    "attributions": "benchmarks.accuracy.attributions",
    "figures": "benchmarks.accuracy.figures",
    "wording": "benchmarks.accuracy.wording",
    "voices": "benchmarks.accuracy.voices",
}


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 where every target is reached, 1 where one is missed, 2 where there was nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description="Measure the engine on labelled sets.")
    parser.add_argument("folder", type=Path, help="the folder of the sets, one NAME.jsonl each (see benchmarks/README.md)")
    parser.add_argument("tasks", nargs="*", help=f"only these: {', '.join(ADAPTERS)}")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.tasks) - set(ADAPTERS)):
        parser.error(f"no such task: {', '.join(unknown)}; there are {', '.join(ADAPTERS)}")
    rows: list[Row] = []
    for task in asked.tasks or ADAPTERS:
        measure: Callable[[Path], Iterable[Row]] = import_module(ADAPTERS[task]).measure
        rows += measure(asked.folder)
    if not rows:
        sys.stderr.write(f"{asked.folder} holds none of the sets\n")
        return 2
    sys.stdout.write(table(rows) + "\n")
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
