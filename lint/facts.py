"""Approved figures from CSV or YAML files: value, unit, day, source, and the words that name them.

CSV: a header with the columns `id`, `value`, `source`, and where wanted `unit`, `as-of`, `aliases` (parted by ``;``), `limit` (days).
YAML: a list `facts` of the same. Every bad row is a fault with its line, and the others count.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from lint.errors import Fault
from lint.quantity import recognise
from lint.quantity.data import shared, symbols
from lint.yamlfile import Mapping, Tree, convert, parse, read, suggest
from lint.yamlfile import Sequence as Items

_REQUIRED: Final = ("id", "value", "source")
_COLUMNS: Final = (*_REQUIRED, "unit", "as-of", "aliases", "limit")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[ _]\d{3})*(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_NOUN: Final = re.compile(r"[^\W\d_][\w '’%/-]{0,60}")
_CODE: Final = re.compile(r"[A-Z]{3}")
_CAPITALS: Final = re.compile(r"[A-Z]{4,}")
_PERCENT: Final = frozenset({"%", "percent", "per cent"})
_LARGEST: Final = 20_000  # facts of one file


class Fact(msgspec.Struct, frozen=True):
    """An approved figure. `aliases` are the words that name it, in lower case; `limit` is in days, 0 for none."""

    id: str
    value: float
    unit: str
    source: str
    aliases: tuple[str, ...]
    as_of: date | None = None
    limit: int = 0

    def stale(self, day: date) -> bool:
        """True where the fact is older on `day` than its limit allows."""
        return bool(self.limit and self.as_of and (day - self.as_of).days > self.limit)


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A fact as it is written."""

    id: str
    value: str
    source: str
    unit: str = ""
    as_of: str = ""
    aliases: str | tuple[str, ...] = ()
    limit: str = ""


At = Callable[[str, str, str], Fault]
"""A fault at a row: code, message, mend."""


@cache
def load_facts(path: Path, shown: str = "") -> tuple[tuple[Fact, ...], tuple[Fault, ...]]:
    """The facts of one file and what is wrong with it; `shown` is its name in faults. Read once a process."""
    name = shown or path.as_posix()
    text, faults = read(path, name)
    if text is None:
        return (), tuple(faults)
    rows = _csv(text, name, faults) if path.suffix.lower() == ".csv" else _yaml(text, name, faults)
    facts: dict[str, Fact] = {}
    for row, at in rows:
        fact = _fact(row, at, faults)
        if fact is None:
            continue
        known = facts.get(fact.id)
        if known is not None:
            differs = "with another value" if (known.value, known.unit) != (fact.value, fact.unit) else "a second time"
            faults.append(
                at("data/fact", f"the fact '{fact.id}' stands here {differs}", "give each fact an id of its own; the first one counts")
            )
        elif len(facts) >= _LARGEST:
            faults.append(at("data/size", f"more than {_LARGEST:,} facts; the rest is not read", "split the file"))
            break
        else:
            facts[fact.id] = fact
    return tuple(facts.values()), tuple(faults)


