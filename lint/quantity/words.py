"""Quantities that are told in words: spelt-out numbers, fractions, multiples, ranks, indefinite amounts."""

from collections.abc import Iterator

import regex

from lint.quantity.amounts import ORDINALS, Amount, Reader
from lint.quantity.grammar import Unit
from lint.quantity.lexicon import Lexicon

_WORD = regex.compile(r"[^\W_]*[^\W\d_][^\W_]*")
_LONGEST_RUN = 12  # words of one spelt-out number; longer runs are no prose, and parsing them would cost more than linear time

FRACTION = Unit("multiple", "fraction")
MULTIPLE = Unit("multiple", "x")
RANK = Unit("multiple", "rank")
INDEFINITE = Unit("multiple", "indefinite")


class Told:
    """Finds what is told in words, from left to right."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.low = reader.low
        self.grammar = reader.grammar
        self._until = 0

    def amounts(self) -> Iterator[Amount]:
        """Every amount told in words, in order; those that a longer one holds are left out."""
        anchors, articles, glued = self.grammar.anchors, self.grammar.articles, self.grammar.glued
        for match in _WORD.finditer(self.low):
            start, word = match.start(), match.group()
            if start < self._until:
                continue
            if word in anchors or (word in articles and self._next(match.end()) in self.grammar.after_article):
                found = self._at(start, match.end(), word)
            elif word[0].isdigit():
                found = self._numbered(start, match.end(), word)
            elif glued is not None and len(word) > 5 and glued.fullmatch(word):
                found = self._spelt(start)
            else:
                continue
            if found is not None:
                self._until = found.end
                yield found

    def _next(self, at: int) -> str:
        """The word behind the one that ends at `at`."""
        match = _WORD.match(self.low, at + 1)
        return match.group() if match is not None else ""

    def _at(self, start: int, end: int, word: str) -> Amount | None:
        grammar = self.grammar
        mixed = self._mixed(start, word)
        if mixed is not None:
            return mixed
        for lexicon, unit in ((grammar.fractions, FRACTION), (grammar.multiples, MULTIPLE)):
            found = self._lexical(lexicon, unit, start, word)
            if found is not None:
                return found if found.value else None
        if word in grammar.data.bare_fractions and self.reader.qualified(start):
            return Amount(start, end, end, grammar.data.bare_fractions[word], unit=FRACTION, spelt=True)
        indefinite = self._indefinite(start, word)
        if indefinite is not None:
            return indefinite
        if word in grammar.data.ordinals or word in grammar.data.ranks:
            return self._rank(start, end, word)
        if word in grammar.numerals or word in grammar.scale_words or word in grammar.articles:
            return self._spelt(start)
        return None

    def _mixed(self, start: int, word: str) -> Amount | None:
        """A number with its half in one word ("anderthalb"), or a part in front of a scale or a percent word ("half a billion")."""
        found = self.grammar.mixed.match(self.low, start, word)
        if found is None:
            return None
        end, scale = self.reader.scales(found[0], 1.0)
        amount = self.reader.words(start, end, found[1] * scale, scale)
        if scale == 1.0 and found[1] < 1.0 and (amount.unit is None or amount.unit.kind not in ("points", "basis", "percent")):
            return None
        return amount

    def _lexical(self, lexicon: Lexicon[float], unit: Unit, start: int, word: str) -> Amount | None:
        found = lexicon.match(self.low, start, word)
        if found is None:
            return None
        if not found[1]:
            self._until = found[0]
        return Amount(start, found[0], found[0], found[1], unit=unit, spelt=True)

    def _indefinite(self, start: int, word: str) -> Amount | None:
        found = self.grammar.indefinite.match(self.low, start, word)
        if found is None:
            return None
        end, reader = found[0], self.reader
        core = end
        while (more := self.grammar.indefinite.match(self.low, self._past_of(end))) is not None and more[0] > end:
            end = core = more[0]
        end = reader.scales(end, 1.0)[0]
        amount = reader.words(start, end, 0.0, 1000.0)
        if amount.unit is not None and amount.unit.kind in ("money", "token", "measure"):
            return Amount(start, amount.end, end, 0.0, unit=amount.unit, spelt=True)
        return Amount(start, end, max(core, end), 0.0, unit=INDEFINITE, spelt=True)

    def _past_of(self, at: int) -> int:
        for of in (*self.grammar.data.of, *self.grammar.data.joiners, *self.grammar.data.alternatives):
            behind = at + 1 + len(of)
            if self.low.startswith(" " + of, at) and not self.low[behind : behind + 1].isalpha():
                return behind if of.endswith("'") else behind + 1
        return at + 1

    def _numbered(self, start: int, end: int, word: str) -> Amount | None:
        """ "7th largest": an ordinal in digits with its superlative."""
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyzèª°º")
        if not digits.isdigit() or len(digits) > 4 or word[len(digits) :] not in ORDINALS:
            return None
        return self._rank(start, end, word, float(digits))

    def _rank(self, start: int, end: int, word: str, value: float = 0.0) -> Amount | None:
        """An ordinal with its superlative, one word between at most."""
        low = self.low
        gap = end + 1 if low[end : end + 1] in (" ", "-") else end
        if word in self.grammar.data.ranks:
            return Amount(start, end, end, self.grammar.data.ranks[word], unit=RANK, spelt=True)
        for step in range(3):
            match = _WORD.match(low, gap)
            if match is None:
                return None
            if match.group() in self.grammar.data.superlatives:
                return Amount(start, match.end(), match.end(), value or self.grammar.data.ordinals[word], unit=RANK, spelt=True)
            if step == 2 or low[match.end() : match.end() + 1] not in (" ", "-"):
                return None
            gap = match.end() + 1
        return None

    def _spelt(self, start: int) -> Amount | None:
        """The longest spelt-out number from `start`: numerals, joiners inside, scales."""
        low, grammar, reader = self.low, self.grammar, self.reader
        end, at, words = start, start, 0
        scaled = counted = False
        while words < _LONGEST_RUN:
            match = _WORD.match(low, at)
            if match is None:
                break
            word = match.group()
            numeral = word in grammar.numerals or (words == 0 and word in grammar.articles) or self._glues(word)
            scale = word in grammar.scale_words
            if numeral or scale:
                if words and not self._follows(low[start:end], word, low[end:at]):
                    break
                end, words = match.end(), words + 1
                scaled, counted = scaled or scale, counted or numeral
            elif not (word in grammar.joiners and words):
                break
            gap = low[match.end() : match.end() + 1]
            if gap not in (" ", "-"):
                break
            at = match.end() + 1
        if not words:
            return None
        run = low[start:end]
        if run in grammar.articles and not scaled:
            return self._article(start, end, run)
        if (
            scaled
            and not counted
            and run.split()[0] not in grammar.articles
            and self.reader.word_before(start) not in grammar.data.definites
        ):
            return None  # "per million", "a baker's dozen"; but "le milliard"
        if run in grammar.determiners and self._pronoun(start, end):
            return None
        value = reader.spell(run.replace("-", " ")) if "-" in run and self.grammar.language != "fr" else reader.spell(run)
        if value is None:
            return None
        decimals = self._decimals(end)
        if decimals is not None:
            end, value = decimals[0], value + decimals[1]
        return reader.words(start, end, value, 1000.0 if scaled else 1.0) if not scaled else self._scaled(start, end, value)

    def _pronoun(self, start: int, end: int) -> bool:
        """ "each one", "BBC One": no number at all."""
        named = self.reader.text[start].isupper() and start > 1 and self.reader.text[start - 2].isupper()
        return named or self.reader.word_before(start) in self.grammar.data.pronoun_cues or self.low[end : end + 1] == "'"

    def _scaled(self, start: int, end: int, value: float) -> Amount:
        last = self.low[start:end].split()[-1]
        end = self.reader.dotted(end)
        factor = self.grammar.data.scales.get(last, self.grammar.cldr.compact.get(last, 1000.0))
        return self.reader.words(start, end, value, factor)

    def _glues(self, word: str) -> bool:
        return self.grammar.glued is not None and self.grammar.glued.fullmatch(word) is not None

    def _follows(self, run: str, word: str, gap: str) -> bool:
        """Whether `word` goes on with the number `run`: "five million" does, "two three" does not."""
        tail = run.replace("-", " ").split()[-1]
        if word in self.grammar.scale_words or tail in self.grammar.scale_words:
            return True
        return self.reader.spell(f"{run}{gap}{word}".replace("-", " " if self.grammar.language != "fr" else "-")) is not None

    def _article(self, start: int, end: int, word: str) -> Amount | None:
        """ "un" and "a" are numbers in front of a currency or a percent word, "one" is one everywhere."""
        if any(self.low.startswith(f" {among} ", end) and self._numeral(end + len(among) + 2) for among in self.grammar.data.among):
            return Amount(start, end, end, 1.0, spelt=True)  # "uno de cada cinco"
        amount = self.reader.words(start, end, 1.0)
        counts = amount.unit is not None and amount.unit.kind in ("money", "part", "percent", "basis")
        if amount.unit is not None and amount.unit.kind == "money":
            counts = amount.unit.name in self.grammar.counted
        return amount if counts and word in self.grammar.numerals else None

    def _numeral(self, at: int) -> bool:
        match = _WORD.match(self.low, at)
        return self.low[at : at + 1].isdigit() or (match is not None and match.group() in self.grammar.numerals - self.grammar.articles)

    def _decimals(self, at: int) -> tuple[int, float] | None:
        """ "point five" behind a spelt-out number."""
        for word in self.grammar.data.points_inside:
            if self.low.startswith(f" {word} ", at):
                match = _WORD.match(self.low, at + len(word) + 2)
                if match is not None and match.group() in self.grammar.numerals:
                    value = self.reader.spell(match.group())
                    if value is not None and value < 100:
                        return match.end(), value / (10 if value < 10 else 100)
        return None
