"""Heads of files: what is metadata, what is prose, and that no head falls through to Markdown."""

import pytest

from lint.readers.metakeys import prose_kind
from tests.readers.support import blocks, document, faults, links, prose

# Each head, and the blocks that it makes; the body is always one paragraph, "Body."
HEADS = {
    "plain": ("---\ntitle: A plain title\n---\n", [("title", "A plain title")]),
    "wrapped": ("---\ntitle: A title\n  over two lines # no word\n---\n", [("title", "A title over two lines")]),
    "single": ("---\ntitle: 'It''s here'\n---\n", [("title", "It's here")]),
    "double": ('---\ntitle: "5 \\u20ac \\"now\\" \\x41"\n---\n', [("title", '5 € "now" A')]),
    "continued": ('---\ntitle: "on\\\n  e and\n  two"\n---\n', [("title", "one and two")]),
    "folded": ("---\ndescription: >-\n  One\n  line\n\n  Two\n---\n", [("description", "One line"), ("description", "Two")]),
    "literal": ("---\nsummary: |\n  - a point\n  - a second\n---\n", [("description", "a point"), ("description", "a second")]),
    "flow": ("---\n{title: Flow, tags: [a]}\n---\n", [("title", "Flow")]),
    "list": ("---\nkeyTakeaways:\n- First\n- Second\n---\n", [("item", "First"), ("item", "Second")]),
    "questions": ("---\nfaqs:\n  - question: Safe?\n    answer: No, 5 %.\n---\n", [("heading", "Safe?"), ("paragraph", "No, 5 %.")]),
    "disclaimer": ("---\ndisclaimer: Not advice.\n---\n", [("aside", "Not advice.")]),
    "nested": ("---\nseo:\n  title: For search\n---\n", [("title", "For search")]),
    "person": ("---\nauthor:\n  title: Chief\n---\n", []),
    "picture": ("---\nimage:\n  alt: A chart\n  title: Chart\n---\n", []),
    "alias": ("---\ntitle: &t Once\nsummary: *t\n---\n", [("title", "Once")]),
    "binary": ("---\ntitle: !binary |-\n  SMOpbMOobmU=\n---\n", [("title", "Hélène")]),
    "comment first": ("<!-- note -->\n\n---\ntitle: After\n---\n", [("title", "After")]),
    "import first": ("import A from 'b'\n\n---\ntitle: After\n---\n", [("title", "After")]),
    "blank first": ("\n \n---\ntitle: After\n---\n", [("title", "After")]),
    "mark": ("\ufeff---\ntitle: Marked\n---\n", [("title", "Marked")]),
    "crlf": ("---\r\ntitle: >\r\n  Lines\r\n  end\r\nlang: en\r\n---\r\n", [("title", "Lines end")]),
    "cr": ("---\rtitle: Old\r---\r", [("title", "Old")]),
    "dots": ("---\ntitle: Dots\n...\n", [("title", "Dots")]),
    "spaces behind": ("--- \ntitle: Spaces\n---\t\n", [("title", "Spaces")]),
    "empty": ("---\n---\n", []),
    "two": ("---\n---\ntitle: Second\n---\n", [("title", "Second")]),
    "three": ("---\n---\ntitle: Second\n---\n\ncategory: x\n---\n", [("title", "Second")]),
    "toml": ('+++\ntitle = "A \\"b\\"" # c\n[params]\ndescription = \'raw\'\n+++\n', [("title", 'A "b"'), ("description", "raw")]),
    "toml long": ('+++\nsummary = """\nOver\nlines"""\ntags = ["a",\n "b"]\n+++\n', [("description", "Over lines")]),
    "settings": ('{{settings}}\n "meta": {"title": "Set"}\n{{/settings}}\n', [("title", "Set")]),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read_and_leaves_the_body_alone(name: str) -> None:
    head, made = HEADS[name]
    assert blocks(head + "\nBody.\n") == [*made, ("paragraph", "Body.")]
    assert not [f for f in faults(head + "\nBody.\n") if f.level != "info"]


@pytest.mark.parametrize("name", HEADS)
def test_prose_of_a_head_leads_back_into_the_head(name: str) -> None:
    text = HEADS[name][0] + "\nBody.\n"
    found = document(text)
    for block in found.blocks[:-1]:
        span = found.source(block.start, block.end)
        assert 0 < span.start < span.end <= found.text.index("Body.")


BROKEN = {
    "colon": ("---\ntitle: Stocks: a guide\nlang: en\n---\n", "Stocks: a guide"),
    "apostrophe": ("---\ntitle: 'The Baker's rise'\n---\n", "The Baker's rise"),
    "escape": ('---\ntitle: "L\\\'or"\n---\n', "L'or"),
    "control": ("---\ntitle: Self\x91hosted\n---\n", "Self\ufffdhosted"),
    "folded": ("---\nbad: a: b\ntitle: >\n  On two\n  lines\n---\n", "On two lines"),
    "toml": ('+++\ntitle = "Half\n\n[params]\nsummary = "Whole"\n+++\n', "Whole"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_head_that_does_not_parse_is_read_line_by_line_with_one_info_fault(name: str) -> None:
    head, words = BROKEN[name]
    text = head + "\nBody.\n"
    assert prose(text) == f"{words}\nBody."
    assert [f.level for f in faults(text) if f.code == "file/front-matter"] == ["info"]


def test_the_fault_names_the_place() -> None:
    (fault,) = faults("---\nlang: en\ntitle: Stocks: a guide\n---\n")
    assert (fault.line, fault.column) == (3, 14)


def test_two_thematic_breaks_are_no_head() -> None:
    text = "---\n\nA whole paragraph.\n\n---\n\nAnother one.\n"
    assert blocks(text) == [("paragraph", "A whole paragraph."), ("paragraph", "Another one.")]
    assert faults(text) == []


def test_an_open_fence_is_a_thematic_break() -> None:
    assert blocks("---\ntitle: never closed\n") == [("paragraph", "title: never closed")]


def test_a_disclaimer_above_a_rule_is_no_head() -> None:
    text = "---\ntitle: A\n---\n\nDisclaimer: this is no advice.\n\n---\n\nBody.\n"
    assert ("paragraph", "Disclaimer: this is no advice.") in blocks(text)


def test_values_are_text_with_their_key_paths() -> None:
    found = document("---\ndate: 2024-01-02\ndraft: no\ntags: [a, 1]\nseo: {og: {x: 1}}\nempty:\n---\n")
    assert [(m.key, m.value) for m in found.metadata] == [
        ("date", "2024-01-02"),
        ("draft", "no"),
        ("tags[0]", "a"),
        ("tags[1]", "1"),
        ("seo.og.x", "1"),
        ("empty", ""),
    ]
    assert [found.text[m.source.start : m.source.end] for m in found.metadata] == ["2024-01-02", "no", "a", "1", "1", ""]


def test_questions_are_no_sections_of_the_body() -> None:
    found = document("---\nfaqs:\n- question: Q?\n  answer: A.\n---\nBody.\n")
    assert [b.section for b in found.blocks] == [-1, 0, -1]


def test_markup_inside_a_value_is_no_word() -> None:
    text = "---\nfaqs:\n- question: Q?\n  answer: It is **up 5 %**, see [the data](https://d.example) or https://e.example.\n---\n"
    assert blocks(text)[1] == ("paragraph", "It is up 5 %, see the data or .")
    assert links(text) == [("link", "the data", "https://d.example"), ("bare", "", "https://e.example")]


def test_a_link_in_a_value_that_no_reader_sees_is_none() -> None:
    assert links('---\nsource_note: "[the data](https://d.example)"\ntitle: T\n---\n') == []


@pytest.mark.parametrize("key", ["title", "linkTitle", "meta_title", "seo.title", "metaTitle", "params.h1"])
def test_titles_are_titles(key: str) -> None:
    assert prose_kind(key) == "title"


@pytest.mark.parametrize(
    "key", ["schema.description", "og.title", "author.title", "sources[0].title", "image.alt", "slug", "tags[0]", "cta.title", "x.title"]
)
def test_keys_that_no_reader_sees_are_no_prose(key: str) -> None:
    assert prose_kind(key) is None


def test_a_bomb_of_aliases_is_not_unfolded() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30))]
    found = document("---\n" + "\n".join(lines) + "\n---\nBody.\n")
    assert len(found.metadata) < 400
