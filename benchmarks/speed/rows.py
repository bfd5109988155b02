"""Rows of the table: what was measured, and what is wanted."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A figure in words, the target in words ('' where there is none), and whether it is met (None: no target)."""

    what: str
    measured: str
    wanted: str = ""
    met: bool | None = None


def at_least(what: str, measured: float, wanted: float, unit: str = "×") -> Row:
    """A figure that should be large."""
    return Row(what, f"{measured:.3g} {unit}", f"≥ {wanted:g}", measured >= wanted)


def at_most(what: str, measured: float, wanted: float, unit: str = "×") -> Row:
    """A figure that should be small."""
    return Row(what, f"{measured:.3g} {unit}", f"≤ {wanted:g}", measured <= wanted)


def table(rows: Iterable[Row]) -> str:
    """The rows as a table of plain text."""
    cells = [("what", "measured", "wanted", ""), *((r.what, r.measured, r.wanted, _verdict(r)) for r in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(4)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells)


def _verdict(row: Row) -> str:
    return "" if row.met is None else "reached" if row.met else "MISSED"
