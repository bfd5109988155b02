"""HTML: the article and nothing of its page."""

import pytest

from tests.readers.support import blocks, document, holders, links, prose


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("text <b>bold</b>\n <i>more</i>", "text bold more"),
        ("<p>caf&eacute; &amp; 5&nbsp;% &#8364; &copy 1</p>", "café & 5 % € © 1"),
        ("<script>x = '5 %'</script><style>p{}</style><p>text</p>", "text"),
        ("<script>document.write('<p>5 %</p>')</script>text", "text"),
        ("<svg><text>5 %</text></svg><noscript>old</noscript><template><p>x</p></template>text", "text"),
        ("<nav><a href='/'>Home</a></nav><p>text</p>", "text"),
        ("<p>x <code>y</code> <kbd>Ctrl</kbd></p><pre>z</pre>", "x Ctrl"),
        ("<!-- gone -->text<!-- open", "text"),
        ("<ul><li>one<li>two</ul>three", "one\ntwo\nthree"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"),
        ("<h2>Head</h2>text", "Head\ntext"),
        ("a<br>b<br/><br />c", "a b\nc"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ('<p class="a>b">text</p>', "text"),
        ("<p class='open>text</p> more", "text\nmore"),
        ("<b <i>x</i>", "x"),
        ("text <unclosed", "text <unclosed"),
        ("<![CDATA[ gone ]]>text", "text"),
        ("<?xml version='1'?><!DOCTYPE html>text", "text"),
        ("<textarea><p>x</p></textarea>text", "text"),
        ("see https://a.example/x. End", "see . End"),
        ("{{ page.x }} {% if y %}costs {{ z }}{% endif %}", "\ufffc costs \ufffc"),
        ("<p>$50 and $100</p>", "$50 and $100"),
        ("<select><option>1<option>2</select>text", "text"),
        ("<button>Buy now</button><label>Sum</label>", "Buy now\nSum"),
    ],
)
def test_prose_is_what_a_reader_sees(source: str, words: str) -> None:
    assert prose(source, "html") == words


_PAGE = """<html lang=fr><head><title>Titre &amp; site</title>
<meta name="description" content="L'essentiel en &laquo; 5 &raquo; mots">
<meta property="article:published_time" content="2021-05-06T07:08:09Z"></head>
<body><header>Logo<nav>Menu</nav></header>{}<footer>Pied</footer></body></html>"""


def test_the_head_gives_title_description_language_and_date() -> None:
    found = document(_PAGE.format("<main><p>Le texte.</p></main>"), "html", "x.html")
    assert [(b.kind, found.prose.text[b.start : b.end]) for b in found.blocks] == [
        ("title", "Titre & site"),
        ("description", 'L\'essentiel en " 5 " mots'),
        ("paragraph", "Le texte."),
    ]
    assert (found.language, found.date) == ("fr", "2021-05-06")


@pytest.mark.parametrize(
    "article",
    [
        "<main><p>Text.</p></main>",
        "<div><article><p>Text.</p></article></div>",
        "<div role=main><p>Text.</p></div>",
        "<main><div class=side>Side</div><article><p>Text.</p></article></main>",
        "<article><header>By me</header><div itemprop='articleBody'><p>Text.</p></div><footer>Tags</footer></article>",
    ],
)
def test_only_the_article_of_a_page_is_read(article: str) -> None:
    assert blocks(_PAGE.format(article), "html")[2:] == [("paragraph", "Text.")]


def test_many_small_articles_are_no_article() -> None:
    source = "<main><p>All of a long overview text.</p><article>One.</article><article>Two.</article></main>"
    assert prose(source, "html") == "All of a long overview text.\nOne.\nTwo."


def test_the_heading_before_the_body_belongs_to_it() -> None:
    source = "<html><article><h1>The head</h1><p>By me</p><div itemprop=articleBody><p>Text.</p></div></article></html>"
    assert blocks(source, "html") == [("title", "The head"), ("paragraph", "Text.")]


def test_a_fragment_is_read_whole() -> None:
    assert blocks("<p>One.</p>\r\n<h3>Two</h3>\r\n", "html") == [("paragraph", "One."), ("heading", "Two")]


def test_blocks_know_where_they_stand() -> None:
    source = (
        "<blockquote><p>q</p></blockquote><figure><img src=i><figcaption>cap</figcaption></figure>"
        "<details><summary>s</summary>in</details><div class='risk-warning box'>w</div><p hidden>h</p><aside>a</aside>"
    )
    found = document(source, "html")
    assert [(b.kind, b.quoted, b.hidden, b.container) for b in found.blocks] == [
        ("paragraph", True, False, ""),
        ("caption", False, False, ""),
        ("paragraph", False, False, ""),
        ("paragraph", False, True, ""),
        ("paragraph", False, False, "warning"),
        ("paragraph", False, True, ""),
        ("paragraph", False, False, "aside"),
    ]


