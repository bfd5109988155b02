"""Tokens of prose."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.tokens import is_word, tokenise, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't wait", ["don", "'t", "wait"]),
        ("we'll see", ["we", "'ll", "see"]),
        ("l'entreprise d'Apple", ["l'", "entreprise", "d'", "apple"]),
        ("aujourd'hui", ["aujourd'", "hui"]),
        ("investors' money", ["investors", "'", "money"]),
        ("Apple's cash", ["apple", "'s", "cash"]),
        ("10,000.5 units", ["10,000.5", "units"]),
        ("$10bn, 3.5%", ["$", "10bn", ",", "3.5", "%"]),
        ("risk-free", ["risk", "-", "free"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)
def test_a_token_is_a_word_a_number_or_a_mark(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_offsets_are_those_of_the_whole_prose() -> None:
    found = tokenise("One. Two three.", 5, 15)
    assert (found.words, found.starts, found.ends) == (["two", "three", "."], [5, 9, 14], [8, 14, 15])


@given(st.text(max_size=60))
def test_tokens_cover_everything_but_space_in_order(text: str) -> None:
    found = tokenise(text)
    spans = list(zip(found.starts, found.ends, strict=True))
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())


def test_an_ending_counts_as_a_word_and_a_mark_does_not() -> None:
    assert is_word("'ll") and is_word("l'") and is_word("10")
    assert not is_word("%") and not is_word("'")
