"""Many phrases, looked for at once: cost follows the article, not the number of phrases."""

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, Final, Generic, TypeVar

from lint.phrase.anchored import ANY, Anchored, anchored
from lint.phrase.classes import Lexicon
from lint.phrase.compiled import Phrase
from lint.phrase.index import Index, Searchable, index
from lint.phrase.syntax import Class, Node, PhraseError, Word
from lint.phrase.view import Match

K = TypeVar("K", bound=Hashable)

_KEPT: Final = 20_000
"""Words whose affixes are remembered; some megabytes."""
_NONE: Final[list[Any]] = []


class _Entry(Generic[K]):
    """A phrase under its key, compiled when it is first needed."""

    __slots__ = ("key", "needs", "phrase", "source")

    def __init__(self, key: K, source: str) -> None:
        self.key = key
        self.source = source
        self.needs: list[Word] = []
        self.phrase: Phrase | None = None


class _Shelf(Generic[K]):
    """The phrases of one language, by the rarest of the words that they need."""

    def __init__(self, entries: list[_Entry[K]], anchored: Anchored) -> None:
        self.faults: list[tuple[K, PhraseError]] = []
        self._exact: dict[str, list[_Entry[K]]] = {}
        self._prefixes: dict[str, list[_Entry[K]]] = {}
        self._suffixes: dict[str, list[_Entry[K]]] = {}
        self._infixes: dict[str, list[_Entry[K]]] = {}
        for place, entry in enumerate(entries):
            if place in anchored.faults:
                self.faults.append((entry.key, anchored.faults[place]))
                continue
            entry.needs = [anchored.words[i] for i in anchored.needs[place]]
            anchor = entry.needs[0]
            for table, keys in (
                (self._exact, anchor.exact),
                (self._prefixes, anchor.prefixes),
                (self._suffixes, anchor.suffixes),
                (self._infixes, anchor.infixes),
            ):
                for key in keys:
                    table.setdefault(key, []).append(entry)
        self._glued: dict[str, list[_Entry[K]]] = {}
        self._heads = sorted({len(p) for p in self._prefixes})
        self._tails = sorted({len(s) for s in self._suffixes})

    def candidates(self, words: dict[str, list[int]]) -> dict[_Entry[K], set[int]]:
        """Gate 1: the phrases whose rarest obligatory words occur → the sentences that hold one."""
        found: dict[_Entry[K], set[int]] = {}
        for word in sorted(self._exact.keys() & words.keys()):  # a set's own order changes from run to run
            for hit in self._exact[word]:
                found.setdefault(hit, set()).update(words[word])
        if self._heads or self._tails or self._infixes:
            for word, sentences in words.items():
                hits = self._glued.get(word)
                if hits is None:
                    hits = self._keep(word)
                for hit in hits:
                    found.setdefault(hit, set()).update(sentences)
        return found

    def _keep(self, word: str) -> list[_Entry[K]]:
        """The phrases that an affix of `word` calls, remembered: a language's words come back in every article."""
        if len(self._glued) >= _KEPT:
            self._glued.clear()
        hits = [hit for length in self._heads if length <= len(word) for hit in self._prefixes.get(word[:length], ())]
        hits += [hit for length in self._tails if length <= len(word) for hit in self._suffixes.get(word[-length:], ())]
        hits += [hit for infix, entries in self._infixes.items() if infix in word for hit in entries]
        self._glued[word] = hits or _NONE
        return self._glued[word]


class Phrasebook(Generic[K]):
    """Phrases under keys, in several languages; a language is read when it is first searched, a phrase compiled when its words occur.

    `faults` holds the phrases that cannot be read, of the languages read so far; `check` reads the others.
    `compiled` counts the phrases compiled so far. The language ``any`` is searched whatever the document's.
    """

    def __init__(self, phrases: Iterable[tuple[K, str, str]], lexicon: Lexicon | None = None) -> None:
        self._entries: dict[str, list[_Entry[K]]] = {}
        for key, language, phrase in phrases:
            self._entries.setdefault(language, []).append(_Entry(key, phrase))
        self._lexicon = Lexicon() if lexicon is None else lexicon
        self._shelves: dict[str, _Shelf[K]] = {}
        self.compiled = 0

    @property
    def languages(self) -> list[str]:
        """The languages that have phrases."""
        return sorted(self._entries)

    @property
    def faults(self) -> list[tuple[K, PhraseError]]:
        """Phrases that cannot be read, of the languages read so far."""
        return [fault for shelf in self._shelves.values() for fault in shelf.faults]

    def check(self) -> list[tuple[K, PhraseError]]:
        """Phrases of every language that cannot be read."""
        for language in self._entries:
            self._shelf(language)
        return self.faults

    def search(self, context: Searchable, languages: Collection[str] | None = None) -> list[tuple[K, Match]]:
        """All that occur, by place: the longest of each key and start. `languages` are the document's own by default."""
        place = context.ask(index)
        wanted = [context.document.language] if languages is None else list(dict.fromkeys(languages))
        best: dict[tuple[K, int], Match] = {}
        for language in [*wanted, ANY]:
            if language not in self._entries:
                continue
            for entry, sentences in self._shelf(language).candidates(place.words).items():
                for match in self._matches(entry, language, place, sentences):
                    slot = (entry.key, match.start)
                    known = best.get(slot)
                    if known is None or (match.end, known.negated) > (known.end, match.negated):
                        best[slot] = match
        return sorted(((key, match) for (key, _), match in best.items()), key=lambda found: (found[1].start, found[1].end))

    def _matches(self, entry: _Entry[K], language: str, place: Index, sentences: set[int]) -> Iterable[Match]:
        for sentence in sentences:
            view = place.view(sentence)
            if not all(_met(need, view.bag) for need in entry.needs):
                continue
            if entry.phrase is None:
                entry.phrase = Phrase(entry.source, self._opener(language))
                self.compiled += 1
            yield from entry.phrase.find(view, sentence)

    def _shelf(self, language: str) -> _Shelf[K]:
        if language not in self._shelves:
            entries = self._entries[language]
            self._shelves[language] = _Shelf(entries, anchored([entry.source for entry in entries], language, self._lexicon))
        return self._shelves[language]

    def _opener(self, language: str) -> Callable[[Class], Node]:
        return lambda wanted: self._lexicon.node(wanted, language)


def _met(need: Word, bag: frozenset[str]) -> bool:
    """Gate 2: does one of an obligatory set stand in the sentence."""
    return not need.exact.isdisjoint(bag) or (need.starred and any(need.glued(word) for word in bag))
