"""Prose against the visible text of a reference rendering, for every example of the CommonMark specification."""

from typing import Any

from lint.readers import read
from tests.readers.visible import folded, visible_text

# Example number: why prose differs from what a browser shows. A fifth may not be added (issue 3).
EXCEPTIONS = {
    173: "a <style> that is never closed hides the rest of the page in a browser: a linter must not lose an article to it",
    191: "HTML that is indented behind a blank line is code to Markdown; authors mean HTML, and other generators show it as such",
}


def _differs(example: dict[str, Any]) -> bool:
    document, _ = read("x.md", example["markdown"].encode(), language="en", front_matter=False)
    assert document is not None
    return folded(document.prose.text) != folded(visible_text(example["html"]))


def test_prose_is_the_visible_text_of_every_commonmark_example(commonmark: list[dict[str, Any]]) -> None:
    assert len(commonmark) >= 652
    assert [e["example"] for e in commonmark if _differs(e)] == sorted(EXCEPTIONS)


def test_there_are_few_exceptions_each_with_its_reason() -> None:
    assert len(EXCEPTIONS) <= 4
    assert all(len(reason) > 20 for reason in EXCEPTIONS.values())


def test_the_reference_leaves_out_what_no_reader_sees() -> None:
    html = '<p>a <code>b</code> <img alt="c"> <a href="http://d.e">http://d.e</a> <!-- f --> <b>g</b></p><script>h</script>'
    assert folded(visible_text(html)) == "a g"
