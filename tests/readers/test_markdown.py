"""Markdown: what is prose and what is not, blocks, links, notes, tables."""

import pytest

from tests.readers.support import blocks, document, faults, links, prose


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**guaranteed**\nreturns", "guaranteed returns"),
        ("a *b* __c__ ~~d~~", "a b c d"),
        ("caf&eacute; &amp; &#233; \\*x\\*", "café & é *x*"),
        ("one  \ntwo\\\nthree", "one two three"),
        ("see `code()` there", "see there"),
        ('an ![alt text](a.png "title") image', "an image"),
        ("<https://a.example> is bare, https://b.example/x_y, too", "is bare, , too"),
        ("ask me@a.example now", "ask now"),
        ("a <!-- comment --> b <b>bold</b> <span>c</span>", "a b bold c"),
        ("10 000 € [^1] more", "10 000 € more"),
        ("\\$50 and $100 or $1", "$50 and $100 or $1"),
        ("between $50 and $100", "between $50 and $100"),
        ("growth $\\alpha_t$ and $x$ here", "growth \ufffc and \ufffc here"),
        ("~5% to ~10%, ~$5-~$10", "~5% to ~10%, ~$5-~$10"),
        ("<script>alert(5)</script>\n\ntext", "text"),
        ("<style>p{}</style>\n\ntext", "text"),
        ("text<script>\n\nvar x = '5 %'\n\n</script>\n\nmore", "text\nmore"),
        ("    indented code\n\ntext", "text"),
        ("x <word> y </word> z", "x y z"),
        ("the <nick> says", "the <nick> says"),
        ("m<sup>2</sup> and CO<sub>2</sub>", "m2 and CO2"),
        ("A line<br>and another", "A line and another"),
        ("A paragraph<br><br>and another", "A paragraph\nand another"),
        ("[text][missing] stays", "[text][missing] stays"),
        ("[a](https://x.example)[b](https://y.example)c", "abc"),
        ("(https://x.example/a_(b)) end", "() end"),
    ],
)
def test_prose_is_what_a_reader_sees(source: str, words: str) -> None:
    assert prose(source) == words


def test_every_block_has_its_kind() -> None:
    lists = "# One\n\ntext\n\n- item\n\n  more\n  1. inner\n\n> quote\n\n"
    found = document(lists + "## Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTerm\n: What it is\n\n[^n]: Note\n")
    assert [(b.kind, b.level, b.section) for b in found.blocks] == [
        ("title", 1, -1),
        ("paragraph", 0, 0),
        ("item", 1, 0),
        ("item", 1, 0),
        ("item", 2, 0),
        ("paragraph", 0, 0),
        ("heading", 2, 0),
        ("cell", 0, 6),
        ("cell", 0, 6),
        ("cell", 0, 6),
        ("cell", 0, 6),
        ("term", 0, 6),
        ("definition", 0, 6),
        ("footnote", 0, 6),
    ]


def test_the_first_heading_is_no_title_where_the_head_has_one() -> None:
    assert blocks("---\ntitle: A\n---\n# B\n") == [("title", "A"), ("heading", "B")]


def test_cells_know_their_table_row_column_and_header() -> None:
    found = document("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n\n| c |\n|---|\n| |\n| 4 |\n")
    cells = [(b.table, b.row, b.column, b.header, found.prose.text[b.start : b.end]) for b in found.blocks]
    assert cells == [
        (0, 0, 0, True, "a"),
        (0, 0, 1, True, "b"),
        (0, 1, 0, False, "1"),
        (0, 1, 1, False, "2 | 3"),
        (1, 0, 0, True, "c"),
        (1, 2, 0, False, "4"),
    ]


def test_tables_of_html_are_tables_too() -> None:
    source = "<table><caption>Fees</caption><thead><tr><th>Fund</th><td>Fee</td></tr></thead><tbody><tr><td colspan=2>A<td>1 %</table>\n"
    found = document(source)
    assert [(b.kind, b.row, b.column, b.header) for b in found.blocks] == [
        ("caption", -1, -1, False),
        ("cell", 0, 0, True),
        ("cell", 0, 1, True),
        ("cell", 1, 0, False),
        ("cell", 1, 2, False),
    ]


def test_links_have_text_target_and_kind() -> None:
    source = (
        '[a *b*](https://x.example "t") [c][ref] [ref] <https://y.example> www.z.example. '
        '![i](p.png) <a href="/q?a=1&amp;b=2" rel=sponsored>d</a>\n\n[ref]: /r\n'
    )
    assert links(source) == [
        ("link", "a b", "https://x.example"),
        ("link", "c", "/r"),
        ("link", "ref", "/r"),
        ("bare", "", "https://y.example"),
        ("bare", "", "http://www.z.example"),
        ("image", "", "p.png"),
        ("link", "d", "/q?a=1&b=2"),
    ]
    found = document(source)
    assert [k.title for k in found.links][:2] == ["t", ""]
    assert found.links[-1].rel == "sponsored"


def test_a_link_leads_to_its_source() -> None:
    source = "See [the *report*](https://x.example) now."
    (link,) = document(source).links
    assert source[link.source.start : link.source.end] == "[the *report*](https://x.example)"


def test_a_link_around_blocks_is_one_in_each() -> None:
    assert links('<a href="/x"><h3>Head</h3><p>Text</p></a>\n') == [("link", "Head", "/x"), ("link", "Text", "/x")]


