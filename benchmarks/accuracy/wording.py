"""Speculative wording in sentences: pressure (`ec_darkpattern`), forecasts (`numclaim`), nameless sources (`conll2010_wiki`)."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.accuracy.scores import Counts, Record, Row, records
from lint.context import Context
from lint.kinds.wording import WordingRule, observe
from lint.observation import WordingHit
from lint.packs import Library, load_folders
from lint.readers import read


class _Set(msgspec.Struct, frozen=True):
    """A set: its name, the key of its truth, which categories answer it, whether the object test is off, and what is wanted."""

    name: str
    part: str
    key: str
    categories: tuple[str, ...]
    anything: bool
    target: str
    met: Callable[[Counts], bool]


# Shops sell no investments, and a single sentence has no topic: there the rules answer without their object.
_SETS: Final = (
    _Set(
        "ec_darkpattern",
        "urgency and scarcity of shops",
        "binary",
        ("wording/urgency",),
        True,
        "P 98, R 93",
        lambda c: c.precision >= 0.98 and c.recall >= 0.93,
    ),
    _Set(
        "numclaim",
        "forecasts of analysts and companies",
        "label",
        ("wording/forecast", "wording/certainty"),
        True,
        "F1 85",
        lambda c: c.f1 >= 0.85,
    ),
    _Set(
        "conll2010_wiki",
        "sources that nobody can look up",
        "label",
        ("wording/vague-attribution",),
        True,
        "P 90 at R 15",
        lambda c: c.precision >= 0.90 and c.recall >= 0.15,
    ),
)


def measure(folder: Path) -> Iterator[Row]:
    """One row a set: a sentence counts as found where a hit of its categories stands in it, whoever speaks."""
    for one in _SETS:
        gold = [r for r in records(folder, one.name) if r["in_scope"]]
        if not gold:
            continue
        rules = _rules(one.categories, one.anything)
        hits = alarms = misses = 0
        for record in gold:
            found, wanted = bool(_said(record, rules)), bool(record[one.key])
            hits += found and wanted
            alarms += found and not wanted
            misses += wanted and not found
        counts = Counts(hits, alarms, misses)
        yield Row("wording", one.part, "caveat", len(gold), counts.shown(), one.target, one.met(counts))


@cache
def _library() -> Library:
    return load_folders()


@cache
def _rules(categories: Collection[str], anything: bool) -> tuple[WordingRule, ...]:
    """The general rules of some categories; with `anything` they ask for no object."""
    found = [r for r in _library().rules if isinstance(r, WordingRule) and r.category in categories and not r.jurisdictions]
    if anything:
        found = [msgspec.structs.replace(r, about="", subject="") for r in found]
    return tuple(found)


def _said(record: Record, rules: tuple[WordingRule, ...]) -> list[WordingHit]:
    document, _ = read(f"{record['id']}.txt", record["text"].encode("utf-8"), language=record["language"])
    if document is None:
        return []
    context = Context(document, _library())
    observe(rules, context)
    return [hit for hit in context.wording if hit.voice in ("author", "reported")]
