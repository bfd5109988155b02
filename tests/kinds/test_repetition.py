"""The kind `repetition`: a passage that stands twice is told once."""

from typing import Any

import pytest

from lint.context import Context
from lint.kinds.repetition import Repetition, check
from lint.packs import Library
from lint.readers import read

FIRST = "The fund bought eleven office buildings in three cities and let most of them to public tenants on leases of ten years."
SECOND = "Its managers say that the rents cover the interest on the loans with little to spare until the next review."
THIRD = "Two of the buildings will have to be repaired next year, for which the fund has set nothing aside so far."


def found(*paragraphs: str, format_: Any = "markdown", **fields: Any) -> list[tuple[str, str]]:
    """(repeated words, words of the first copy) of each finding."""
    text = "\n\n".join(paragraphs)
    document, _ = read("a.md", text.encode(), format=format_, language="en")
    assert document is not None
    rule = Repetition(
        id="twice", category="text/repetition", severity="warning", title="t", message="{words}", why="w", examples={}, **fields
    )
    context = Context(document, Library([rule]))
    return [
        (document.text[f.span.start : f.span.end], document.text[f.related[0].span.start : f.related[0].span.end])
        for f in check(rule, context)
    ]


def test_a_run_of_paragraphs_is_one_finding_with_its_first_copy() -> None:
    both = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert found(FIRST, SECOND, THIRD, "An aside.", FIRST, SECOND, THIRD) == [(both, both)]


def test_copies_that_follow_each_other_directly_are_found() -> None:
    both = f"{FIRST}\n\n{SECOND}"
    assert found(FIRST, SECOND, FIRST, SECOND) == [(both, both)]


def test_three_copies_are_two_findings() -> None:
    assert len(found(FIRST, SECOND, "a", FIRST, SECOND, "b", FIRST, SECOND)) == 2


def test_what_stands_between_the_parts_of_a_copy_does_not_make_it_two() -> None:
    ((repeated, first),) = found(FIRST, SECOND, THIRD, "## Again", FIRST, "Advertisement.", SECOND, THIRD)
    assert repeated == f"{FIRST}\n\nAdvertisement.\n\n{SECOND}\n\n{THIRD}"
    assert first == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_marks_and_case_do_not_hide_a_copy() -> None:
    copy = FIRST.replace("fund", "**Fund**").upper().replace("**FUND**", "**Fund**")
    assert len(found(FIRST, SECOND, "x", copy, f"*{SECOND}*")) == 1


def test_a_short_repetition_is_none() -> None:
    assert found(FIRST, "Ask first.", SECOND, "Ask first.") == []
    assert found(FIRST, "x", FIRST) == []
    assert len(found(FIRST, "x", FIRST, at_least=10)) == 1


def test_a_changed_paragraph_is_no_copy() -> None:
    assert found(FIRST, SECOND, FIRST.replace("eleven", "twelve"), SECOND.replace("little", "nothing")) == []


def test_tables_and_descriptions_may_repeat() -> None:
    row = "| " + " | ".join(FIRST.split()[:8]) + " |\n"
    table = row + "|" + "---|" * 8 + "\n" + row * 6
    assert found(table, "x", table) == []
    assert found(f"---\ndescription: {FIRST} {SECOND}\n---", f"{FIRST} {SECOND}") == []


def test_sentences_are_compared_where_the_rule_says_so() -> None:
    text = f"{FIRST} {SECOND} {THIRD}"
    assert found(text, f"Once more. {FIRST} {SECOND}", of="sentence") == [(f"{FIRST} {SECOND}", f"{FIRST} {SECOND}")]
    assert found(text, f"Once more. {FIRST} {SECOND}") == []


@pytest.mark.parametrize("count", [400])
def test_a_text_of_one_line_over_and_over_takes_no_time(count: int) -> None:
    paragraphs = [FIRST, SECOND] * count
    findings = found(*paragraphs)
    assert findings
