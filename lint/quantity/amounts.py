"""One amount at a place: sign, currency, number, scale, unit."""

import msgspec
import regex

from lint.quantity import spelt
from lint.quantity.digits import read
from lint.quantity.grammar import Grammar, Unit

_LETTERS = regex.compile(r"\p{L}+")
_TICKER = regex.compile(r"[ -]?(?P<ticker>[A-Z][A-Z0-9]{2,5})(?![\p{L}\d]|['-]\p{L})")
_PERCENT = regex.compile(r" ?%")
_PLURAL = regex.compile(r"s(?![\p{L}\d'])")
ORDINALS = frozenset({"st", "nd", "rd", "th", "e", "er", "ère", "ème", "eme", "de", "ste", "º", "ª", "o", "a"})
_VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}


class Amount(msgspec.Struct, frozen=True):
    """A number with what belongs to it: text ``[start, end)``; `core` is where the number with its scale ends.

    `scale` is what the scale words multiply by (1 where there are none). `spelt` marks a number in words, `number` the text of
    the bare digits, `other` the second reading of an ambiguous mark. `open` marks "10+".
    """

    start: int
    end: int
    core: int
    value: float
    scale: float = 1.0
    unit: Unit | None = None
    spelt: bool = False
    number: str = ""
    other: float | None = None
    prefixed: bool = False
    open: bool = False


