"""Carets under the exact characters, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from lint.finding import Finding, Related
from lint.report.annotate import draw, is_marker, strip
from lint.span import Span

TEXT = "Bitcoin will certainly\nreach $100,000.\n"


def finding(start: int, end: int, *related: Related) -> Finding:
    return Finding("certain-future", "wording/certainty", "warning", Span(start, end), "It will.", related=related)


def test_a_finding_has_its_carets_under_its_line() -> None:
    assert draw(TEXT, [finding(8, 22)]) == "Bitcoin will certainly\n        ^^^^^^^^^^^^^^ wording/certainty\nreach $100,000.\n"


def test_a_finding_over_two_lines_shows_both_ends() -> None:
    assert draw(TEXT, [finding(8, 28)]) == (
        "Bitcoin will certainly\n        ^^^^^^^^^^^^^^... wording/certainty\nreach $100,000.\n^^^^^ ...wording/certainty\n"
    )


def test_related_places_have_waves_and_an_empty_span_a_bar() -> None:
    drawn = draw(TEXT, [finding(0, 0, Related("figure", "", Span(29, 37)))])
    assert drawn == ("Bitcoin will certainly\n| wording/certainty\nreach $100,000.\n      ~~~~~~~~ wording/certainty (figure)\n")


def test_an_article_has_no_lines_that_look_like_markers() -> None:
    assert is_marker("   ^^^ wording/hype")
    assert is_marker("^^^ ...wording/hype")
    assert not any(map(is_marker, ("| a | b |", "^^^", "~~~ python", "wording/hype", "- ^ wording/hype of the year", "")))


@given(st.text("ab \r\n\u2028^~|", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_drawing_is_undone_by_stripping(text: str, spans: list[tuple[int, int]]) -> None:
    text += "\n"
    inside = [sorted((min(a, len(text)), min(b, len(text)))) for a, b in spans]
    assert strip(draw(text, [finding(a, b) for a, b in inside])) == text
