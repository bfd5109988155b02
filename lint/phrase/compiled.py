"""One phrase, ready to be looked for in a sentence."""

from collections.abc import Callable

from lint.phrase.anchors import needs
from lint.phrase.matcher import compiled, starts
from lint.phrase.parse import parse
from lint.phrase.syntax import Class, Node, PhraseError
from lint.phrase.view import Match, View

Opener = Callable[[Class], Node]


class Phrase:
    """A phrase of the notation. Raises PhraseError where it cannot be read.

    `opened` gives what a class takes. `needs` are its obligatory sets of words.
    """

    def __init__(self, source: str, opened: Opener) -> None:
        self.source = source
        self.node = parse(source)
        self.needs = needs(self.node, opened)
        if not self.needs:
            raise PhraseError("this phrase has no word that must occur", "add a word that is not optional")
        self._run = compiled(self.node, opened)
        self._first = starts(self.node, opened)

    def find(self, view: View, sentence: int) -> list[Match]:
        """Every place of a sentence at which it begins, with the way that skips the fewest words, then the longest."""
        begins = range(len(view.words)) if self._first is None else view.places(self._first)
        found: list[Match] = []
        if not self._run(view, dict.fromkeys(begins, 0)):  # mostly it begins nowhere: one walk tells that of all places
            return found
        for begin in begins:
            ends = self._run(view, {begin: 0})
            if not ends:
                continue
            _skipped, minus = min((cost >> 1, -end) for end, cost in ends.items())
            end, negated = -minus, bool(ends[-minus] & 1)
            if end > begin:
                head, tail = view.at[begin], view.at[end - 1]
                place = view.tokens
                negated = negated or view.negated(begin, end)
                found.append(Match(place.starts[head], place.ends[tail], sentence, head, tail, negated))
        return found

    def ends(self, view: View, begin: int) -> list[int]:
        """Every place at which a match that begins at the word `begin` can end (exclusive)."""
        return sorted(end for end in self._run(view, {begin: 0}) if end > begin)
