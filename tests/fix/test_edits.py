"""`lint.fix.edits`: edits applied to a text."""

from lint.finding import Edit, Fix
from lint.fix import applied


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("t", tuple(Edit(*edit) for edit in edits))


def test_edits_count_from_the_text_as_it_was() -> None:
    assert applied("one two three", [fix((8, 13, "3"), (0, 3, "1")), fix((4, 7, "2"))]) == ("1 2 3", [])


def test_of_two_that_meet_the_first_holds() -> None:
    assert applied("one two", [fix((0, 3, "1")), fix((2, 5, "x")), fix((4, 7, "2"))]) == ("1 2", [1])
    assert applied("one", [fix((3, 3, " two")), fix((3, 3, " three"))]) == ("one two", [1])


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    assert applied("one two", [fix((0, 3, "1")), fix((1, 2, "x"), (4, 7, "2"))]) == ("1 two", [1])


def test_edits_outside_of_the_text_are_left() -> None:
    assert applied("one", [fix((2, 9, "x")), fix((3, 1, "y"))]) == ("one", [0, 1])
