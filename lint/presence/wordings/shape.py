"""A prescribed wording as a sequence of words and slots, folded as prose is."""

import re
import unicodedata
from typing import Final

import msgspec

from lint.phrase.parse import fold
from lint.rule import Wording
from lint.tokens import is_word, words

_SLOT: Final = re.compile(r"\{(number|name|any ?(\d{1,2}))\}")
_SCHEME: Final = re.compile(r"\b(?:https?://(?:www\.)?|www\.)", re.IGNORECASE)
_MAX_ADDRESS: Final = 200
_NAME_WORDS: Final = 8
_ANY_WORDS: Final = 12
_NUMBER_WORDS: Final = 3  # "74", "74 to 89"


class Slot(msgspec.Struct, frozen=True):
    """A place that takes between `least` and `most` words; with `number` they are numbers, or words between two of them."""

    least: int
    most: int
    number: bool = False
    written: str = ""


Item = str | Slot


class Shape(msgspec.Struct, frozen=True):
    """One text of a wording: `items` are its words and slots (with ``strict`` punctuation its marks too), `text` as written."""

    wording: str
    items: tuple[Item, ...]
    text: str
    strict: bool


def shapes(wording: Wording) -> tuple[Shape, ...]:
    """The shapes of a wording: its text, then its variants."""
    strict = wording.punctuation == "strict"
    return tuple(Shape(wording.id, items_of(text, strict), text, strict) for text in (wording.text, *wording.variants))


def items_of(text: str, strict: bool) -> tuple[Item, ...]:
    """The words and slots of a text."""
    folded = _SCHEME.sub("", fold(unicodedata.normalize("NFC", text)))
    found: list[Item] = []
    at = 0
    for slot in _SLOT.finditer(folded):
        found += _words(folded[at : slot.start()], strict)
        found.append(_slot(slot))
        at = slot.end()
    return (*found, *_words(folded[at:], strict))


def address(target: str, strict: bool) -> list[str]:
    """The words of an address, without its scheme and ``www.``, which never matter."""
    return _words(_SCHEME.sub("", fold(target[:_MAX_ADDRESS])).rstrip("/"), strict)


def _words(text: str, strict: bool) -> list[str]:
    return [w for w in words(text) if strict or is_word(w)]


def _slot(found: re.Match[str]) -> Slot:
    if found[1] == "number":
        return Slot(1, _NUMBER_WORDS, number=True, written=found[0])
    if found[1] == "name":
        return Slot(1, _NAME_WORDS, written=found[0])
    return Slot(0, min(int(found[2]), _ANY_WORDS), written=found[0])
