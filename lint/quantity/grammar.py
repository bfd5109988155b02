"""The data of one language made ready for scanning: sets, lexicons and a few compiled patterns."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec
import regex

from lint.quantity.data import TIMES, NumberData, SharedData, SymbolData, UnitData, numbers, shared, symbols, units
from lint.quantity.lexicon import Lexicon
from lint.quantity.shapes import Shapes

UnitKind = Literal["money", "part", "percent", "points", "basis", "multiple", "time", "measure", "token"]


class Unit(msgspec.Struct, frozen=True):
    """What stands behind a number: its kind and its name (ISO 4217 code, ticker, "%", "pp", "bp", "x", or CLDR's unit)."""

    kind: UnitKind
    name: str
    factor: float = 1.0


def _phrases(words: Iterable[str], unit: Unit) -> Iterator[tuple[str, Unit]]:
    for word in words:
        yield word.lower(), unit


class Grammar:
    """How one language writes quantities. Built once, from data; every part that a document may not need is built on first use."""

    def __init__(self, data: NumberData, cldr: UnitData, common: SharedData, signs: SymbolData) -> None:
        self.data = data
        self.cldr = cldr
        self.common = common
        self.language = data.language
        self.decimal = cldr.decimal
        self.numerals = frozenset(data.numerals)
        self.joiners = frozenset(data.joiners)
        self.articles = frozenset(data.articles)
        self.determiners = frozenset(data.determiners)
        self.labels = frozenset(data.labels)
        self.year_cues = frozenset(data.year_cues)
        self.stops = frozenset(data.nouns.stops)
        self.changes = frozenset(data.changes)
        self.spans = frozenset(data.spans)
        self.codes = frozenset(signs.codes) - frozenset(common.word_codes)
        self.counted = frozenset(common.counted)
        self.tickers = frozenset(common.tickers)
        self.no_tickers = frozenset(common.no_tickers)
        words = {word.lower(): value for word, value in cldr.compact.items() if len(word) > 1} | data.scales
        self.scales = Lexicon(words.items())
        self.scale_words = frozenset(word for word in words if " " not in word)
        self.halves = Lexicon(data.halves.items())
        self.mixed = Lexicon(data.mixed.items())
        self.signs = signs.symbols | common.signs

    @cached_property
    def glued(self) -> regex.Pattern[str] | None:
        """A number written as one word of two morphemes or more (dreißigtausend), or None where the language has none."""
        if not self.data.glued:
            return None
        morphemes = "|".join(sorted(map(regex.escape, self.data.glued), key=len, reverse=True))
        return regex.compile(rf"(?:{morphemes}){{2,}}+")

    @cached_property
    def shapes(self) -> Shapes:
        """What digits may be instead of a quantity."""
        return Shapes(self.cldr, self.common)

    @cached_property
    def units(self) -> Lexicon[Unit]:
        """Words of units in lower case, longest first."""
        data, common = self.data, self.common
        entries: list[tuple[str, Unit]] = []
        for name in (*self.cldr.units, *common.units):
            kind: UnitKind = "time" if name in TIMES else "measure"
            entries += [(w, u) for w, u in _phrases(self.cldr.units.get(name, ()), Unit(kind, name)) if len(w) > 2 and not w.endswith(".")]
        for name, forms in data.durations.items():
            entries += _phrases(forms, Unit("time", name))
        for code, names in (*self.cldr.currencies.items(), *data.currencies.items()):
            entries += _phrases(names, Unit("money", code))
        entries += _phrases(common.small_codes, Unit("money", ""))
        entries += _phrases(data.subunits, Unit("part", "", 0.01))
        entries += _phrases(data.basis_points, Unit("basis", "bp"))
        entries += _phrases(data.points, Unit("points", "pp"))
        entries += _phrases(data.percent, Unit("percent", "%"))
        entries += _phrases(data.times, Unit("multiple", "x"))
        return Lexicon(dict(entries).items())  # a later entry wins: percent before a currency's slang

    @cached_property
    def exact(self) -> dict[str, Unit]:
        """Units whose case counts, as written behind a number."""
        found: dict[str, Unit] = {}
        for name, forms in (*self.cldr.units.items(), *self.common.units.items()):
            kind: UnitKind = "time" if name in TIMES else "measure"
            found |= {form: Unit(kind, name if kind == "time" else form) for form in forms if len(form) > 1 or kind != "time"}
        found |= {sign: Unit("money", code) for sign, code in self.signs.items()}
        found |= {code: Unit("money", code) for code in self.codes}
        found |= {ticker: Unit("token", ticker) for ticker in self.tickers}
        return found

    @cached_property
    def behind(self) -> regex.Pattern[str]:
        """A sign, code or short unit behind a number."""
        forms = sorted(self.exact, key=len, reverse=True)
        return regex.compile("|".join(regex.escape(f) + (r"(?![\p{L}\d_])" if f[-1].isalnum() else "") for f in forms) or "(?!)")

    @cached_property
    def before(self) -> dict[str, str]:
        """A currency sign or code in front of a number, as written → its ISO code."""
        found = {code: code for code in self.codes} | {small: small.upper() for small in self.common.small_codes}
        for sign, code in self.signs.items():
            if sign not in self.common.after_only:
                found[sign] = code
                if "$" in sign and sign != "A$":  # "a $5 fee" is no Australian dollar
                    found.setdefault(sign.lower(), code)
        return found

    @cached_property
    def longest(self) -> int:
        """Characters of the longest sign in front of a number."""
        return max(map(len, self.before), default=0)

    @cached_property
    def indefinite(self) -> Lexicon[float]:
        """Amounts without a value ("des milliards")."""
        return Lexicon((phrase, 0.0) for phrase in self.data.indefinite)

    @cached_property
    def multiples(self) -> Lexicon[float]:
        """Words that say how many times ("doubled"); 0 marks what only looks like one ("double-spend")."""
        return Lexicon([*self.data.multiples.items(), *((phrase, 0.0) for phrase in self.data.no_multiples)])

    @cached_property
    def fractions(self) -> Lexicon[float]:
        """Parts of a whole; 0 marks what only looks like one ("second half")."""
        data = self.data
        made = {f"{n}{gap}{p}": number / part for n, number in data.numerators.items() for p, part in data.parts.items() for gap in " -"}
        return Lexicon([*made.items(), *data.fractions.items(), *((phrase, 0.0) for phrase in data.no_fractions)])

    @cached_property
    def rates(self) -> Lexicon[str]:
        """ "per month", "/year", "monthly" → the noun."""
        rates = self.data.rates
        made = {f"{per}{'' if per[-1] in '/-' + chr(39) else ' '}{noun}".lower(): noun for per in rates.per for noun in rates.nouns}
        return Lexicon([*made.items(), *((word, word) for word in rates.adverbs)])

    @cached_property
    def openers(self) -> dict[str, frozenset[str]]:
        """Words that open a range → the words that may then link it."""
        return {word: frozenset(links) for word, links in self.data.ranges.open.items()}

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that link a range by themselves."""
        return frozenset(self.data.ranges.links)

    @cached_property
    def after_article(self) -> frozenset[str]:
        """Words in front of which an article is a number, or opens a phrase that is told in words ("a third", "un million")."""
        told = (self.mixed, self.indefinite, self.multiples, self.fractions)
        seconds = {word for lexicon in told for word in lexicon.seconds(self.articles)}
        counted = self.units.firsts if self.articles & self.numerals else frozenset()
        shares = {among.partition(" ")[0] for among in self.data.among}  # "uno de cada cinco"
        return frozenset(seconds) | self.scale_words | counted | shares

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every word at which a quantity in words may begin or be told."""
        lexicons = (
            self.mixed.firsts,
            frozenset(self.data.bare_fractions),
            self.indefinite.firsts,
            self.multiples.firsts,
            self.fractions.firsts,
            frozenset(self.data.ordinals),
            frozenset(self.data.ranks),
        )
        # "mio" is "my" in Italian: short scale words count only behind digits.
        scales = frozenset(w for w in self.scale_words if len(w) > 3 and w not in self.common.letters)
        return (self.numerals | scales | frozenset().union(*lexicons)) - self.articles | (self.determiners & self.numerals)


@cache
def grammar(language: str, folders: tuple[Path, ...] = ()) -> Grammar | None:
    """The grammar of `language`, with the user's `folders`; None for a language without data (then English serves, see recognise)."""
    data, cldr = numbers(language, folders)[0], units(language, folders)[0]
    return Grammar(data, cldr, shared(), symbols()) if data is not None and cldr is not None else None
