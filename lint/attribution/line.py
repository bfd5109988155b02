"""A sentence as tokens that know which of them are names."""

from functools import cached_property

import msgspec

from lint.attribution.data import Lexicon
from lint.document import Document
from lint.tokens import SentenceTokens

_GLUE = frozenset("-/&.")


class Line:
    """One sentence: its folded words, and for each token whether it is (part of) a name; `strong` names need no context."""

    def __init__(
        self, document: Document, sentence: int, tokens: SentenceTokens, lexicon: Lexicon, proper: frozenset[str], small: frozenset[str]
    ) -> None:
        self.prose = document.prose.text
        self.sentence = sentence
        self.start = document.sentences[sentence].start
        self.end = document.sentences[sentence].end
        self.block = document.sentences[sentence].block
        self.opens_block = sentence == 0 or document.sentences[sentence - 1].block != self.block
        self.before = self.start if self.opens_block else document.sentences[sentence - 1].start
        self.words = tokens.words
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.lexicon = lexicon
        self.small = small
        # The first word: marks and bare numbers may stand before it.
        self.lead = next((i for i, word in enumerate(self.words) if not word.isdigit() and not self.mark(i)), len(self.words))
        self._title = document.blocks[self.block].kind in ("title", "heading", "description")
        self._proper = proper

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, index: int) -> bool:
        """True where the token begins with a capital letter."""
        return self.prose[self.starts[index]].isupper()

    def mark(self, index: int) -> bool:
        """True for a mark that parts phrases (a hyphen or an ampersand between glued words does not)."""
        word = self.words[index]
        if word[0].isalnum() or len(word) > 1:
            return False
        if word in {"&", "%", "§"}:
            return False
        if word in _GLUE:
            return not self.glued(index) and not (word == "." and 0 < index < len(self) - 1 and self._abbreviates(index))
        return True

    def _abbreviates(self, stop: int) -> bool:
        """The stop of an abbreviation inside a name or behind one: "J. P. Morgan", "Mr. Powell", "Acme Co. Ltd. said"."""
        if not self.capital(stop - 1):
            return False
        after = self.prose[self.starts[stop + 1]]
        return (len(self.words[stop - 1]) <= 3 and after.isupper()) or (len(self.words[stop - 1]) <= 4 and after.islower())

    def glued(self, index: int) -> bool:
        """True for a mark with a word right on both sides."""
        return 0 < index < len(self) - 1 and self.ends[index - 1] == self.starts[index] and self.ends[index] == self.starts[index + 1]

    def opens(self, index: int) -> bool:
        """True for the first word of the sentence, or of what follows an opening mark."""
        return index <= self.lead or self.words[index - 1] in {'"', ":", "("}

    def text(self, first: int, last: int) -> str:
        """The prose of tokens `first`…`last`."""
        return self.prose[self.starts[first] : self.ends[last]]

    @property
    def names(self) -> list[bool]:
        """For each token whether it is (part of) a name."""
        return self._found[0]

    @property
    def strong(self) -> list[bool]:
        """For each token whether it is a name whatever stands around it."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[list[bool], list[bool]]:
        lexicon, words, count = self.lexicon, self.words, len(self.words)
        names, strong = [False] * count, [False] * count
        letters = [i for i in range(count) if words[i][0].isalpha()]
        capitals = [i for i in letters if self.capital(i)]
        shouting = len(letters) > 2 and all(
            self.prose[self.starts[i] : self.ends[i]].isupper() for i in letters if self.ends[i] - self.starts[i] > 2
        )
        shaped = not ((self._title and len(capitals) > 0.6 * len(letters)) or shouting)
        for first, last in lexicon.providers.within(words, 0, count - 1):
            if self.capital(first) or not words[first][0].isalpha():
                for i in range(first, last + 1):
                    names[i] = strong[i] = True
        for i in capitals:
            if names[i] or words[i] in lexicon.not_names or self._function(i):
                continue
            original = self.prose[self.starts[i] : self.ends[i]].rstrip("'")
            inner = original[1:]
            if not shouting and (any(c.isupper() for c in inner) and (original.isalpha() or "." in original)):
                names[i] = strong[i] = True
            elif shaped and self._by_shape(i, names):
                names[i] = True
        for i in range(1, count - 1):
            if words[i] in lexicon.particles and names[i - 1] and self.capital(i + 1) and not self._function(i + 1):
                names[i] = names[i + 1] = True
        # What stands between two names, or beside a name in capitals, belongs to it: "Federal Reserve Bank", "Morgan & Co".
        for i in range(1, count):
            if not names[i] and names[i - 1] and self.capital(i) and words[i] not in lexicon.not_names and not self._function(i):
                names[i] = not lexicon.data.nouns_capital or not self._known(i)
        return names, strong

    def _by_shape(self, i: int, names: list[bool]) -> bool:
        lexicon = self.lexicon
        if self._known(i) and not (i and names[i - 1]) and not (self.words[i] in lexicon.institutions and not self.opens(i)):
            return False
        if lexicon.data.nouns_capital:
            return self._german(i, names)
        if not self.opens(i):
            return True
        if self.words[i] not in self.small and i + 1 < len(self):
            after = i + 1
            while after < len(self) - 1 and self.words[after] in lexicon.between:
                after += 1
            if self.words[i + 1] == "'s" or any(lexicon.verbs[group].at(self.words, after) for group in ("say", "judge")):
                return True
        return self.words[i] in self._proper or (
            i + 1 < len(self)
            and self.capital(i + 1)
            and self.words[i + 1] not in lexicon.not_names
            and (not self._known(i + 1) or self.words[i + 1] in lexicon.institutions)
        )

    def _german(self, i: int, names: list[bool]) -> bool:
        """Where every noun has a capital: two in a row without an article between, or one that takes no article."""
        words, lexicon = self.words, self.lexicon
        if words[i].endswith(lexicon.data.common_endings) or len(words[i]) < 3:
            return False
        following = (
            i + 1 < len(self)
            and self.capital(i + 1)
            and words[i + 1] not in lexicon.not_names
            and (not self.opens(i) if self._known(i + 1) else not words[i + 1].endswith(lexicon.data.common_endings))
        )
        if following and not self._function(i + 1):
            return not self.opens(i) or not self._function(i)
        if i and (names[i - 1] or (self.capital(i - 1) and words[i - 1] in lexicon.titled)):
            return True
        if self.opens(i) and words[i] not in self.small and not self._function(i):
            after = i + 1
            while after < len(self) - 1 and words[after] in lexicon.between:
                after += 1
            says = after < len(self) and any(lexicon.verbs[group].at(words, after) for group in ("say", "judge"))
            return says and words[after].endswith(lexicon.data.singular_endings)
        return bool(i) and (words[i - 1] in lexicon.bare_before)

    def _known(self, i: int) -> bool:
        return self.words[i] in self.lexicon.nouns

    def _function(self, i: int) -> bool:
        return self.words[i] in self.lexicon.functions


def proper_words(document: Document, tokens: list[SentenceTokens]) -> tuple[frozenset[str], frozenset[str]]:
    """Words with a capital inside a sentence and nowhere without (names, where nouns are written small), and all small words."""
    text = document.prose.text
    high: set[str] = set()
    low: set[str] = set()
    for sentence in tokens:
        for index, (word, start) in enumerate(zip(sentence.words, sentence.starts, strict=True)):
            if text[start].isupper():
                if index and sentence.words[index - 1] not in {'"', ":", "(", "-", "."}:
                    high.add(word)
            else:
                low.add(word)
    return frozenset(high - low), frozenset(low)


class Holder(msgspec.Struct, frozen=True):
    """A source as it stands: prose ``[start, end)``, whether a reader could look it up, and what kind of thing it is."""

    start: int
    end: int
    named: bool
    kind: str
