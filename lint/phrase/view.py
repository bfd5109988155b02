"""A sentence as phrases see it: its words without the hyphens inside them, what a gap may cross, and what negates."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from lint.phrase.syntax import Word
from lint.tokens import SentenceTokens, is_word

WORD: Final = 0
"""Counts as a word in a gap."""
MARK: Final = 1
"""A mark that a gap crosses without counting it."""
COMMA: Final = 2
"""Ends a clause: crossed by `…`, not by `+`."""
BARRIER: Final = 3
"""No gap crosses it."""

_CLAUSE: Final = 120  # words; what runs on without a comma for longer is no clause that anybody reads
_BARRIERS: Final = frozenset('.;:?!()"')
_COMMAS: Final = frozenset(",-")

_CARRIED: Final = 7  # words between a negator and the opener that carries it

Recognised = Callable[[str], Sequence[tuple[int, int]]]


class Match(msgspec.Struct, frozen=True):
    """A phrase in a document: prose ``[start, end)``, its sentence, and its first and last token there (inclusive).

    `negated` is True where a word that is no part of the phrase negates it: in a gap, or before it (or after it) in its clause.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    negated: bool


class Marks(msgspec.Struct, frozen=True):
    """How a language's words are found in a view: for each word, does it open a clause, negate what follows, only look so;
    the last word of each phrase that negates what stands before it, which words reach no
    further than which others join on, which negate with another word only,
    and which openers carry a negation over ("no guarantee that")."""

    openers: "Callable[[View], list[bool]]"
    before: "Callable[[View], list[bool]]"
    pseudo: "Callable[[View], list[tuple[int, int]]]"
    after: "Callable[[View], list[int]]"
    narrow: "Callable[[View], list[bool]]"
    particles: "Callable[[View], list[bool]]"
    joins: "Callable[[View], list[bool]]"
    carries: "Callable[[View], list[bool]]"


