"""Where a prescribed wording stands whole in an article."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import msgspec

from lint.context import Context
from lint.document import Document
from lint.presence.wordings.shape import Item, Shape, Slot, address, shapes
from lint.rule import Wording
from lint.tokens import is_word, tokenise

_JOINERS: Final = frozenset({"-", "to", "and", "à", "et", "bis", "und", "a", "y", "e", "tot", "en"})  # between two numbers of a range


class Words:
    """The words of a document in order (with `marks` its marks too), across sentences and blocks, with their prose offsets.

    Addresses that stand for themselves are no prose, but part of many a prescribed text: their words stand where they stood.
    """

    def __init__(self, document: Document, marks: bool) -> None:
        tokens = tokenise(document.prose.text)
        kept = [(tokens.starts[i], 1, tokens.ends[i], word) for i, word in enumerate(tokens.words) if marks or is_word(word)]
        bare = [link for link in document.links if link.start == link.end and link.kind in ("bare", "link")]
        if bare:
            kept += [(link.start, 0, link.start, word) for link in bare for word in address(link.target, marks)]
            kept.sort(key=lambda item: item[:2])
        self.words = [word for *_, word in kept]
        self.starts = [start for start, *_ in kept]
        self.ends = [end for _, _, end, _ in kept]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Word → where it stands, by index."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word, []).append(index)
        return found


class Found(msgspec.Struct, frozen=True):
    """A wording that stands whole at prose ``[start, end)``, in the text numbered `variant` (0 is the wording's own)."""

    wording: str
    start: int
    end: int
    variant: int


class Wordings:
    """The prescribed wordings of a library and their shapes."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.by_id = {w.id: w for w in wordings}
        self.shapes = {w.id: shapes(w) for w in wordings}


def load_wordings(library: Any) -> Wordings:
    """The wordings of a library. Used through ``library.once(load_wordings)``."""
    return Wordings(getattr(library, "wordings", ()))


def plain_words(context: Context) -> Words:
    """The document's words. Used through ``context.ask(plain_words)``."""
    return Words(context.document, marks=False)


def marked_words(context: Context) -> Words:
    """The document's words and marks. Used through ``context.ask(marked_words)``."""
    return Words(context.document, marks=True)


def whole(context: Context) -> tuple[Found, ...]:
    """Every wording that stands whole in the article, by place. Used through ``context.ask(whole)``."""
    found: list[Found] = []
    for id_, texts in context.library.once(load_wordings).shapes.items():
        for variant, shape in enumerate(texts):
            words = context.ask(marked_words if shape.strict else plain_words)
            found += [Found(id_, words.starts[a], words.ends[b - 1], variant) for a, b in places(shape, words)]
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.wording, f.variant)))


def places(shape: Shape, words: Words) -> list[tuple[int, int]]:
    """The word ranges ``[first, end)`` where `shape` stands whole."""
    fixed = [i for i, item in enumerate(shape.items) if isinstance(item, str)]
    if not fixed or any(item not in words.places for item in shape.items if isinstance(item, str)):
        return []
    lead = shape.items[: fixed[0]]
    least = sum(s.least for s in lead if isinstance(s, Slot))
    most = sum(s.most for s in lead if isinstance(s, Slot))
    found: list[tuple[int, int]] = []
    for at in words.places[str(shape.items[fixed[0]])]:
        for first in range(max(0, at - most), at - least + 1):
            end = _end(shape.items, words.words, first)
            if end is not None and (not found or first >= found[-1][1]):
                found.append((first, end))
                break
    return found


def _end(items: Sequence[Item], words: Sequence[str], first: int) -> int | None:
    """The end of `items` from word `first` on, or None; every set of places is narrowed item by item, so cost stays linear."""
    at = {first}
    for item in items:
        if isinstance(item, str):
            at = {i + 1 for i in at if i < len(words) and words[i] == item}
        else:
            at = {i + n for i in at for n in range(item.least, item.most + 1) if i + n <= len(words) and fits(item, words[i : i + n])}
        if not at:
            return None
    return min(at)


def fits(slot: Slot, taken: Sequence[str]) -> bool:
    """True where the words may fill the slot."""
    if not slot.number:
        return True
    return taken[0][0].isdigit() and taken[-1][0].isdigit() and all(w[0].isdigit() or w in _JOINERS for w in taken)
