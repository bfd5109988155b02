"""Where the words of a document stand: made once a document, asked by every search."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from lint.document import Document
from lint.language import LanguageData
from lint.phrase.grammar import marks
from lint.phrase.view import View
from lint.tokens import SentenceTokens

T = TypeVar("T")


class Searchable(Protocol):
    """What a search needs of the Context."""

    @property
    def document(self) -> Document: ...

    @property
    def data(self) -> LanguageData: ...

    def tokens(self, sentence: int) -> SentenceTokens: ...

    def recognised(self, slot: str) -> Sequence[tuple[int, int]]:
        """Sorted prose spans of what the engine recognises under this name (``money``)."""
        ...

    def ask(self, observer: Callable[[Any], T]) -> T: ...


class Index:
    """The views of a document's sentences, and the sentences in which each word stands."""

    def __init__(self, source: Searchable) -> None:
        self._source = source
        self._marks = marks(source.data)
        self._views: dict[int, View] = {}
        self._words: dict[str, list[int]] | None = None

    def view(self, sentence: int) -> View:
        """The sentence as phrases see it."""
        found = self._views.get(sentence)
        if found is None:
            found = View(self._source.tokens(sentence), self._marks, self._source.recognised)
            self._views[sentence] = found
        return found

    @property
    def words(self) -> dict[str, list[int]]:
        """Word → the sentences that hold it, in order."""
        if self._words is None:
            found: dict[str, list[int]] = {}
            for sentence in range(len(self._source.document.sentences)):
                for word in set(self._source.tokens(sentence).words):
                    found.setdefault(word, []).append(sentence)
            self._words = found
        return self._words


def index(source: Searchable) -> Index:
    """The index of a document (ask for it through the Context, so that it is made once)."""
    return Index(source)
