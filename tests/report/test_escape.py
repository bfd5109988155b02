"""Nothing in an article reaches a terminal as a control."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lint.report.escape import cells, line, terminal


@given(st.text(st.characters(codec=None)))
def test_no_control_comes_through_and_no_column_moves(text: str) -> None:
    shown = terminal(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [c for c in shown if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")]


def test_controls_are_seen_and_letters_stay() -> None:
    assert terminal("\x1b[31mred\x9b\u202egnp\t\x7f") == "␛[31mred��gnp ␡"
    assert terminal("née à 10 000 €, 株, 👩‍💻") == "née à 10 000 €, 株, 👩‍💻"


def test_a_line_has_no_line_ends() -> None:
    assert line("  two\r\nlines\u2028and \t more ") == "two lines and more"


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert [cells(text) for text in ("abc", "é", "é", "株価", "ｆ")] == [3, 1, 1, 4, 2]