class Reader:
    """One text being read: as folded, in lower case, in the language of `grammar`, with the decimal mark of its document."""

    def __init__(self, text: str, low: str, grammar: Grammar, decimal: str) -> None:
        self.text = text
        self.low = low
        self.grammar = grammar
        self.decimal = decimal
        self._floor = 0

    def word_before(self, at: int) -> str:
        """The word that ends right before `at` (spaces and opening quotes between), lower case, '' for none."""
        end = at
        while end > 0 and self.low[end - 1] in ' "*_':
            end -= 1
        start = end
        while start > 0 and (self.low[start - 1].isalpha() or self.low[start - 1] in "'°."):
            start -= 1
        word = self.low[start:end]
        return word if word.endswith("'") else word.rpartition("'")[2]  # an elided article is a word of its own

    def qualified(self, at: int) -> bool:
        """Whether a qualifier ("more than", "fast") stands right before `at`."""
        text = self.low[max(0, at - 24) : at].rstrip()
        return any(text.endswith(q) and not text[: -len(q)][-1:].isalpha() for q in self.grammar.data.qualifiers if len(q) > 1)

    def digits(self, start: int, end: int, floor: int = 0) -> Amount | None:
        """The amount whose digits are ``[start, end)``; None where they are part of an identifier, a version or an ordinal.

        What stands before `floor` belongs to the amount before.
        """
        text = self.text
        self._floor = floor
        before = text[start - 1] if start else " "
        if before.isalpha() or (before in "_/\\" and not (before == "/" and start > 1 and text[start - 2].isdigit())):
            return self._glued_code(start, end)
        if before == "×" and start > 1 and text[start - 2].isdigit():
            return None  # "a 2×2 table"
        named = before == "-" and start > 1 and floor < start - 1 and text[start - 2].isalpha()
        if (
            named
            and not _PERCENT.match(text, end)
            and self.word_before(start - 1) not in self.grammar.data.rank_signs
            and not self._sign(start - 1)
        ):
            return None
        if text[start] == "0" and text[start + 1 : end].isdigit() and not _PERCENT.match(text, end):
            return None  # "box 05"
        reading = read(text[start:end], self.decimal)
        if reading is None or reading.value == float("inf"):
            return None
        return self._complete(start, end, reading.value, reading.other)

    def _sign(self, at: int, floor: int = 0) -> tuple[int, str] | None:
        """The currency sign or code that ends at `at`: where it begins, and its ISO code. A code does not begin inside a word."""
        text, signs = self.text, self.grammar.before
        for begin in range(max(floor, at - self.grammar.longest), at):
            if not (text[begin].isalpha() and begin and text[begin - 1].isalnum()):
                code = signs.get(text[begin:at])
                if code is not None:
                    return begin, code
        return None

    def _glued_code(self, start: int, end: int) -> Amount | None:
        """Digits right behind letters are money when the letters are a code or sign (USD10m, R$5, x3), else a name."""
        if self._sign(start) is not None:
            reading = read(self.text[start:end], self.decimal)
            return self._complete(start, end, reading.value, reading.other) if reading is not None else None
        if self.text[start - 1] in "x×" and (start < 2 or not self.text[start - 2].isalnum()) and not self.text[end : end + 1].isalpha():
            reading = read(self.text[start:end], self.decimal)
            return Amount(start - 1, end, end, reading.value, unit=Unit("multiple", "x")) if reading is not None else None
        return None

    def _complete(self, start: int, end: int, value: float, other: float | None) -> Amount | None:
        """Adds what stands before and behind the digits."""
        text = self.text
        begin, prefix, negative = self._prefix(start)
        number = text[start:end]
        vulgar = end + 1 if text[end : end + 1] == " " else end
        if text[vulgar : vulgar + 1] in _VULGAR and text[vulgar : vulgar + 1]:
            value, end = value + _VULGAR[text[vulgar]], vulgar + 1
        scale, plus = 1.0, text[end : end + 1] == "+" and not text[end + 1 : end + 2].isdigit()
        core = end + 1 if plus else end
        unit: Unit | None = None
        if _PLURAL.match(text, core) and (prefix is not None or "," in number or "." in number):  # "$10,000s"
            core += 1
        letters = _LETTERS.match(text, core)
        if letters is not None and letters.group() in ("x", "X") and text[letters.end() : letters.end() + 1].isdigit():
            return None  # 1920x1080, "das kleine 1x1"
        if text[core : core + 1] == "×" and text[core + 1 : core + 2].isdigit():
            return None
        if letters is not None:
            glued = self._glued(letters.group(), core, prefix is not None)
            if glued is None:
                return None
            core, scale, unit = glued
        if unit is None:
            core, scale = self._signed(core) or self.scales(core, scale)
            if text[core : core + 1] == "+" and not text[core + 1 : core + 2].isdigit():
                core, plus = core + 1, True
        value = -value if negative else value
        half = self._half(core)
        if half is not None:
            value, core = value + half[1], half[0]
            if scale == 1.0:
                core, scale = self.scales(core, scale)
        stop = core
        if prefix is not None and unit is None:
            unit = prefix
            follow = self._unit(core, scale)
            digit = follow is not None and text[follow[0] : follow[0] + 2].strip()[:1].isdigit()
            if follow is not None and follow[1].kind == "money" and not digit:  # $5 USD
                stop = follow[0]
        elif unit is None:
            follow = self._unit(core, scale)
            if follow is not None:
                stop, unit = follow
                if unit.kind == "money":
                    stop, scale = self.scales(stop, scale) if scale == 1.0 else (stop, scale)  # 75 USD millones
        second = other * scale if other is not None else None
        return Amount(begin, stop, core, value * scale, scale, unit, False, number, second, prefix is not None, plus)

    def _prefix(self, start: int) -> tuple[int, Unit | None, bool]:
        """Where the amount begins, the currency in front, and whether it is below zero."""
        text = self.text
        begin, unit, negative = start, None, False
        behind = start - 1 if text[start - 1 : start] in ("-", "+") else start  # $-50
        gap = behind - 1 if text[behind - 1 : behind] == " " else behind
        sign = self._sign(gap, self._floor) if gap > self._floor else None
        if sign is not None:
            begin, unit, negative = sign[0], Unit("money", sign[1]), text[behind:start] == "-"
        mark = text[max(self._floor, begin - 1) : begin]
        if mark in ("-", "+", "±") and mark:
            ahead = text[begin - 2 : begin - 1] if begin > 1 else ""
            if not (ahead.isalnum() or (ahead in ")%€$£" and ahead)):
                begin, negative = begin - 1, negative or mark == "-"
        return begin, unit, negative

    def _glued(self, letters: str, at: int, prefixed: bool) -> tuple[int, float, Unit | None] | None:
        """What letters right behind digits mean: a scale, a unit, or (None) that this is a name or an ordinal."""
        grammar, end = self.grammar, at + len(letters)
        scale = grammar.common.letters.get(letters)
        nxt = self.text[end : end + 1]
        if nxt.isdigit() or (letters == "b" and not prefixed and nxt == "-" and self.text[end + 1 : end + 2].isdigit()):
            return None  # "Rule 19b-4"
        money = grammar.behind.match(self.text, end + (nxt == " "))
        follows_money = money is not None and grammar.exact[money.group()].kind == "money"
        # m, t and b alone are metres, tonnes and bits as well: they scale only what is money.
        if scale is not None and (prefixed or follows_money or letters not in ("m", "t", "b", "T", "mm", "MM")):
            return end, scale, None
        if letters in ("x", "X"):
            return end, 1.0, Unit("multiple", "x")
        exact = grammar.behind.match(self.text, at)
        if exact is not None:
            return exact.end(), 1.0, grammar.exact[exact.group()]
        if letters.lower() in ORDINALS:
            return None
        known = grammar.units.match(self.low, at)
        if known is not None:
            return known[0], 1.0, known[1]
        word = grammar.scales.match(self.low, at)
        if word is not None:
            return word[0], word[1], None
        return None

    def _signed(self, at: int) -> tuple[int, float] | None:
        """ " M€", " k$": a scale that only its currency sign tells."""
        letters = _LETTERS.match(self.text, at + 1) if self.text[at : at + 1] == " " else None
        scale = self.grammar.common.letters.get(letters.group()) if letters is not None else None
        if letters is None or scale is None or self.text[letters.end() : letters.end() + 1].isspace():
            return None
        sign = self.grammar.behind.match(self.text, letters.end())
        return (letters.end(), scale) if sign is not None and self.grammar.exact[sign.group()].kind == "money" else None

    def scales(self, at: int, scale: float) -> tuple[int, float]:
        """The end of the scale words that stand at `at`, and `scale` times what they multiply by."""
        for _ in range(3):
            gap = at + 1 if self.text[at : at + 1] in (" ", "-") and self.text[at : at + 1] else at
            if gap == at and at and self.text[at - 1 : at].isalpha():
                break
            found = self.grammar.scales.match(self.low, gap)
            if found is None:
                break
            at, scale = self.dotted(found[0]), scale * found[1]
        return at, scale

    def dotted(self, at: int) -> int:
        """`at`, or the place behind the full stop of the abbreviated scale that ends there."""
        return at + 1 if self.text[at : at + 1] == "." and self.low[at - 3 : at] in ("mio", "mrd", "bio", "mld", "mln") else at

    def _half(self, at: int) -> tuple[int, float] | None:
        return self.grammar.halves.match(self.low, at + 1) if self.text[at : at + 1] == " " else None

    def _unit(self, at: int, scale: float) -> tuple[int, Unit] | None:
        """The unit that stands at `at`, a space, a hyphen or (behind a scale) a preposition between."""
        text, low, grammar = self.text, self.low, self.grammar
        start = at + 1 if text[at : at + 1] in (" ", "-") and text[at : at + 1] else at
        if scale != 1.0 or grammar.data.nouns.place == "after":
            for of in grammar.data.of:
                if low.startswith(of, start) and (of.endswith("'") or low.startswith(" ", start + len(of))):
                    behind = start + len(of) + (0 if of.endswith("'") else 1)
                    found = self._known(behind)
                    return found if found is not None and found[1].kind in ("money", "part", "measure", "token") else None
        return self._known(start)

    def _known(self, start: int) -> tuple[int, Unit] | None:
        text, grammar = self.text, self.grammar
        word = grammar.units.match(self.low, start)
        exact = grammar.behind.match(text, start)
        if exact is not None and text[exact.end() : exact.end() + 1].isdigit() and grammar.exact[exact.group()].kind == "money":
            return None  # the sign of the next amount: "$10-$20"
        if exact is not None and exact.group() not in grammar.stops and (word is None or exact.end() > word[0]):
            glued = exact.group().isalpha() and text[exact.end() : exact.end() + 1] in ("'", "-")
            if not glued or exact.end() == len(text):
                return exact.end(), grammar.exact[exact.group()]
        if word is not None:
            if word[1].kind == "money" and text[word[0] : word[0] + 1].isdigit():
                return None
            single = word[0] - start == 1 and self.low[start].isalpha()
            if not single or word[0] == len(text) or text[word[0]] not in "'/-":
                unit = word[1]
                if unit.kind == "money" and not unit.name:
                    unit = Unit("money", self.low[start : word[0]].upper())
                return word[0], unit
        ticker = _TICKER.match(text, start)
        if ticker is not None and ticker.group("ticker") not in grammar.no_tickers and not ticker.group("ticker").isdigit():
            return ticker.end(), Unit("token", ticker.group("ticker"))
        return None

    def words(self, start: int, end: int, value: float, core_scale: float = 1.0) -> Amount:
        """The amount whose number is spelt out in ``[start, end)``."""
        follow = self._unit(end, core_scale)
        half = self._half(end)
        if half is not None:
            value, end = value + half[1] * core_scale, half[0]
            if core_scale == 1.0:
                end, core_scale = self.scales(end, 1.0)
                value *= core_scale
            follow = self._unit(end, core_scale)
        return Amount(start, follow[0] if follow else end, end, value, core_scale, follow[1] if follow else None, True)

    def spell(self, words: str) -> float | None:
        """The value of spelt-out `words` (scale words included), else None."""
        whole = spelt.value(words, self.grammar.language)
        if whole is not None:
            return whole
        parts = words.replace("-", " ").split()
        for index in range(len(parts) - 1, -1, -1):
            factor = self.grammar.data.scales.get(parts[index], self.grammar.cldr.compact.get(parts[index]))
            if factor is not None:
                left = self.spell(" ".join(parts[:index])) if index else 1.0
                right = self.spell(" ".join(parts[index + 1 :])) if index + 1 < len(parts) else 0.0
                return None if left is None or right is None else left * factor + right
        if len(parts) == 1 and parts[0] in self.grammar.articles:
            return 1.0
        joined = "".join(parts)
        return spelt.value(joined, self.grammar.language) if len(parts) > 1 else None
