"""What a language knows of numbers, decoded from `rules/languages/numbers/` (by hand) and `rules/languages/units/` (from CLDR)."""

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.errors import Fault
from lint.language import extended
from lint.terms import LANGUAGES

S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T")


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How the noun of a count stands: `before` means that adjectives precede it; `plural` and `irregular` tell it from other words."""

    place: Literal["before", "after"] = "after"
    plural: list[str] = []
    not_plural: list[str] = []
    irregular: list[str] = []
    of: list[str] = []
    stops: list[str] = []
    capital: bool = False


class Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that open a range with the words that may then link it, and words that link one by themselves."""

    open: dict[str, list[str]] = {}
    links: list[str] = []


class Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """ "5 € a month": `per` + `nouns`, or one of the `adverbs`; `never-before` are words that make it something else ("a year earlier")."""

    per: list[str] = []
    nouns: list[str] = []
    adverbs: list[str] = []
    never_before: list[str] = []


class NumberData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`rules/languages/numbers/<code>.yaml`; its keys are explained in en.yaml."""

    language: str
    numerals: list[str] = []
    glued: list[str] = []
    joiners: list[str] = []
    articles: list[str] = []
    definites: list[str] = []
    determiners: list[str] = []
    pronoun_cues: list[str] = []
    scales: dict[str, float] = {}
    halves: dict[str, float] = {}
    mixed: dict[str, float] = {}
    bare_fractions: dict[str, float] = {}
    durations: dict[str, list[str]] = {}
    points_inside: list[str] = []
    indefinite: list[str] = []
    alternatives: list[str] = []
    percent: list[str] = []
    points: list[str] = []
    basis_points: list[str] = []
    times: list[str] = []
    shares: list[str] = []
    among: list[str] = []
    of: list[str] = []
    multiples: dict[str, float] = {}
    no_multiples: list[str] = []
    multiplied: list[str] = []
    numerators: dict[str, float] = {}
    parts: dict[str, float] = {}
    fractions: dict[str, float] = {}
    no_fractions: list[str] = []
    ordinals: dict[str, float] = {}
    superlatives: list[str] = []
    ranks: dict[str, float] = {}
    rank_signs: list[str] = []
    ranges: Ranges = Ranges()
    rates: Rates = Rates()
    currencies: dict[str, list[str]] = {}
    subunits: list[str] = []
    compound_links: list[str] = []
    lends: list[str] = []
    nouns: Nouns = Nouns()
    labels: list[str] = []
    year_cues: list[str] = []
    qualifiers: list[str] = []
    changes: list[str] = []
    spans: list[str] = []


class UnitData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/languages/units/<code>.yaml`, written by scripts/cldr.py."""

    language: str
    decimal: str = ""
    group: str = ""
    months: list[str] = []
    compact: dict[str, float] = {}
    units: dict[str, list[str]] = {}
    currencies: dict[str, list[str]] = {}


class SymbolData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/languages/units/symbols.yaml`: the codes of ISO 4217 and the currency signs of CLDR."""

    codes: list[str]
    symbols: dict[str, str]


class SharedData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`rules/languages/numbers/shared.yaml`: what no single language owns."""

    letters: dict[str, float]
    signs: dict[str, str]
    after_only: list[str]
    small_codes: list[str]
    word_codes: list[str]
    tickers: list[str]
    no_tickers: list[str]
    units: dict[str, list[str]]
    names: list[str]
    places: list[str]
    streets: list[str]
    counted: list[str]


TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
"""The units of UnitData that measure time, shortest first."""


@cache
def numbers(language: str, folders: tuple[Path, ...] = ()) -> tuple[NumberData | None, list[Fault]]:
    """How `language` writes quantities, lengthened by the user's `folders`, or None and why not."""
    return _more("numbers", language, folders, _load("numbers", language, NumberData))


@cache
def units(language: str, folders: tuple[Path, ...] = ()) -> tuple[UnitData | None, list[Fault]]:
    """CLDR's words of `language`, lengthened by the user's `folders`, or None and why not."""
    return _more("units", language, folders, _load("units", language, UnitData))


@cache
def _symbols() -> tuple[SymbolData | None, list[Fault]]:
    return _load("units", "symbols", SymbolData)


@cache
def _shared() -> tuple[SharedData | None, list[Fault]]:
    return _load("numbers", "shared", SharedData)


def symbols() -> SymbolData:
    """Codes and signs of every currency; nothing where the file cannot be used (`faults` says why)."""
    return _symbols()[0] or SymbolData([], {})


def shared() -> SharedData:
    """What no single language owns; nothing where the file cannot be used (`faults` says why)."""
    return _shared()[0] or SharedData({}, {}, [], [], [], [], [], {}, [], [], [], [])


def faults(language: str) -> list[Fault]:
    """What keeps the files behind the quantities of `language` from being used; a language without data has no faults."""
    own = [*numbers(language)[1], *units(language)[1]] if language in LANGUAGES else []
    return [*own, *_symbols()[1], *_shared()[1]]


def _more(part: str, language: str, folders: tuple[Path, ...], found: tuple[S | None, list[Fault]]) -> tuple[S | None, list[Fault]]:
    data, faults = found
    if data is None:
        return None, faults
    data, more = extended(data, part, language, folders)
    return data, [*faults, *more]


def _load(folder: str, name: str, type_: type[T]) -> tuple[T | None, list[Fault]]:
    path = Path("languages", folder, f"{name}.yaml")
    return load(rules_folder() / path, type_, f"rules/{path.as_posix()}")
