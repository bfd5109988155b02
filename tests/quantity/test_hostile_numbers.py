"""Any text: spans in range, in order, without overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.quantity import recognise
from lint.terms import LANGUAGES

_WORDS = "1 23 456 1.234 1,5 - / % $ € USD k bn million of and a half third x ' ( ) to de et deux drei mil milliards zwanzig ٣ ½ İ ß – . ,"
_MORE = "+ 10-20 S&P 500 2020 May mars Uhr # = Millionen x3 % 5m M€ top second largest $5 [1] 10:30 0x1"
_PIECES = st.sampled_from([*_WORDS.split(" "), *_MORE.split(" "), " ", "\n", "\u202f"])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES, max_size=30).map(" ".join)),
    st.sampled_from(LANGUAGES),
)
def test_spans_are_in_range_in_order_and_apart(text: str, language: str) -> None:
    found = recognise(text, language)
    ends = [0, *(q.end for q in found)]
    assert all(0 <= end <= q.start < q.end <= len(text) for end, q in zip(ends, found, strict=False))
    assert all("\n" not in text[q.start : q.end] for q in found)


@pytest.mark.parametrize("piece", ["million ", "1 ", "1,", "one hundred and ", "1-", "(1) ", "$", "9", "1/", "a third of "])
def test_a_long_run_of_one_piece_gives_figures_in_order(piece: str) -> None:
    text = piece * 4000  # a square would take minutes
    found = recognise(text, "en")
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
