"""Values of a front matter as pieces of its source: escapes, folded lines and all, each with its exact place."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

Style = Literal["plain", "single", "double", "block"]


class Entry(msgspec.Struct, frozen=True):
    """The value at key `path`, as text, and where it is written: source `[start, end)`, its quotation marks not included.

    `opaque` is a value whose characters cannot be told apart in the source (base64).
    """

    path: str
    value: str
    start: int
    end: int
    style: Style
    opaque: bool = False
    alias: bool = False


class Piece(msgspec.Struct, frozen=True):
    """A part of a value: source `[start, end)` as it stands, or `string` in its place; `parting` begins a paragraph."""

    start: int
    end: int
    string: str | None = None
    parting: bool = False


_PROPERTIES: Final = re.compile(r"(?:[!&]\S*[ \t]*)+(?>\r\n|\r|\n)?[ \t]*")
_BLANK: Final = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)\s*")
_LISTED: Final = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?=[-*+][ \t])")
_MARKER: Final = re.compile(r"\s*[-*+][ \t]+(?=\S)")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|((?>\r\n|\r|\n)\s*)|([\s\S]))")
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "N": " ", "_": "\xa0", "L": "\n", "P": "\n", **dict.fromkeys("abefv0", "")}


def after_properties(text: str, start: int, end: int) -> int:
    """Where the value itself begins, behind its tag and anchor."""
    match = _PROPERTIES.match(text, start, end)
    return match.end() if match else start


def decoded(value: str) -> str | None:
    """The text of a base64 value, None where it is none."""
    try:
        return b64decode("".join(value.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def pieces(text: str, entry: Entry) -> Iterator[Piece]:
    """The parts of `entry`, in order."""
    start, end = entry.start, entry.end
    if entry.opaque:
        yield Piece(start, end, entry.value)
    elif entry.style == "plain":
        yield Piece(start, end)
    elif entry.style == "block":
        yield from _block(text, start, end)
    elif entry.style == "single":
        yield from _single(text, start, end)
    else:
        yield from _double(text, start, end)


def _single(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while (quote := text.find("''", at, end)) >= 0:
        yield Piece(at, quote)
        yield Piece(quote, quote + 2, "'")
        at = quote + 2
    yield Piece(at, end)


def _double(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        if at < match.start():
            yield Piece(at, match.start())
        at = match.end()
        if match[4] is None:
            yield Piece(match.start(), at, _escaped(match))
    if at < end:
        yield Piece(at, end)


def _escaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return _ESCAPED.get(match[5], match[5])
    code = int(digits, 16)
    # Halves of a surrogate pair are no characters: a gap, as in the text itself.
    return "\ufffd" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)


def _block(text: str, start: int, end: int) -> Iterator[Piece]:
    """A `|` or `>` scalar: its lines behind the header, a blank line or a list mark parts paragraphs."""
    header = _LINE_END.search(text, start, end)
    if header is None:
        return
    at = header.end()
    breaks = sorted({m.end() for p in (_BLANK, _LISTED) for m in p.finditer(text, at, end)})
    for stop in (*breaks, end):
        if at < stop:
            marker = _MARKER.match(text, at, stop)
            yield Piece(marker.end() if marker else at, stop, None, parting=True)
            at = stop
