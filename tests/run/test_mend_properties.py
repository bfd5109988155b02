"""`lint.run.mend` over articles put together at random: nothing that stood there changes, and a second run does nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import Profile
from lint.document import Document
from lint.engine import FileResult, check_bytes
from lint.packs import load_folders
from lint.ruleset import Ruleset
from lint.run.mend import mending_of

_RULESET = Ruleset(load_folders())
_FIXES = {
    "disclaimer/past-performance": {"en": "Past performance is no guide to the future."},
    "disclaimer/not-advice": {"en": "This article is no investment advice."},
}
_PROFILES = [
    Profile(
        root=Path("/"), as_of=date(2026, 6, 1), language="en", jurisdictions=codes, audience="firm", fixes=_FIXES, select=("disclaimer",)
    )
    for codes in ((), ("uk",), ("qa", "sg"))
]
_MARKDOWN = [
    "# Litecoin",
    "## Buy litecoin now",
    "Litecoin rose 40 % last year.",
    "- litecoin\n- rose 40 %\n\n  more",
    "1. one\n2. litecoin",
    "> Litecoin rose 40 %.\n> And fell.",
    "| a | b |\n|---|---|\n| litecoin | rose 40 % |",
    "```\ncode\n```",
    "<div>\n\nLitecoin.\n\n</div>",
    "<details><summary>S</summary>\n\nLitecoin rose 4 %.\n\n</details>",
    ":::warning\nLitecoin rose 40 %.\n:::",
    "[^1]: Litecoin rose.",
    "[ref]: https://x.example",
    "{{< box >}}\nLitecoin.\n{{< /box >}}",
    "<!-- note -->",
    "Title\n=====",
    "***",
    "    code",
    "***",
    "term\n: litecoin rose 40 %",
    "<Box>\n\n  Litecoin rose 40 %.\n\n</Box>",
    "- [ ] task",
    "Buy litecoin with us today.",
]
_HTML = [
    "<h1>Litecoin</h1>",
    "<h2>Buy litecoin</h2>",
    "<p>Litecoin rose 40&nbsp;%.</p>",
    "<p>Litecoin rose 4 %",
    "<ul><li>Litecoin<li>rose</ul>",
    "<table><tr><td>litecoin</td><td>rose 40 %</td></tr></table>",
    "<blockquote><p>Litecoin rose 40 %</p></blockquote>",
    "<div>bare litecoin <b>rose</b> 40 %</div>",
    "<section><h2>X</h2><p>Litecoin</p></section>",
    "<!-- c -->",
    "text litecoin rose 3 %",
    "<figure><img src=x><figcaption>litecoin rose 5 %</figcaption></figure>",
    "<br>",
    "<aside><p>Litecoin</p></aside>",
    "</div>",
]


def _checked(name: str, data: bytes, profile: Profile) -> FileResult:
    return check_bytes(name, data, _RULESET, profile)


def _blocks(document: Document | None) -> list[tuple[Any, ...]]:
    assert document is not None
    prose = document.prose.text
    return [(b.kind, b.level, b.hidden, b.quoted, b.container, b.table >= 0, prose[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("name", "pieces", "between"),
    [("a.md", _MARKDOWN, "\n\n"), ("a.md", _MARKDOWN, "\n"), ("a.mdx", _MARKDOWN, "\n\n"), ("a.html", _HTML, "\n")],
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_stood_there_stays_block_by_block(name: str, pieces: list[str], between: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=6))
    head = data.draw(st.sampled_from(["", "---\ntitle: Litecoin rose 40 %\n---\n"])) if name != "a.html" else ""
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = (head + between.join(parts) + data.draw(st.sampled_from(["", "\n", "\n\n"]))).replace("\n", end)
    profile = data.draw(st.sampled_from(_PROFILES))
    first = _checked(name, text.encode(), profile)
    mending = mending_of(first, profile)
    if mending.after is None:
        return
    second = _checked(name, mending.new.encode(), profile)
    assert mending_of(second, profile).after is None
    new = iter(_blocks(second.document))
    assert all(block in new for block in _blocks(first.document))
    assert mending.new.startswith(head.replace("\n", end))
    assert "\r\n" not in text or "\n" not in mending.new.replace("\r\n", "")


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=300).map(lambda tail: b"Buy litecoin with us today. It rose 40 %.\n\n" + tail),
    st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt"]),
)
def test_no_article_stops_a_mend(data: bytes, name: str) -> None:
    for profile in _PROFILES:
        mending = mending_of(_checked(name, data, profile), profile)
        assert mending.after is None or mending.new != mending.old
