"""A bar on the terminal while a long run goes on."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_AFTER: Final = 1.0
"""Seconds after which a run is long."""
_FEW: Final = 20
"""Articles that are never worth a bar."""


def watched(items: Iterable[T], total: int, verbosity: int = 0) -> Iterator[T]:
    """`items` as they come, with a bar on stderr where somebody sits before it: none in CI, in a pipe, or with --quiet."""
    if verbosity < 0 or total <= _FEW or not sys.stderr.isatty() or os.environ.get("CI"):
        yield from items
        return
    from tqdm import tqdm  # for the few runs that show it

    layout = "{n_fmt}/{total_fmt} articles |{bar}| {elapsed}, {remaining} to go"
    with tqdm(total=total, delay=_AFTER, leave=False, file=sys.stderr, bar_format=layout, dynamic_ncols=True) as bar:
        for item in items:
            yield item
            bar.update()