def _csv(text: str, name: str, faults: list[Fault]) -> Iterator[tuple[_Row, At]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    line = 1
    try:
        for values in reader:
            start, line = line, reader.line_num + 1

            def at(code: str, message: str, mend: str, start: int = start) -> Fault:
                return Fault("error", name, start, 1, code, message, mend)

            if not any(value.strip() for value in values):
                continue
            if not header:
                header = [value.strip().lower().replace("_", "-").replace(" ", "-") for value in values]
                if not _columns(header, at, faults):
                    return
                continue
            if len(values) > len(header):
                faults.append(at("data/row", f"{len(values)} values for {len(header)} columns", "put values that hold a comma in quotes"))
                continue
            cells = dict(zip(header, (value.strip() for value in values), strict=False))
            yield _Row(**{key.replace("-", "_"): cells.get(key, "") for key in _COLUMNS}), at
    except csv.Error as error:
        faults.append(Fault("error", name, line, 1, "data/syntax", f"this is no CSV: {error}", "look at the quotation marks of this row"))


def _columns(header: Sequence[str], at: At, faults: list[Fault]) -> bool:
    if len(header) == 1 and ";" in header[0]:
        faults.append(at("data/column", "the columns are parted by semicolons", "part them by commas (save it as CSV with commas)"))
        return False
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        faults.append(at("data/column", f"the column {missing[0]} is missing", f"the first line names the columns: {','.join(_COLUMNS)}"))
    for column in header:
        if column not in _COLUMNS:
            faults.append(
                at("data/column", f"there is no column '{column}'", suggest(column, _COLUMNS) or f"there are {', '.join(_COLUMNS)}")
            )
        elif header.count(column) > 1:
            faults.append(at("data/column", f"the column '{column}' stands twice", "keep one"))
            return False
    return not missing


def _yaml(text: str, name: str, faults: list[Fault]) -> Iterator[tuple[_Row, At]]:
    tree, found = parse(text, name)
    faults += found
    if tree is None:
        return
    root = tree.root
    listed = root.get("facts") if isinstance(root, Mapping) else None
    if not isinstance(listed, Items):
        if root is not None:
            faults.append(
                tree.source.fault(root.start, "data/facts", "there is no list 'facts'", "begin with `facts:` and a list below it")
            )
        return
    for node in listed.items:
        yield from _item(tree, node, faults)


def _item(tree: Tree, node: Any, faults: list[Fault]) -> Iterator[tuple[_Row, At]]:
    row, fault = convert(tree, node, _Row)
    if row is None:
        faults += [fault] if fault is not None else []
        return

    def at(code: str, message: str, mend: str) -> Fault:
        return tree.source.fault(node.start, code, message, mend)

    yield row, at


def _fact(row: _Row, at: At, faults: list[Fault]) -> Fact | None:
    """The fact of a row, or None and a fault."""
    for key in _REQUIRED:
        if not getattr(row, key).strip():
            faults.append(at("data/fact", f"this fact has no {key}", f"write its {key}"))
            return None
    number = row.value.strip()
    if not _NUMBER.fullmatch(number):
        faults.append(at("data/value", f"'{number}' is no plain number", "write it without separators and units: 13500000 or 4.5"))
        return None
    unit = _unit(row.unit.strip())
    if unit is not None and _scaled(unit):
        at_unit = f"'{row.unit.strip()}' is a scale with a unit", "write the value in full and the unit alone: 4500000, EUR"
        faults.append(at("data/unit", *at_unit))
        return None
    if unit is None:
        mend = "write a currency's code (EUR), a ticker, %, or the noun that is counted"
        faults.append(at("data/unit", f"there is no unit '{row.unit.strip()}'", mend))
        return None
    day = _day(row.as_of.strip())
    if row.as_of.strip() and day is None:
        faults.append(at("data/date", f"'{row.as_of.strip()}' is no day", "write it as 2026-06-30"))
        return None
    limit = row.limit.strip()
    if limit and not (limit.isascii() and limit.isdigit()):
        faults.append(at("data/limit", f"'{limit}' is no number of days", "write whole days: 180"))
        return None
    names = row.aliases.split(";") if isinstance(row.aliases, str) else row.aliases
    aliases = tuple(dict.fromkeys(" ".join(name.split()).casefold() for name in names if name.strip()))
    own = row.id.strip().replace("-", " ").replace("_", " ").casefold()
    return Fact(
        row.id.strip(), float(number.replace(" ", "").replace("_", "")), unit, row.source.strip(), aliases or (own,), day, int(limit or 0)
    )


def _unit(written: str) -> str | None:
    """The unit as quantities give it: ISO code, ticker, ``%``, a noun in lower case; None where it is none."""
    if not written:
        return ""
    if written.casefold() in _PERCENT:
        return "%"
    sign = symbols().symbols.get(written) or shared().signs.get(written)
    if sign:
        return sign
    if _CODE.fullmatch(written):
        known = written in symbols().codes or written in shared().tickers
        return written if known else None
    if written in shared().tickers:
        return written
    if _CAPITALS.fullmatch(written) and unit_of(written, "en") == written:
        return None
    return written.casefold() if _NOUN.fullmatch(written) else None


def unit_of(written: str, language: str) -> str:
    """The unit that a word of `language` names, as quantities give it ("euros": EUR, "Prozent": %); the word itself where it is a noun."""
    found = recognise(f"2 {written}", language)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(written) + 2)
    return found[0].unit if whole and found[0].kind != "count" else written


def _scaled(unit: str) -> bool:
    """ "Million EUR": the value of such a fact would be a million times too small."""
    return any(mark in unit for mark in " .") and any(quantity.value != 2 for quantity in recognise(f"2 {unit}", "en"))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None