class View:
    """One sentence. `words` are its tokens without joining hyphens, `at` where each stands among the tokens."""

    def __init__(self, tokens: SentenceTokens, marks: Marks, recognised: Recognised) -> None:
        self.tokens = tokens
        self._marks = marks
        self._recognised = recognised
        self._kinds: list[int] | None = None
        self._negators: list[bool] | None = None
        self._after: list[int] | None = None
        self._freed: list[tuple[int, int, int]] = []  # negators that are part of what only looks so: place, and that phrase
        self._slots: dict[str, dict[int, list[int]]] = {}
        words = tokens.words
        if "-" in words:
            self.at = [i for i in range(len(words)) if words[i] != "-" or not _joins(tokens, i)]
            self.words = [words[i] for i in self.at]
        else:
            self.at = list(range(len(words)))
            self.words = words
        self.bag = frozenset(self.words)

    @property
    def kinds(self) -> list[int]:
        """What each word is to a gap."""
        if self._kinds is None:
            self._kinds = [WORD] * len(self.words)  # what the openers themselves see while they are looked for
            self._kinds = self._sort()
        return self._kinds

    @property
    def negators(self) -> list[bool]:
        """True for the words that negate what follows them."""
        if self._negators is None:
            # A gap asks what negates: while the cues themselves are looked for, nothing does, then their words do.
            self._negators = [False] * len(self.words)
            marked = self._negators = self._marks.before(self)
            if any(marked):
                for first, end in self._marks.pseudo(self):
                    self._freed += [(place, first, end) for place in range(first, end) if marked[place]]
                self._freed.sort()
                for place, _, _ in self._freed:
                    marked[place] = False
        return self._negators

    def places(self, test: Word) -> list[int]:
        """The words that `test` takes, in order."""
        words = self.words
        if test.starred:
            return [place for place, word in enumerate(words) if test.takes(word)]
        wanted = (self.bag & test.exact) - test.without
        return [place for place, word in enumerate(words) if word in wanted] if wanted else []

    def slot(self, name: str) -> dict[int, list[int]]:
        """Where what the engine recognises begins among the words → where it can end (exclusive)."""
        if name not in self._slots:
            starts, ends = self.tokens.starts, self.tokens.ends
            found: dict[int, list[int]] = {}
            if starts:
                spans = self._recognised(name)
                for i in range(bisect_left(spans, (starts[0], 0)), len(spans)):
                    start, end = spans[i]
                    if start >= ends[-1]:
                        break
                    first = bisect_left(self.at, bisect_right(ends, start))
                    last = bisect_left(self.at, bisect_left(starts, end))
                    if first < last:
                        found.setdefault(first, []).append(last)
            self._slots[name] = found
        return self._slots[name]

    def clause(self, first: int, end: int) -> tuple[int, int]:
        """The words around ``[first, end)`` up to the next comma, barrier or clause opener on either side, at most `_CLAUSE` each."""
        kinds = self.kinds
        low, high = max(0, first - _CLAUSE), min(len(kinds), end + _CLAUSE)
        while first > low and kinds[first - 1] < COMMA:
            first -= 1
        while end < high and kinds[end] < COMMA:
            end += 1
        return first, end

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The tokens (inclusive) of the clause around the tokens ``[first, last]``."""
        begin, end = self.clause(bisect_left(self.at, first), bisect_right(self.at, last))
        return self.at[begin], self.at[end - 1]

    def match(self, start: int, end: int, sentence: int) -> Match | None:
        """Prose ``[start, end)`` as a match of whole tokens; None where no token lies in it."""
        first = bisect_left(self.at, bisect_right(self.tokens.ends, start))
        last = bisect_left(self.at, bisect_left(self.tokens.starts, end))
        if first >= last:
            return None
        head, tail = self.at[first], self.at[last - 1]
        return Match(start, end, sentence, head, tail, self.negated(first, last))

    def negated(self, first: int, end: int) -> bool:
        """True where a word before ``[first, end)`` or one after it negates it in its clause."""
        begin, finish = self.clause(first, end)
        if self._after is None:
            self._after = sorted(self._marks.after(self))
        # The opener of the clause may itself negate: "anything but", "ohne dass".
        before = [place for place in range(max(0, begin - 1), first) if self.negators[place]]
        # "Not without risk" denies nothing, but to a phrase "without risk" its "not" is a denial.
        # A particle that only restricts ("ne … que") is none, whatever it spans.
        for place, start, stop in self._freed[bisect_left(self._freed, (begin,)) : bisect_left(self._freed, (first,))]:
            if start < end and first < stop and not self._marks.particles(self)[place]:
                before.append(place)
        if any(self.negators[first:end]):
            particles = self._marks.particles(self)
            before = [place for place in before if not particles[place]]
        after = self._after[bisect_left(self._after, end) : bisect_left(self._after, finish)]
        if not before and not after:
            return begin > 0 and self._carried(begin - 1)
        narrow, joins = self._marks.narrow(self), self._marks.joins(self)
        return any(not (narrow[place] and any(joins[place:first])) for place in before) or any(
            not (narrow[place] and any(joins[end:place])) for place in after
        )

    def _carried(self, opener: int) -> bool:
        """True where a narrow negator shortly before `opener` reaches over it: "no guarantee that", not "they do not say that"."""
        if self.kinds[opener] != BARRIER or not self._marks.carries(self)[opener]:
            return False
        place = opener - 1
        if place >= 0 and self.kinds[place] == COMMA:
            place -= 1
        for at in range(place, max(-1, place - _CARRIED), -1):
            if self.kinds[at] >= COMMA:
                return False
            if self.negators[at]:
                return self._marks.narrow(self)[at]
        return False

    def _sort(self) -> list[int]:
        tokens, words, at = self.tokens, self.words, self.at
        kinds = [WORD] * len(words)
        openers = self._marks.openers(self)
        for i, word in enumerate(words):
            if openers[i]:
                kinds[i] = BARRIER
            elif not is_word(word):
                kinds[i] = BARRIER if word in _BARRIERS else COMMA if word in _COMMAS else MARK
                if word == "." and (_glued(tokens, at[i]) or _initial(tokens, at[i])):
                    kinds[i] = MARK
                elif word == "'" and (at[i] == 0 or tokens.ends[at[i] - 1] < tokens.starts[at[i]]):
                    kinds[i] = BARRIER
        return kinds


def _joins(tokens: SentenceTokens, i: int) -> bool:
    """True for a hyphen that touches a word; a dash with space on both sides, or one of several, joins nothing."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    before = i > 0 and ends[i - 1] == starts[i]
    after = i + 1 < len(words) and starts[i + 1] == ends[i]
    if (before and words[i - 1] == "-") or (after and words[i + 1] == "-"):
        return False
    return (before and is_word(words[i - 1])) or (after and is_word(words[i + 1]))


def _glued(tokens: SentenceTokens, i: int) -> bool:
    """True for a stop inside a word: ``U.S``."""
    return i + 1 < len(tokens) and tokens.starts[i + 1] == tokens.ends[i] and is_word(tokens.words[i + 1])


def _initial(tokens: SentenceTokens, i: int) -> bool:
    """True for the stop of an initial: ``S.``."""
    return i > 0 and tokens.ends[i - 1] == tokens.starts[i] and len(tokens.words[i - 1]) == 1 and tokens.words[i - 1].isalpha()
