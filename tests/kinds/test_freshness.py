"""The kind `freshness`: words that lean on a date or a place which the article does not have."""

from typing import Any

import msgspec
import pytest

from lint.config import Profile, Provided
from lint.context import Context
from lint.kinds.freshness import Freshness, check
from lint.packs import Library
from lint.readers import read

HEAD: dict[str, Any] = {"severity": "warning", "title": "t", "message": "“{quote}”", "why": "w", "examples": {}}
UNDATED = Freshness(id="undated", category="text/undated", relative={"en": ["last week", "yesterday"], "de": ["vorige woche"]}, **HEAD)
POINTER = Freshness(
    id="pointer", category="text/dead-pointer", pointers={"en": ["(see|read) [the] disclaimer"]}, targets={"en": ["disclaimer"]}, **HEAD
)


def found(rule: Freshness, text: str, language: str = "en", day: str = "", **profile: Any) -> list[str]:
    document, _ = read("a.md", text.encode(), language=language)
    assert document is not None
    document = msgspec.structs.replace(document, date=day)
    context = Context(document, Library([rule]), Profile(**profile))
    return [document.text[f.span.start : f.span.end] for f in check(rule, context)]


def test_a_relative_date_needs_a_date() -> None:
    assert found(UNDATED, "The coin fell last week.") == ["last week"]
    assert found(UNDATED, "The coin fell last week.", day="2026-01-02") == []


def test_an_article_has_one_finding_however_many_dates_float_in_it() -> None:
    document, _ = read("a.md", b"It fell last week. It rose yesterday. Last week was bad.", language="en")
    assert document is not None
    (finding,) = check(UNDATED, Context(document, Library([UNDATED])))
    assert len(finding.related) == 2


@pytest.mark.parametrize(
    "text",
    [
        "On 2 March 2026 it fell; last week it rose.",
        "On March 2 it fell; last week it rose.",
        "As of 2026-03-02, it fell last week.",
        "Updated 02/03/2026. It fell last week.",
        "Figures for Q3 2025. It fell last week.",
        "In March 2026 it fell. Last week it rose.",
        "# The year 2026\n\nIt fell last week.",
    ],
)
def test_a_date_in_the_text_is_a_date(text: str) -> None:
    assert found(UNDATED, text) == []


@pytest.mark.parametrize(
    "text",
    ["It was founded in 2018. It fell last week.", "It may lose 5 % and fell last week.", "It fell from 1900 to 1800 points last week."],
)
def test_a_year_of_the_past_or_a_number_dates_nothing(text: str) -> None:
    assert found(UNDATED, text) == ["last week"]


def test_phrases_of_another_language_are_not_looked_for() -> None:
    assert found(UNDATED, "Der Kurs fiel last week.", "de") == []
    assert found(UNDATED, "Der Kurs fiel vorige Woche.", "de") == ["vorige Woche"]


def test_a_pointer_needs_its_target() -> None:
    assert found(POINTER, "See the disclaimer.") == ["See the disclaimer"]


@pytest.mark.parametrize(
    "text",
    [
        "See the [disclaimer](/legal).",
        "See the disclaimer.\n\n## Disclaimer\n\nYou can lose money.",
        "See the disclaimer.\n\n**Disclaimer:** You can lose money.",
        "The disclaimer is long.",
    ],
)
def test_a_pointer_with_a_link_or_a_heading_leads_somewhere(text: str) -> None:
    assert found(POINTER, text) == []


def test_a_mention_elsewhere_is_no_target() -> None:
    assert found(POINTER, "See the disclaimer.\n\nA judge called the bank's disclaimer void.") == ["See the disclaimer"]


def test_what_a_template_adds_is_a_target() -> None:
    provided = (Provided("disclaimer/risk-warning", "footer.html"),)
    assert found(POINTER, "See the disclaimer.", provided=provided) == []
    assert found(POINTER, "See the disclaimer.\n\n<Legal/>", components={"Legal": ()}) == []
