"""Plain text: paragraphs by the shape of its lines."""

import pytest

from tests.readers.support import blocks, document, links, prose

LONG = "This paragraph stands on one line however long it gets, since nobody wrapped it, and it ends with a full stop at last. " * 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert [kind for kind, _ in blocks(f"{LONG}\n{LONG}\n{LONG}\n", "text")] == ["paragraph"] * 3


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    found = document(f"A first line\n{LONG}\nA second head\n{LONG}\n", "text", "a.txt")
    assert [(b.kind, b.section) for b in found.blocks] == [("title", -1), ("paragraph", 0), ("heading", 0), ("paragraph", 2)]


@pytest.mark.parametrize("line", ["A whole sentence.", "Is it one?", "With a colon:", "A quotation.”"])
def test_a_line_with_an_end_mark_is_no_heading(line: str) -> None:
    assert blocks(f"{LONG}\n{line}\n{LONG}\n", "text")[1] == ("paragraph", line.replace("”", '"'))


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The price of the fund rose by five percent in the first half of the\n"
        "year, which nobody had expected, and then it fell by three percent in\n"
        "the second half.\n"
        "\n"
        "Another paragraph begins here and is wrapped at the same width as the\n"
        "first one was.\n"
    )
    assert [text[:11] for _, text in blocks(wrapped, "text")] == ["The price o", "Another par"]


def test_a_line_with_room_for_the_next_word_was_ended_on_purpose() -> None:
    listing = "Alpha fund\nBeta fund\nGamma fund of funds with a rather long name\n"
    assert len(blocks(listing, "text")) == 3


def test_a_sentence_that_goes_on_in_lower_case_goes_on() -> None:
    assert blocks("The fund\nrose by 5 %.\n", "text") == [("paragraph", "The fund rose by 5 %.")]


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "– ", "1. ", "2) ", "(3) ", "a) "])
def test_list_lines_are_items_without_their_marker(marker: str) -> None:
    assert blocks(f"{LONG}\n{marker}First point\n{marker}Second point\n", "text")[1:] == [("item", "First point"), ("item", "Second point")]


@pytest.mark.parametrize("line", ["2018. That year it fell.", "-5 % in a day.", "1.5 million people.", "A) ", "I. think."])
def test_what_only_looks_like_a_marker_is_text(line: str) -> None:
    assert blocks(line, "text") == [("paragraph", line.strip())]


def test_rules_of_signs_are_no_prose() -> None:
    assert prose("One.\n-----\n* * *\n=====\nTwo.\n", "text") == "One.\nTwo."


def test_markup_is_text_here() -> None:
    assert prose("A *star*, a <tag> and a [link](x) &amp; `code`.", "text") == "A *star*, a <tag> and a [link](x) &amp; `code`."


def test_addresses_are_links() -> None:
    assert links("See https://a.example/x, or write to me@b.example.", "text") == [
        ("bare", "", "https://a.example/x"),
        ("bare", "", "mailto:me@b.example"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line(end: str) -> None:
    assert blocks(end.join(["One.", "", "Two.", "Three."]), "text") == [("paragraph", t) for t in ("One.", "Two.", "Three.")]


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_nothing_else_ends_a_line(char: str) -> None:
    assert len(blocks(f"One{char}Two", "text")) == 1


def test_a_head_is_metadata_here_too() -> None:
    assert blocks("---\ntitle: A title\ncaveat: {ignore: []}\n---\nText.\n", "text") == [("title", "A title"), ("paragraph", "Text.")]


def test_an_empty_text_has_no_blocks() -> None:
    assert blocks("", "text") == []
    assert blocks(" \n\t\r\n", "text") == []
