"""What a hook costs: one small article in a process of its own, beside a bare Python and the peers."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.peers import PEERS, caveat
from benchmarks.speed.rows import Row, at_most
from benchmarks.speed.timing import cost

_RUNS = 7
_ARTICLE = """\
---
title: A quiet quarter for the fund
date: 2026-10-01
---

The fund gained 3 % in the quarter, its managers wrote to investors in October. Fees stayed where they were. Anyone who looks at the
longer run sees a wider range: the best year brought 14 %, the worst took away 11 %. The managers expect no change of strategy, and say
that they will publish the holdings in November, as they do every year. What the next months bring, nobody can say.
"""


def measure(folder: Path | None) -> Iterable[Row]:
    """Rows on a 1 kB Markdown file with front matter; rules decoded before."""
    with TemporaryDirectory() as scratch:
        article = Path(scratch, "article.md")
        article.write_text((_ARTICLE + "\n" + _ARTICLE.partition("---\n\n")[2])[:1024], "utf-8")
        kept = {"CAVEAT_CACHE_DIR": str(Path(scratch, "cache"))}
        cost(caveat(str(article)), environment=kept)  # decodes the rules
        bare = cost([sys.executable, "-c", "pass"], _RUNS)
        ours = cost(caveat(str(article)), _RUNS, environment=kept)
        yield Row("bare Python", f"{bare.seconds * 1000:.0f} ms")
        yield Row("caveat, one article of 1 kB", f"{ours.seconds * 1000:.0f} ms, {ours.memory / 1e6:.0f} MB")
        yield at_most("cold start, multiples of bare Python", ours.seconds / bare.seconds, 10)
        for name, command in PEERS.items():
            if shutil.which(command[0]):
                theirs = cost([*command, str(article)], _RUNS)
                yield Row(f"{name}, the same article", f"{theirs.seconds * 1000:.0f} ms")
                if name == "proselint":
                    yield at_most("cold start, of proselint's", ours.seconds / theirs.seconds, 1)
