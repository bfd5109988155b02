"""What phrases must know of a language: which words open a clause, and which negate."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from lint.language import LanguageData
from lint.phrase.anchors import needs
from lint.phrase.matcher import Matcher, compiled, starts
from lint.phrase.parse import parse
from lint.phrase.syntax import Class, Node, PhraseError, Word
from lint.phrase.view import Marks, View


def unopened(wanted: Class) -> Node:
    """Refuses a class where language data must do without."""
    raise PhraseError(f"a class (<{wanted.name}>) cannot stand in the data of a language", "write the words", wanted.column)


class Cue(msgspec.Struct, frozen=True, eq=False):
    """A phrase of language data: what must stand in the sentence, the word it begins with (None where that is open), its matcher."""

    needs: tuple[Word, ...]
    first: Word | None
    run: Matcher


class Cues:
    """Phrases of a language's data. One that cannot be read is left out: the test of the data reports it (`faulty`)."""

    def __init__(self, phrases: Iterable[str]) -> None:
        single: set[str] = set()
        self._open: list[Cue] = []
        self._begun: dict[str, list[Cue]] = {}
        for phrase in phrases:
            try:
                node = parse(phrase)
                if isinstance(node, Word) and not node.starred:
                    single |= node.exact
                else:
                    first = starts(node, unopened)
                    cue = Cue(tuple(needs(node, unopened)), first, compiled(node, unopened))
                    if first is None or first.starred:
                        self._open.append(cue)
                    else:
                        for word in first.exact:
                            self._begun.setdefault(word, []).append(cue)
            except PhraseError:
                continue
        self._single = frozenset(single)

    def spans(self, view: View) -> list[tuple[int, int]]:
        """The words ``[first, end)`` of every phrase that occurs, in no order."""
        words, bag = view.words, view.bag
        found = []
        if not self._single.isdisjoint(bag):
            found += [(i, i + 1) for i, word in enumerate(words) if word in self._single]
        begun = [cue for word in self._begun.keys() & bag for cue in self._begun[word]]
        for cue in [*self._open, *dict.fromkeys(begun)]:
            if all(not need.exact.isdisjoint(bag) or (need.starred and any(need.glued(w) for w in bag)) for need in cue.needs):
                for place in range(len(words)) if cue.first is None else view.places(cue.first):
                    # "ne … que" is none with a "pas" inside
                    ends = [end for end, cost in cue.run(view, {place: 0}).items() if not cost & 1]
                    if ends:
                        found.append((place, max(ends)))
        return found

    def mark(self, view: View) -> list[bool]:
        """For each word, does it stand in one of the phrases."""
        marked = [False] * len(view.words)
        for first, end in self.spans(view):
            marked[first:end] = [True] * (end - first)
        return marked

    def open(self, view: View) -> list[bool]:
        """For each word, does one of the phrases begin with it."""
        marked = [False] * len(view.words)
        for first, _ in self.spans(view):
            marked[first] = True
        return marked

    def ends(self, view: View) -> list[int]:
        """The last word of each phrase that occurs."""
        return [end - 1 for _, end in self.spans(view)]


def faulty(phrases: Iterable[str]) -> list[tuple[str, PhraseError]]:
    """The phrases of a language's data that cannot be read."""
    found = []
    for phrase in phrases:
        try:
            needs(parse(phrase), unopened)
        except PhraseError as error:
            found.append((phrase, error))
    return found


@lru_cache(maxsize=32)
def marks(data: LanguageData) -> Marks:
    """The marks of a language, compiled once."""
    return Marks(
        Cues(data.clause_openers).open,
        Cues(data.negators.before).mark,
        Cues(data.negators.pseudo).spans,
        Cues(data.negators.after).ends,
        Cues(data.negators.narrow).mark,
        Cues(data.negators.particles).mark,
        Cues(data.conjunctions).mark,
        Cues(data.carriers).open,
    )
