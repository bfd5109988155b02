"""`lint.packs.patterns`: catastrophic patterns are refused, harmless ones are not."""

import pytest

from lint.packs.patterns import explodes


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)+:", r"(?:[a-z]+)*\d", r"(?:\d+ ?)+%", r"(.*)*\!\?", r"(?:to|to |t|o)+day"]
)
def test_a_pattern_that_explodes_is_told(pattern: str) -> None:
    assert explodes(pattern)


@pytest.mark.parametrize(
    "pattern", [r"(?:\s+\w+)*", r"\b\d+(?:[.,]\d+)*\s?%", r"guaranteed\s+(?:annual\s+)?returns?", r"(?:a|b)+$", r"(?>a+)+$", r"(unclosed"]
)
def test_a_harmless_pattern_is_left_alone(pattern: str) -> None:
    assert explodes(pattern) == ""
