"""What every kind may ask of one document: computed lazily, once, and shared."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from lint.config import Profile
from lint.document import Block, Document, Quotation, Sentence
from lint.language import LanguageData, load_language
from lint.observation import DisclaimerView, Figure, Quantity, Topic, WordingHit
from lint.phrase import Index, Lexicon, View, index
from lint.phrase.syntax import Word
from lint.tokens import SentenceTokens, tokenise

T = TypeVar("T")

_NESTED: Final = 32

# ISO dates, 31/01/2026, quarters, and years that can be meant by a date in an article.
_DATE: Final = re.compile(
    r"(?<![\w.,/-])(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)|[QTH][1-4] (?:19|20)\d\d|(?:19|20)\d\d)(?![\w/-]|[.,]\d)"
)
_TICKER: Final = re.compile(r"\$[A-Z][A-Z0-9]{1,9}\b(?![.,]?\d)")


class Library(Protocol):
    """What the Context must know of the loaded packs."""

    @property
    def lexicon(self) -> Lexicon:
        """The classes of words, the user's folders included."""
        ...

    @property
    def folders(self) -> tuple[Path, ...]:
        """The user's rule folders."""
        ...

    def once(self, build: Callable[[Any], T]) -> T:
        """What `build(library)` gives, computed once a library (phrasebooks live there, so that a run builds them once)."""
        ...


class Builtin:
    """The shipped data without any pack: a library for those who look at one text."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        self.folders = folders
        self.lexicon = Lexicon(folders)
        self._made: dict[Any, Any] = {}

    def once(self, build: Callable[[Any], T]) -> T:
        """What `build(self)` gives, computed once."""
        if build not in self._made:
            self._made[build] = build(self)
        found: T = self._made[build]
        return found


class Context:
    """Answers about one document. The kinds fill the slots `topics`, `wording`, `figures` and `disclaimers`, in that order.

    `spent` holds the seconds that each phase took, for those who ask where the time goes.
    """

    def __init__(self, document: Document, library: Library | None = None, profile: Profile | None = None) -> None:
        self.document = document
        self.library: Library = Builtin() if library is None else library
        self.profile = Profile() if profile is None else profile
        self.topics: tuple[Topic, ...] = ()
        self.wording: tuple[WordingHit, ...] = ()
        self.figures: tuple[Figure, ...] = ()
        self.disclaimers: tuple[DisclaimerView, ...] = ()
        self.spent: dict[str, float] = {}
        self._tokens: dict[int, SentenceTokens] = {}
        self._answers: dict[Callable[[Any], Any], Any] = {}
        self._recognised: dict[str, Sequence[tuple[int, int]]] = {}

    @cached_property
    def data(self) -> LanguageData:
        """What is known of the document's language."""
        return load_language(self.document.language, self.library.folders)

    def ask(self, observer: Callable[["Context"], T]) -> T:
        """What `observer(context)` gives, computed once a document."""
        if observer not in self._answers:
            self._answers[observer] = observer(self)
        found: T = self._answers[observer]
        return found

    def tokens(self, sentence: int) -> SentenceTokens:
        """The tokens of a sentence, by its index."""
        found = self._tokens.get(sentence)
        if found is None:
            place = self.document.sentences[sentence]
            found = tokenise(self.document.prose.text, place.start, place.end)
            self._tokens[sentence] = found
        return found

    def view(self, sentence: int) -> View:
        """A sentence as phrases see it: words, clauses, negators."""
        words: Index = self.ask(index)
        return words.view(sentence)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The number expressions of the document, in order."""
        from lint.quantity import find

        return tuple(find(self.document, self.data, self.library.folders))

    def recognised(self, slot: str) -> Sequence[tuple[int, int]]:
        """Sorted prose spans of ``figure``, ``money``, ``percent``, ``date``, ``asset`` or ``company``."""
        if slot not in self._recognised:
            self._recognised[slot] = sorted(self._recognise(slot))
        return self._recognised[slot]

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds prose `offset`."""
        sentences = self.document.sentences
        return sentences[self.document.sentence_at(offset)] if sentences else None

    def block(self, offset: int) -> Block:
        """The block that holds prose `offset`."""
        return self.document.blocks[self.document.block_at(offset)]

    def quotation(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation that holds prose ``[start, end)``; of those nested deeper than `_NESTED`, any."""
        quotations = self.document.quotations
        last = bisect_right(quotations, start, key=lambda q: q.start)
        around = [q for q in quotations[max(0, last - _NESTED) : last] if end <= q.end]
        return min(around, key=lambda q: q.end - q.start) if around else None

    def text(self, start: int, end: int) -> str:
        """The prose ``[start, end)``."""
        return self.document.prose.text[start:end]

    def _recognise(self, slot: str) -> list[tuple[int, int]]:
        if slot == "figure":
            return [(q.start, q.end) for q in self.quantities]
        if slot in ("money", "percent"):
            return [(q.start, q.end) for q in self.quantities if _is(q, slot)]
        text = self.document.prose.text
        if slot == "date":
            return [m.span() for m in _DATE.finditer(text)] + self._words("month")
        return self._words(slot) + ([m.span() for m in _TICKER.finditer(text)] if slot == "asset" else [])

    def _words(self, name: str) -> list[tuple[int, int]]:
        """Where the single words of a class stand."""
        test: Word = self.library.lexicon.words(name, self.document.language)
        found: list[tuple[int, int]] = []
        for sentence in range(len(self.document.sentences)):
            tokens = self.tokens(sentence)
            found += [(tokens.starts[i], tokens.ends[i]) for i, word in enumerate(tokens.words) if test.takes(word)]
        return found


def _is(quantity: Quantity, slot: str) -> bool:
    unit = quantity.unit.partition("/")[0]  # "7 % a year" is a rate in %/year
    if slot == "percent":
        return quantity.kind in ("percent", "points") or (quantity.kind in ("range", "rate") and unit in ("%", "percent"))
    return quantity.kind == "money" or (quantity.kind in ("range", "rate") and len(unit) == 3 and unit.isupper())
