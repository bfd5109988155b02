"""Tokens of HTML cover the text, in order, without gaps, whatever it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.readers.tags import Span, Tag, attribute_span, pieced, read_tag, tokens

_SCRAPS = st.sampled_from(
    ["<", ">", "</", "/>", "<a", "<b>", "</b>", "<!--", "-->", "<!", "'", '"', "=", " ", "x", "<script>", "</script>", "<?", "]]>"]
)
_HTML = st.lists(_SCRAPS, max_size=25).map("".join)


@given(_HTML)
def test_tokens_cover_the_text(text: str) -> None:
    found = list(tokens(text, 0, len(text)))
    assert "".join(text[t.start : t.end] for t in found) == text
    assert all(a.end == b.start for a, b in pairwise(found))


def test_a_tag_has_its_attributes() -> None:
    tag = read_tag("<a HREF='x?a=1&amp;b' data-y=2 disabled title=\"q > r\"/>", 0, 60)
    assert tag is not None
    assert tag.attributes == {"href": "x?a=1&b", "data-y": "2", "disabled": "", "title": "q > r"}
    assert tag.empty


@pytest.mark.parametrize("text", ["", "x", "<", "< a>", "<1>", "<a", "<a b='x>"])
def test_what_is_no_tag_is_none(text: str) -> None:
    assert read_tag(text, 0, len(text)) is None


def test_the_place_of_a_value_is_known() -> None:
    text = '<meta name=x content = "a &amp; b">'
    tag = read_tag(text, 0, len(text))
    assert tag is not None
    place = attribute_span(text, tag, "content")
    assert place is not None
    assert text[place[0] : place[1]] == "a &amp; b"
    assert attribute_span(text, tag, "missing") is None


def test_an_unclosed_comment_reaches_to_the_end_and_an_unclosed_tag_is_text() -> None:
    assert [(t.kind, t.start) for t in tokens("a <!-- b <i>", 0, 12) if isinstance(t, Span)] == [("text", 0), ("comment", 2)]
    assert [type(t) for t in tokens("a <b c", 0, 6)] == [Span]


def test_a_tag_may_reach_from_one_piece_into_the_next() -> None:
    text = "> <b\n> id='x'>word</b>\n"
    found = list(pieced(text, [(2, 5), (7, len(text))]))
    assert [(t.name, t.closing) for t in found if isinstance(t, Tag)] == [("b", False), ("b", True)]
    assert [text[t.start : t.end] for t in found if isinstance(t, Span)] == ["word", "\n"]
