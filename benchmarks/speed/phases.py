"""What reading, recognising and judging cost, as multiples of parsing the same bytes with pyromark, its events iterated."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyromark

from benchmarks.speed.rows import Row, at_most
from lint.config import Options
from lint.files import find
from lint.run.judge import Judge

_ROUNDS = 3
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH


def measure(folder: Path | None) -> Iterable[Row]:
    """Rows over the Markdown files of `folder`, in one process that has read its rules and every language before."""
    sources = [source for source in find([str(folder or ".")])[0] if source.path.endswith((".md", ".mdx", ".markdown"))]
    if not sources:
        return
    texts = [Path(source.file).read_text("utf-8", "replace") for source in sources]
    judge = Judge(Options())
    judge.prepare(sources)
    spent: dict[str, float] = {}

    def check() -> None:
        spent.clear()
        for source in sources:
            result, _ = judge.check(source)
            if result.context is not None:
                for phase, seconds in result.context.spent.items():
                    spent[phase] = spent.get(phase, 0.0) + seconds

    check()  # every language that occurs is compiled
    floor = _fastest(lambda: _parse(texts))
    whole = _fastest(check)
    size = sum(len(text.encode()) for text in texts)
    yield Row("Markdown files, bytes", f"{len(texts):,}, {size / 1e6:.2f} MB")
    yield Row("pyromark, events iterated", f"{size / floor / 1e6:.1f} MB/s")
    yield Row("one process, rules loaded", f"{size / whole / 1e6:.3f} MB/s")
    for phase, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        yield Row(f"  {phase}", f"{seconds / floor:.1f} × pyromark, {100 * seconds / whole:.0f} % of the whole")
    yield at_most("the whole, multiples of pyromark", whole / floor, 20)
    yield at_most("figures, share of the whole", 100 * spent.get("figure", 0.0) / whole, 33, "%")


def _parse(texts: Iterable[str]) -> int:
    return sum(1 for text in texts for _ in pyromark.events_with_range(text, options=_OPTIONS))


def _fastest(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best
