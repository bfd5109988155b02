"""What an archive holds, counted: findings by rule, month and author, how they changed, and the articles with the most."""

import heapq
from collections import Counter, defaultdict
from typing import Final

import msgspec
import pyarrow as pa

from lint.archive.store import Store
from lint.terms import SEVERITIES

_WORST: Final = 50


class Count(msgspec.Struct):
    """Articles (of a rule: those in which it spoke), and findings by severity."""

    articles: int = 0
    findings: Counter[str] = msgspec.field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All findings."""
        return self.findings.total()

    @property
    def rate(self) -> float:
        """Findings an article."""
        return self.total / self.articles if self.articles else 0.0


class Counts(msgspec.Struct):
    """The counts of an archive. Months are ``2026-11``, '' for articles without a date; `worst` is path and findings, most first."""

    whole: Count = msgspec.field(default_factory=Count)
    rules: dict[str, Count] = msgspec.field(default_factory=lambda: defaultdict(Count))
    months: dict[str, Count] = msgspec.field(default_factory=lambda: defaultdict(Count))
    authors: dict[str, Count] = msgspec.field(default_factory=lambda: defaultdict(Count))
    worst: list[tuple[str, Counter[str]]] = []
    unread: int = 0
    faults: Counter[str] = msgspec.field(default_factory=Counter)


def counted(store: Store) -> Counts:
    """The counts of all parts, one part in memory at a time."""
    made = Counts()
    found = store.parts("findings", ["path", "rule", "severity"])
    for articles, findings in zip(store.parts("articles", ["path", "author", "date", "checked"]), found, strict=True):
        _add(made, articles, findings)
    for faults in store.parts("faults", ["level"]):
        made.faults.update(faults["level"].to_pylist())
    return made


def _add(made: Counts, articles: pa.Table, findings: pa.Table) -> None:
    of: dict[str, Counter[str]] = defaultdict(Counter)
    spoke: set[tuple[str, str]] = set()
    for path, rule, severity in zip(*(column.to_pylist() for column in findings.columns), strict=True):
        of[path][severity] += 1
        made.rules[rule].findings[severity] += 1
        spoke.add((rule, path))
    for rule, _ in spoke:
        made.rules[rule].articles += 1
    for path, author, day, checked in zip(*(column.to_pylist() for column in articles.columns), strict=True):
        if not checked:
            made.unread += 1
            continue
        mine = of.pop(path, Counter())  # a path that stands twice is counted where it stands first
        for count in (made.whole, made.months[day[:7]], made.authors[author]):
            count.articles += 1
            count.findings.update(mine)
        if mine:
            made.worst.append((path, mine))
    made.worst = heapq.nsmallest(_WORST, made.worst, key=lambda one: (-one[1].total(), one[0]))


def table(counts: Counts) -> pa.Table:
    """The counts as rows: what is counted (`by`) and its name; of months how the findings an article changed from the one before."""
    rows = [_row("archive", "", counts.whole)]
    rows += [_row("rule", name, count) for name, count in by_number(counts.rules)]
    before: float | None = None
    for name, count in sorted(counts.months.items()):
        rows.append({**_row("month", name, count), "change": count.rate - before if before is not None and name else None})
        before = count.rate if name else None
    rows += [_row("author", name, count) for name, count in by_number(counts.authors)]
    rows += [_row("article", path, Count(1, found)) for path, found in counts.worst]
    numbers = [(name, pa.int64()) for name in ("articles", "findings", *SEVERITIES)]
    rates = [("per_article", pa.float64()), ("change", pa.float64())]
    return pa.Table.from_pylist(rows, pa.schema([("by", pa.string()), ("name", pa.string()), *numbers, *rates]))


def by_number(counts: dict[str, Count]) -> list[tuple[str, Count]]:
    """The counts, most findings first."""
    return sorted(counts.items(), key=lambda one: (-one[1].total, one[0]))


def _row(by: str, name: str, count: Count) -> dict[str, object]:
    severities: dict[str, object] = {severity: count.findings[severity] for severity in SEVERITIES}
    numbers = {"articles": count.articles, "findings": count.total, "per_article": count.rate, "change": None}
    return {"by": by, "name": name, **numbers, **severities}


def write(store: Store, counts: Counts, page: str) -> None:
    """Write `summary.parquet` and `report.html`."""
    store.table(store.folder / "summary.parquet", table(counts))
    store.replace(store.folder / "report.html", page.encode("utf-8", "replace"))
