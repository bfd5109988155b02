"""`lint.readers.outline`: the outermost blocks of an article, in its source."""

import pytest

from lint.readers import read
from lint.readers.outline import outline


def blocks(path: str, text: str) -> list[str]:
    document, _ = read(path, text.encode())
    assert document is not None
    return [text[span.start : span.end].strip() for span in outline(document).spans]


def test_a_list_a_quotation_and_a_table_are_one_block_each() -> None:
    text = "# Rates\nThey fell\nagain.\n- one\n\n  two\n\n> three\n> four\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"
    assert blocks("a.md", text) == [
        "# Rates", "They fell\nagain.", "- one\n\n  two", "> three\n> four", "| a | b |\n|---|---|\n| 1 | 2 |", "```\ncode\n```",
    ]  # fmt: skip


def test_the_head_is_no_block() -> None:
    assert blocks("a.md", "---\ntitle: Rates\n---\n\nThey fell, hélas.\n") == ["They fell, hélas."]


def test_a_component_holds_its_blocks() -> None:
    assert blocks("a.mdx", "One.\n\n<Box>\n\n  Two.\n\n  Three.\n\n</Box>\n\nFour.\n")[:2] == ["One.", "<Box>\n\n  Two.\n\n  Three."]


def test_blank_lines_part_plain_text() -> None:
    assert blocks("a.txt", "Rates\n\nThey fell\nagain.\n  \n\nAnd rose.") == ["Rates", "They fell\nagain.", "And rose."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>One <b>b</b></p>\n<p>Two</p>", ["<p>One <b>b</b></p>", "<p>Two</p>"]),
        ("<p>One\n<p>Two\n<ul><li>a<li>b</ul>", ["<p>One", "<p>Two", "<ul><li>a<li>b</ul>"]),
        ("<body><main><div>\n<h1>H</h1><p>One</p></div></main></body>", ["<h1>H</h1>", "<p>One</p>"]),
        ("<div>words <b>and</b> words</div>", []),
        ("<table><tr><td><p>One</p></td></tr></table>", ["<table><tr><td><p>One</p></td></tr></table>"]),
        ("<p>One</div></p></p>", ["<p>One</div></p>"]),
    ],
)
def test_elements_of_a_page_are_its_blocks(text: str, found: list[str]) -> None:
    assert blocks("a.html", text) == found


def test_a_place_outside_of_every_block_is_in_none() -> None:
    document, _ = read("a.md", b"One.\n\n\n\nTwo.\n")
    assert document is not None
    found = outline(document)
    assert found.around(6) is None and found.around(99) is None
    assert found.around(8) == found.spans[1]