def test_nested_lists_and_tables_keep_their_depth() -> None:
    source = "<ul><li>a<ul><li>b</ul><li>c</ul><table><tr><td><table><tr><td>x</table><td>y</table>"
    found = document(source, "html")
    assert [(b.kind, b.level, b.table, b.column) for b in found.blocks] == [
        ("item", 1, -1, -1),
        ("item", 2, -1, -1),
        ("item", 1, -1, -1),
        ("cell", 0, 1, 0),
        ("cell", 0, 0, 1),
    ]


def test_links_have_their_text_and_rel() -> None:
    source = '<a href="/a?x=1&amp;y=2" rel="sponsored nofollow" title=t>one <b>two</b></a> <a name=x>three</a> <iframe src="/e"></iframe>'
    assert links(source, "html") == [("link", "one two", "/a?x=1&y=2"), ("embed", "", "/e")]
    assert document(source, "html").links[0].rel == "sponsored nofollow"


def test_notes_of_pages_lead_to_their_blocks() -> None:
    source = '<p>Up 5 %<sup><a href="#fn3">3</a></sup> and <a href="#ref-4">[4]</a>.</p><ol><li id="fn3">Third.<li id="ref-4">Fourth.</ol>'
    found = document(source, "html")
    assert found.prose.text == "Up 5 % and .\nThird.\nFourth."
    assert [(n.label, n.kind, n.block) for n in found.notes] == [("3", "superscript", 1), ("4", "bracket", 2)]


def test_bracketed_numbers_lead_to_entries() -> None:
    found = document("<p>Up 5 % [1].</p><p>[1] A report.</p>", "html")
    assert found.prose.text == "Up 5 %.\nA report."
    assert [(n.label, n.block) for n in found.notes] == [("1", 1)]


def test_published_dates_of_linked_data_are_metadata() -> None:
    source = '<html><script type="application/ld+json">{"datePublished": "2020-01-02", "description": "5 %"}</script><p>Text.</p></html>'
    found = document(source, "html", "x.html")
    assert found.date == "2020-01-02"
    assert found.prose.text == "Text."


def test_an_unclosed_link_ends_where_its_paragraph_does() -> None:
    assert links("<p>a <a href=x>b</p><p>c</p>", "html") == [("link", "b", "x")]


def test_callouts_are_containers() -> None:
    assert holders("<div class='notice'><p>One</p></div><p>Two</p>", "html") == [("notice", "One"), ("", "Two")]


def test_html_that_is_indented_behind_a_blank_line_goes_on_where_an_element_is_open() -> None:
    told = prose("<ul>\n\n\t\t<li>Cash: $20 million</li>\n\t\t<li>30 firms</li>\n\n</ul>\n\nEnd.\n", "markdown")
    assert told == "Cash: $20 million\n30 firms\nEnd."


def test_an_indented_block_outside_of_html_is_code() -> None:
    assert prose("Start.\n\n    <li>$20 million</li>\n\nEnd.\n", "markdown") == "Start.\nEnd."


_NOTICED = (
    "<html><body><aside class=ad>Capital is at risk when you trade, says this box.</aside><main><h1>Head</h1><p>Text.</p></main>"
    "<nav><p>A long line of words that belongs to a menu of the page and to nothing else.</p></nav>"
    "<footer><ul><li><a href=/a>All of our articles about shares</a><li><a href=/b>All of our articles about bonds</a></ul>"
    "<p>&copy; 2024 A Site</p><p>Nothing on this site is <a href=/d>financial advice</a> of any kind.</p></footer>"
    "<div class='page-disclaimer'>You may lose all of the money that you put in.</div>"
    "<div>Read this next, and then the other one too.</div></body></html>"
)


def test_small_print_around_the_article_is_kept_as_asides_and_menus_are_not() -> None:
    found = document(_NOTICED, "html")
    assert [(b.kind, b.around, found.prose.text[b.start : b.end]) for b in found.blocks] == [
        ("aside", True, "Capital is at risk when you trade, says this box."),
        ("title", False, "Head"),
        ("paragraph", False, "Text."),
        ("aside", True, "Nothing on this site is financial advice of any kind."),
        ("aside", True, "You may lose all of the money that you put in."),
    ]


def test_a_page_without_an_article_has_nothing_around_it() -> None:
    found = document("<body><p>Text.</p><footer>Nothing on this site is financial advice of any kind.</footer></body>", "html")
    assert [(b.kind, b.around) for b in found.blocks] == [("paragraph", False), ("paragraph", False)]
