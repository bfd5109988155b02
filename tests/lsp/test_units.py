"""Places of a text go to the client and come back, whatever either counts in."""

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from lint.lsp.units import Units
from lint.span import Span

TEXTS = st.lists(st.sampled_from([*"ab é🙂\u0301\u2028\x0b\r\n", "\r\n"]), max_size=40).map("".join)
ENCODINGS = st.sampled_from([PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32])


@given(TEXTS, ENCODINGS, st.data())
def test_a_place_comes_back(text: str, encoding: PositionEncodingKind, data: st.DataObject) -> None:
    units = Units(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[max(0, offset - 1) : offset + 1] == "\r\n":
        return  # between the two marks of one line end
    assert units.offset(units.position(offset)) == offset


def test_a_line_separator_ends_no_line() -> None:
    assert Units("a\u2028b\nc", PositionEncodingKind.Utf16).position(2) == Position(0, 2)


def test_places_past_the_end_are_the_end() -> None:
    units = Units("ab\ncd", PositionEncodingKind.Utf16)
    assert units.offset(Position(0, 99)) == 2
    assert units.offset(Position(9, 0)) == 5
    assert units.line(7, 1) == Span(3, 5)
