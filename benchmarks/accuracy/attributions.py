"""Whether a figure of the news is attributed to somebody (`polnear_figures.jsonl`): precision and recall of attributions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.accuracy.scores import Counts, Record, Row, records
from lint.attribution import attributions
from lint.context import Context
from lint.readers import read

_WANTED: Final = 0.80  # of precision and of recall


def measure(folder: Path) -> Iterator[Row]:
    """One row: a figure counts as attributed where the reach of an attribution holds it."""
    gold = [r for r in records(folder, "polnear_figures") if r["in_scope"]]
    if not gold:
        return
    hits = alarms = misses = 0
    for record in gold:
        said = attributed(record)
        hits += said and bool(record["label"])
        alarms += said and not record["label"]
        misses += not said and bool(record["label"])
    counts = Counts(hits, alarms, misses)
    met = counts.precision >= _WANTED and counts.recall >= _WANTED
    yield Row("attributions", "figures of the news", "caveat", len(gold), counts.shown(), "P and R 80", met)


def attributed(record: Record) -> bool:
    """True where somebody says the record's figure, by name or not."""
    document, _ = read(f"{record['id']}.txt", record["text"].encode("utf-8"))
    if document is None:
        return False
    context = Context(msgspec.structs.replace(document, language=record["language"]))
    span = record["spans"][0]
    start, end = document.prose.offset(span["start"]), document.prose.offset(span["end"] - 1) + 1
    return any(a.reach[0] <= start and end <= a.reach[1] for a in context.ask(attributions))
