"""The kind `metadata`: keys that an article must have."""

import pytest

from lint.context import Context
from lint.kinds.metadata import MetadataRule, check
from lint.packs import Library
from lint.readers import read


def found(text: str, *require: str) -> list[tuple[str, str]]:
    """(marked words, message) of each finding."""
    document, _ = read("a.md", text.encode(), language="en")
    assert document is not None
    rule = MetadataRule(
        id="keys", category="metadata/missing", severity="warning", title="t", message="Missing: {keys}", why="w", examples={},
        require=list(require),
    )  # fmt: skip
    return [(document.text[f.span.start : f.span.end], f.message) for f in check(rule, Context(document, Library([rule])))]


def test_a_missing_key_is_told_at_the_title() -> None:
    assert found("---\ntitle: Rates fall\n---\n\nText.", "author") == [("Rates fall", "Missing: author")]
    assert found("# Rates fall\n\nText.", "author", "date|published") == [("Rates fall", "Missing: author, date or published")]
    assert found("Text.", "author") == [("Text.", "Missing: author")]


@pytest.mark.parametrize("head", ["author: A. Writer", "Author: A. Writer", "author: [A. Writer]", "author: {name: A. Writer}"])
def test_a_key_with_a_value_is_there_in_any_shape(head: str) -> None:
    assert found(f"---\n{head}\n---\n\nText.", "author") == []


def test_an_empty_value_is_none() -> None:
    assert found("---\ntitle: Rates\nauthor: ''\n---\n\nText.", "author") == [("Rates", "Missing: author")]


def test_a_date_that_the_file_name_tells_is_one() -> None:
    document, _ = read("2026-11-20-rates.md", b"# Rates\n\nText.", language="en")
    assert document is not None and document.date
    rule = MetadataRule(
        id="keys", category="metadata/missing", severity="warning", title="t", message="Missing: {keys}", why="w", examples={},
        require=["date|published"],
    )  # fmt: skip
    assert list(check(rule, Context(document, Library([rule])))) == []


def test_one_of_several_keys_is_enough() -> None:
    assert found("---\nauthors: [A]\n---\n\nText.", "author|authors") == []


def test_an_empty_article_lacks_nothing() -> None:
    assert found("", "author") == []
