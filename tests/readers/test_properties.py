"""For any text through every reader: offsets in range and in order, runs that cover the prose, a map that leads back."""

from itertools import pairwise
from unicodedata import is_normalized

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.document import Document
from lint.readers import READERS, read
from lint.span import Span
from lint.terms import Format

_SCRAPS = (
    *"*_`~#>|-+<>[](){}!\\\"'&:;$^=%/@.,0123456789 ",
    "\n",
    "\r",
    "\t",
    "  \n",
    "\n\n",
    "\r\n",
    "---\n",
    "+++\n",
    "```",
    "~~~",
    "::: ",
    ":::note\n",
    "!!! note\n    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "| a | b |\n|---|---|\n",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>",
    "<p>",
    "<br>",
    "<td>",
    "<table>",
    "<li>",
    "<sup>1</sup>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<a href='x'>",
    "</a>",
    "<code>",
    "<details>",
    "<del>",
    "<Aside>",
    "</Aside>",
    "<>",
    "</>",
    "{/*",
    "*/}",
    "{x}",
    "{{",
    "}}",
    "{{ x }}",
    "{{< a >}}",
    "{{< /a >}}",
    "{% raw %}",
    "{% endraw %}",
    "{% if %}",
    "{% comment %}",
    "{% endcomment %}",
    "<%= x %>",
    "$$",
    "\\(",
    "\\)",
    "[^1]",
    "[^1]: ",
    "[1] ",
    "[a](b)",
    "![a](b)",
    "[a][b]",
    "[b]: http://c.d\n",
    "https://a.b/c_d",
    "www.a.b",
    "a@b.cd",
    "&amp;",
    "&eacute;",
    "&#0;",
    "&#x301;",
    "title: ",
    "a: 'b\n",
    "import x from 'y'\n",
    "export const a = {\n",
    "<meta name=description content='a &amp; b'>",
    "<title>",
    "</title>",
    "<main>",
    "</main>",
    "word",
    "Prices",
    "rose",
    "5 %",
    "10\u202f000\xa0\u20ac",
    "“quoted”",
    "\xab\xa0x\xa0\xbb",
    "l’or",
    "e\u0301",
    "\u1100\u1161\u11a8",
    "Å",
    "ﬁ",
    "１２％",
    "\xad",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u202e",
    "–",
    "−",
    "\ufffd",
    "\ufdd0",
    "\ufdd1",
    "\x00",
    "\x85",
    "\u0301",
    "日本語",
    "🛸",
    "ß",
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_SCRAPS), max_size=40).map("".join))


def _check(document: Document) -> None:
    text, prose, size = document.text, document.prose, len(document.prose.text)
    # Runs: cover the prose without a gap, monotone in the source, in range.
    at = 0
    for start, length in zip(prose.starts, prose.lengths, strict=True):
        assert start == at
        assert length > 0
        at += length
    assert at == size
    for (a, width), (b, _) in pairwise(zip(prose.sources, prose.widths, strict=True)):
        assert a + width <= b
    for source, width in zip(prose.sources, prose.widths, strict=True):
        assert 0 <= source <= source + width <= len(text)
    assert is_normalized("NFC", prose.text)
    # Blocks: parted by the only line feeds.
    assert "\n".join(prose.text[b.start : b.end] for b in document.blocks) == prose.text
    assert all(b.start < b.end for b in document.blocks)
    assert all(-1 <= b.section < i for i, b in enumerate(document.blocks))
    assert not any(c.isspace() and c not in " \n" for c in prose.text)
    assert "  " not in prose.text
    # There and back.
    for block in document.blocks:
        span = prose.source(block.start, block.end)
        assert 0 <= span.start <= span.end <= len(text)
        assert block.start <= prose.offset(span.start) <= block.end
    for offset in range(size):
        span = prose.source(offset, offset + 1)
        assert prose.text[offset] == "\n" or len(span) > 0
    # Everything in range and in order.
    sentences = [(s.start, s.end) for s in document.sentences]
    assert all(a <= b for (_, a), (b, _) in pairwise(sentences))
    assert all(0 <= s < e <= size for s, e in sentences)
    assert [k.start for k in document.links] == sorted(k.start for k in document.links)
    ranges = [(k.start, k.end) for k in document.links] + [(s.start, s.end) for s in document.struck]
    ranges += [(c.start, c.end) for c in document.components] + [(q.start, q.end) for q in document.quotations]
    assert all(0 <= start <= end <= size for start, end in ranges)
    spans = [*(k.source for k in document.links), *(c.source for c in document.comments), *(c.source for c in document.components)]
    spans += [m.source for m in document.metadata]
    assert all(isinstance(s, Span) and 0 <= s.start <= s.end <= len(text) for s in spans)
    assert all(0 <= n.at <= size and -1 <= n.block < len(document.blocks) for n in document.notes)
    assert all(prose.text[m.at] in "\"'" for m in document.marks)
    assert [m.at for m in document.marks] == sorted(m.at for m in document.marks)


@pytest.mark.parametrize("format_", READERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS)
def test_any_text_is_read_with_an_exact_map(format_: Format, text: str) -> None:
    document, faults = read("x.txt", text.encode("utf-8", "surrogatepass"), format=format_)
    if document is None:
        assert [f.level for f in faults] == ["error"]
        return
    _check(document)


@pytest.mark.parametrize("format_", READERS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_one_fault(format_: Format, data: bytes) -> None:
    document, faults = read("x", data, format=format_)
    if document is None:
        assert [f.level for f in faults] == ["error"]
        assert faults[0].message
        assert faults[0].mend
    else:
        _check(document)