def test_an_anchor_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert links('A <a href="/x">link\n\nAnother paragraph\n') == [("link", "link", "/x")]


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example/x?y=1&z=(2)", "www.a.example/b", "ftp://a.example"])
@pytest.mark.parametrize("around", ["{}", "See {}.", "({})", "**{}**", "{}, and", "»{}«", "“{}”", "{}: x", "{}…"])
def test_an_address_ends_where_its_sentence_goes_on(address: str, around: str) -> None:
    (link,) = links(around.format(address))
    assert link[2].removeprefix("http://") == address.removeprefix("http://")


@pytest.mark.parametrize("source", ["half-www.x", "a//b", "no://scheme", "x@y", "@handle", "1@2"])
def test_what_only_looks_like_an_address_is_a_word(source: str) -> None:
    assert prose(source) == source
    assert links(source) == []


def test_footnotes_lead_to_their_blocks() -> None:
    found = document("One[^a], two[^missing].\n\n[^a]: First *note*.\n\n    Second paragraph.\n")
    assert [(n.label, n.kind, n.block) for n in found.notes] == [("a", "footnote", 1), ("missing", "footnote", -1)]
    assert [(b.kind, b.label) for b in found.blocks] == [("paragraph", ""), ("footnote", "a"), ("footnote", "a")]
    assert found.prose.text.startswith("One, two.")
    assert [n.at for n in found.notes] == [3, 8]


def test_superscripts_are_notes_unless_they_are_powers() -> None:
    found = document("It grew<sup>1</sup> by 10<sup>6</sup> m<sup>2</sup>.\n\n<sup>1</sup> A source.\n")
    assert [(n.label, n.kind, n.block) for n in found.notes] == [("1", "superscript", 1)]
    assert found.prose.text == "It grew by 106 m2.\nA source."


def test_bare_numbers_are_notes_where_entries_follow() -> None:
    found = document("It grew 5 % [1]. And fell[2].\n\n## Sources\n\n[1] A report\n[2] https://b.example\n")
    assert [(n.label, n.kind, n.block) for n in found.notes] == [("1", "bracket", 2), ("2", "bracket", -1)]
    assert found.prose.text == "It grew 5 %. And fell.\nSources\nA report"


def test_bare_numbers_are_notes_where_a_numbered_list_ends_the_text() -> None:
    found = document("It grew 5 % [1].\n\n1. A report\n2. Another\n")
    assert [(n.label, n.block) for n in found.notes] == [("1", 1)]


def test_bare_numbers_are_words_elsewhere() -> None:
    found = document("The first is a[1], and [2] is next.\n\nNo list.\n")
    assert found.notes == ()
    assert found.prose.text.startswith("The first is a[1], and [2] is next.")


def test_a_number_that_is_a_link_is_the_mark_of_a_note() -> None:
    found = document("It grew 5 %[1](https://x.example) and [[2]](#n2) more [3].\n\n[3]: https://y.example\n")
    assert found.prose.text == "It grew 5 % and more ."
    assert [(n.label, n.kind) for n in found.notes] == [("1", "bracket"), ("2", "bracket"), ("3", "bracket")]
    assert [k.target for k in found.links] == ["https://x.example", "#n2", "https://y.example"]


def test_an_alert_is_the_authors_and_a_quote_is_not() -> None:
    found = document("> [!WARNING]\n> Prices fall.\n\n> They said so.\n")
    assert [(b.quoted, b.container) for b in found.blocks] == [(False, "warning"), (True, "")]


def test_html_in_a_quote_is_read_without_its_markers() -> None:
    assert prose('> <div class="x">\n> five <b\n> id="y">percent</b>\n> </div>\n') == "five percent"


def test_what_a_closed_element_holds_is_hidden_and_its_summary_is_not() -> None:
    found = document("<details>\n<summary>More</summary>\n\nIn *it*.\n\n</details>\n\nAfter.\n\n<details open>\n\nOpen.\n\n</details>\n")
    assert [(b.hidden, found.prose.text[b.start : b.end]) for b in found.blocks] == [
        (False, "More"),
        (True, "In it."),
        (False, "After."),
        (False, "Open."),
    ]


def test_struck_text_is_prose_and_struck() -> None:
    found = document("now ~~10 %~~ 5 % and <del>old</del> and ~6~ %\n")
    assert [found.prose.text[s.start : s.end] for s in found.struck] == ["10 %", "old"]
    assert found.prose.text == "now 10 % 5 % and old and ~6~ %"


def test_comments_are_kept_with_their_place() -> None:
    source = "One.\n\n<!-- caveat-ignore x: y -->\n\nTwo <!--more--> three.\n"
    found = document(source)
    assert [(c.text, c.at) for c in found.comments] == [("caveat-ignore x: y", 5), ("more", 9)]
    assert [source[c.source.start : c.source.end] for c in found.comments] == ["<!-- caveat-ignore x: y -->", "<!--more-->"]


def test_a_link_in_an_included_file_is_still_a_link() -> None:
    source = "See the [FAQ][faq entry] and [compact relay], not [sic] or [1].\n\n{% include links.md %}\n"
    assert links(source)[:2] == [("link", "FAQ", ""), ("link", "compact relay", "")]
    assert "FAQ and compact relay" in prose(source)


def test_nesting_beyond_the_limit_is_a_warning_and_is_read() -> None:
    source = ">" * 150 + " deep\n"
    assert prose(source) == "deep"
    assert [(f.level, f.code) for f in faults(source)] == [("warning", "file/nesting")]
    assert faults(">" * 100 + " deep\n") == []


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_any_line_end_ends_a_line(end: str) -> None:
    source = end.join(["# Head", "", "one", "two", "", "- a", "- b", "", "| x |", "|---|", "| y |", ""])
    assert blocks(source) == [("title", "Head"), ("paragraph", "one two"), ("item", "a"), ("item", "b"), ("cell", "x"), ("cell", "y")]
