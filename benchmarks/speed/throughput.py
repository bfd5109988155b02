"""How many bytes a second, on one core and two, and once more when nothing has changed; beside the peers and the floor of a scan."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.articles import write
from benchmarks.speed.peers import PEERS, caveat
from benchmarks.speed.rows import Row, at_least, at_most
from benchmarks.speed.timing import Cost, cost

_NUMBER = 1000
_OF = {"textlint": 7.0, "proselint": 13.0, "codespell": 0.4}
"""Peers → the least multiple of their throughput that is wanted."""


def measure(folder: Path | None) -> Iterable[Row]:
    """Rows over the Markdown files of `folder`, or over made-up ones."""
    with TemporaryDirectory() as scratch:
        place = folder or Path(scratch, "articles")
        if folder is None:
            write(place, _NUMBER)
        files = sorted(place.rglob("*.md"))
        size = sum(file.stat().st_size for file in files)
        yield Row("articles", f"{len(files):,}, {size / 1e6:.1f} MB")
        kept = {"CAVEAT_CACHE_DIR": str(Path(scratch, "cache"))}
        cost(caveat(str(files[0])), environment=kept)  # decodes the rules
        one = cost(caveat("--jobs", "1", str(place)), environment=kept)
        again = cost(caveat("--jobs", "1", str(place)), environment=kept)
        yield Row("caveat on one core", f"{size / one.seconds / 1e6:.3f} MB/s, {one.memory / 1e6:.0f} MB")
        yield at_least("a second run over unchanged files, times faster", one.seconds / again.seconds, 20)
        yield at_most("peak memory of a process", one.memory / 1e6, 100, "MB")
        if (os.cpu_count() or 1) > 1:
            two = cost(caveat("--jobs", "2", str(place)), environment={"CAVEAT_CACHE_DIR": str(Path(scratch, "other"))})
            cold = cost(caveat("--jobs", "1", str(place)), environment={"CAVEAT_CACHE_DIR": str(Path(scratch, "third"))})
            yield at_least("two cores, times faster than one", cold.seconds / two.seconds, 1.8)
        for name, command in PEERS.items():
            if shutil.which(command[0]):
                yield from _beside(name, cost([*command, *map(str, files)]), one, size)
            else:
                yield Row(name, "not on the path")


def _beside(name: str, theirs: Cost, ours: Cost, size: int) -> Iterable[Row]:
    yield Row(name, f"{size / theirs.seconds / 1e6:.2f} MB/s, {theirs.memory / 1e6:.0f} MB")
    ratio = theirs.seconds / ours.seconds
    if name in _OF:
        yield at_least(f"caveat, of {name}'s throughput", ratio, _OF[name])
    else:
        yield Row(f"caveat, of {name}'s throughput", f"{ratio:.3g} ×")
