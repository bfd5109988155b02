"""Grouping and decimal marks: per number, then per document, then by language."""

import pytest

from lint.quantity import recognise
from lint.quantity.digits import decimal_mark, read


@pytest.mark.parametrize(
    ("text", "decimal", "value", "other"),
    [
        ("1,234.56", ".", 1234.56, None),
        ("1.234,56", ".", 1234.56, None),
        ("1,234,567", ",", 1234567, None),
        ("12,34,567", ".", 1234567, None),
        ("1 234 567", ",", 1234567, None),
        ("1'234.50", ".", 1234.5, None),
        ("1.5", ",", 1.5, None),
        ("0.125", ",", 0.125, None),
        ("1.234", ".", 1.234, 1234),
        ("1.234", ",", 1234, 1.234),
        ("1,234", ".", 1234, 1.234),
        ("1234.567", ",", 1234.567, None),
        (",5", ",", 0.5, None),
        ("007", ".", 7, None),
    ],
)
def test_a_number_is_read_by_its_own_marks_first(text: str, decimal: str, value: float, other: float | None) -> None:
    reading = read(text, decimal)
    assert reading is not None
    assert (reading.value, reading.other) == (value, other)


@pytest.mark.parametrize("text", ["1.2.3", "1,23,4", "10.0.0.1", "1.234.56"])
def test_a_version_is_no_number(text: str) -> None:
    assert read(text, ".") is None


def test_the_majority_of_the_document_decides_before_the_language() -> None:
    assert decimal_mark(["1.5", "2.75", "1.234"], ",") == "."
    assert decimal_mark(["1.234"], ",") == ","
    assert recognise("5.5 % hier, 6.5 % dort, 1.234 %", "de")[2].value == 1.234
    assert recognise("5,5 % hier, 6,5 % dort, 1.234 %", "de")[2].value == 1234


def test_money_has_no_three_decimals() -> None:
    (found,) = recognise("costs 1,234 €", "de")
    assert (found.value, found.alternative) == (1234, 1.234)


def test_a_number_beyond_all_bounds_is_left_alone() -> None:
    assert recognise("9" * 400 + " euros", "en") == []
