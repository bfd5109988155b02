"""Byte offsets of a parser's text lead to code points of the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.readers.bytemap import code_points, view


@pytest.mark.parametrize("text", ["", "ascii only", "é", "a€b", "🛸x" * 300, "x" * 600 + "é" + "y" * 600])
def test_every_boundary_is_found_in_any_order(text: str) -> None:
    convert = code_points(text)
    places = [(len(text[:i].encode()), i) for i in range(len(text) + 1)]
    assert [convert(b) for b, _ in places] == [i for _, i in places]
    assert [convert(b) for b, _ in reversed(places)] == [i for _, i in reversed(places)]


@given(text=st.text(max_size=60), begin=st.integers(0, 20), cuts=st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_a_view_leaves_ranges_out_and_keeps_the_offsets(text: str, begin: int, cuts: list[int]) -> None:
    begin = min(begin, len(text))
    points = sorted(c for c in cuts if begin <= c <= len(text))
    without = [(a, b) for a, b in zip(points[::2], points[1::2], strict=False) if a < b]
    body, convert = view(text, begin, without)
    kept = [i for i in range(begin, len(text)) if not any(a <= i < b for a, b in without)]
    assert body == "".join(text[i] for i in kept)
    at = 0
    for char, index in zip(body, kept, strict=True):
        assert convert(at) == index
        at += len(char.encode("utf-8", "surrogatepass"))
