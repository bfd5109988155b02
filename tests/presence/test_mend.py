"""`lint.presence.mend` and `insertion`: what is put in or put right, where, in every format."""

from datetime import date
from typing import Any

import pytest

from lint.config import Profile
from lint.context import Context
from lint.finding import Finding, Fix
from lint.fix import applied
from lint.kinds import disclaimer
from lint.kinds.disclaimer import Disclaimer
from lint.packs import Library
from lint.phrase import Lexicon
from lint.presence.insertion import written
from lint.presence.mend import FixText
from lint.presence.requirement import Need, Require
from lint.readers import read
from lint.rule import Citation, When, Wording

_NOTICE = "Coins can fall. You may lose all that you paid, and no fund will repay you."
_ITALIAN = "Le monete possono scendere. Puoi perdere tutto."
_WORDINGS = [
    Wording(id="notice", language="en", text=_NOTICE, source=Citation("Coin Act"), group="coins"),
    Wording(id="notice-it", language="it", text=_ITALIAN, source=Citation("Coin Act"), group="coins"),
]
_FIELDS: dict[str, Any] = {
    "id": "coin-law", "category": "disclaimer/required-statement", "severity": "warning", "title": "t", "message": "m", "why": "w",
    "examples": {}, "when": When(phrases={"en": ["litecoin"], "it": ["litecoin"]}), "language": "document",
    "require": Require(any=[Need(wording="notice"), Need(wording="notice-it")]),
    "fix": FixText("Add it", wording=["notice", "notice-it"]),
}  # fmt: skip


def check(text: str, name: str = "a.md", language: str = "en", fixes: dict[str, dict[str, str]] | None = None, **fields: Any) -> Finding:
    wordings = fields.pop("wordings", _WORDINGS)
    rule = Disclaimer(**{**_FIELDS, **fields})
    document, _ = read(name, text.encode(), language=language)
    assert document is not None
    seen = Context(document, Library(rules=[rule], wordings=wordings, lexicon=Lexicon()), Profile(fixes=fixes or {}))
    disclaimer.observe([rule], seen)
    return next(disclaimer.check(rule, seen), Finding("none", rule.category, "info", document.source(0, 0), ""))


def mended(text: str, name: str = "a.md", language: str = "en", **fields: Any) -> str:
    """`text` with its fix, after which nothing is found; as it is where there is no fix."""
    fix: Fix | None = check(text, name, language, **fields).fix
    if fix is None:
        return text
    new, left = applied(text, [fix])
    assert not left
    assert check(new, name, language, **fields).rule == "none"
    return new


@pytest.mark.parametrize(
    ("where", "text", "new"),
    [
        ("end", "# Coins\n\nLitecoin is here.\n", f"# Coins\n\nLitecoin is here.\n\n{_NOTICE}\n"),
        ("end", "# Coins\n\n- Litecoin\n  is here", f"# Coins\n\n- Litecoin\n  is here\n\n{_NOTICE}"),
        ("top", "---\ntitle: Coins\n---\n\nLitecoin.\n", f"---\ntitle: Coins\n---\n\n{_NOTICE}\n\nLitecoin.\n"),
        ("top", "---\ntitle: Coins\n---\nLitecoin.\n", f"---\ntitle: Coins\n---\n\n{_NOTICE}\n\nLitecoin.\n"),
        ("top", "# Coins\nLitecoin.\n", f"# Coins\n\n{_NOTICE}\n\nLitecoin.\n"),
        ("top", "Coins\n=====\n\n> Litecoin.\n", f"Coins\n=====\n\n{_NOTICE}\n\n> Litecoin.\n"),
        ("before-first-figure", "Hello.\n\n- Litecoin\n- cost $5\n", f"Hello.\n\n{_NOTICE}\n\n- Litecoin\n- cost $5\n"),
        ("before-first-figure", "Litecoin.\n\n| a |\n|---|\n| $5 |\n", f"Litecoin.\n\n{_NOTICE}\n\n| a |\n|---|\n| $5 |\n"),
        ("same-section", "# A\n\nOne.\n\n## B\n\nLitecoin.\n", f"# A\n\nOne.\n\n## B\n\n{_NOTICE}\n\nLitecoin.\n"),
        ("same-section", "# A\n\n## Litecoin\nOne.\n", f"# A\n\n## Litecoin\n\n{_NOTICE}\n\nOne.\n"),
    ],
)  # fmt: skip
def test_a_paragraph_goes_where_it_belongs_between_whole_blocks(where: str, text: str, new: str) -> None:
    assert mended(text, where=where) == new


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_the_others_do(end: str) -> None:
    text = f"# Coins{end}{end}Litecoin.{end}"
    assert mended(text, where="top") == f"# Coins{end}{end}{_NOTICE}{end}{end}Litecoin.{end}"


def test_a_component_keeps_its_blocks_together() -> None:
    text = "# Coins\n\n<Box>\n\n  One.\n\n  Litecoin cost $5.\n\n</Box>\n"
    assert (
        mended(text, "a.mdx", where="before-first-figure") == f"# Coins\n\n{_NOTICE}\n\n<Box>\n\n  One.\n\n  Litecoin cost $5.\n\n</Box>\n"
    )


@pytest.mark.parametrize(
    ("where", "text", "new"),
    [
        ("end", "<article>\n  <h1>Coins</h1>\n  <p>Litecoin.</p>\n</article>\n<footer><p>We</p></footer>\n",
         f"<article>\n  <h1>Coins</h1>\n  <p>Litecoin.</p>\n  <p>{_NOTICE}</p>\n</article>\n<footer><p>We</p></footer>\n"),
        ("top", "<h1>Coins</h1>\n<p>Litecoin.</p>\n", f"<h1>Coins</h1>\n<p>{_NOTICE}</p>\n<p>Litecoin.</p>\n"),
        ("top", "<h1>Coins</h1><p>Litecoin.", f"<h1>Coins</h1><p>{_NOTICE}</p><p>Litecoin."),
        ("before-first-figure", "<h1>Coins</h1>\n<ul>\n<li>Litecoin\n<li>$5\n</ul>\n",
         f"<h1>Coins</h1>\n<p>{_NOTICE}</p>\n<ul>\n<li>Litecoin\n<li>$5\n</ul>\n"),
    ],
)  # fmt: skip
def test_a_page_gets_an_element_in_its_article(where: str, text: str, new: str) -> None:
    assert mended(text, "a.html", where=where) == new


def test_a_page_whose_words_stand_in_no_element_is_left() -> None:
    text = "<div>Litecoin <b>is</b> here.</div>"
    assert mended(text, "a.html", where="end") == text


def test_plain_text_gets_a_paragraph() -> None:
    assert mended("Coins\n\nLitecoin.\n", "a.txt", where="end") == f"Coins\n\nLitecoin.\n\n{_NOTICE}\n"


def test_the_text_is_in_the_articles_language_or_there_is_none() -> None:
    assert mended("Litecoin.\n", language="it") == f"Litecoin.\n\n{_ITALIAN}\n"
    assert mended("Litecoin.\n", language="it", fix=FixText("Add it", wording="notice")) == "Litecoin.\n"


def test_of_two_texts_in_one_language_none_is_chosen() -> None:
    both = [*_WORDINGS, Wording(id="notice-two", language="en", text="Coins are no toys at all.", source=Citation("Coin Act"))]
    fix = FixText("Add it", wording=["notice", "notice-two"])
    assert mended("Litecoin.\n", fix=fix, wordings=both) == "Litecoin.\n"


def test_a_text_with_an_open_slot_is_for_people_to_fill() -> None:
    slot = [Wording(id="notice", language="en", text="{number} % of owners lose.", source=Citation("Coin Act"))]
    assert mended("Litecoin.\n", wordings=slot) == "Litecoin.\n"


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("Coins may fall. You may lose all that you paid, and no fund will repay you.", _NOTICE),
        ("Coins can fall. You may lose that you paid, and no fund will ever repay you.", _NOTICE),
        ("Coins can **fall**. You may lose *all* that you paid, and no fund will repay them.",
         "Coins can **fall**. You may lose *all* that you paid, and no fund will repay you."),
        ("You may lose all that you paid, and no fund will repay you.", _NOTICE),
        ("Coins can fall. You may lose all that you paid.", "Coins can fall. You may lose all that you paid, and no fund will repay you."),
    ],
)  # fmt: skip
def test_what_is_nearly_right_is_put_right_word_by_word(said: str, new: str) -> None:
    assert mended(f"Litecoin.\n\n{said}\n\nBye.\n") == f"Litecoin.\n\n{new}\n\nBye.\n"


def test_what_is_nearly_a_variant_is_put_right_as_that_variant() -> None:
    both = [Wording(id="notice", language="en", text=_NOTICE, source=Citation("Coin Act"), variants=[_NOTICE.replace("fund", "bank")])]
    assert mended("Litecoin.\n\nCoins may fall. You may lose all that you paid, and no bank will repay you.\n", wordings=both) == (
        f"Litecoin.\n\n{_NOTICE.replace('fund', 'bank')}\n"
    )


def test_what_is_missing_is_left_to_people_where_the_rule_says_so() -> None:
    fix = FixText("Put it right", wording="notice", put_in=False)
    assert mended("Litecoin.\n", fix=fix) == "Litecoin.\n"
    assert mended(f"Litecoin.\n\n{_NOTICE.replace('can', 'may')}\n", fix=fix) == f"Litecoin.\n\n{_NOTICE}\n"


def test_a_sentence_beside_what_is_nearly_right_stays() -> None:
    text = "Litecoin is here. You may lose all that you paid, and no fund will repay you. Nor we.\n"
    assert mended(text) == f"Litecoin is here. {_NOTICE} Nor we.\n"


def test_mark_up_in_the_way_is_left() -> None:
    text = "Litecoin.\n\nCoins can fall. You **may [often](/x) lose** all that you paid, and no fund will repay you.\n"
    assert mended(text) == text


def test_a_text_out_of_force_is_replaced() -> None:
    old = Wording(id="old", language="en", text="Coins can fall. You may lose all.", source=Citation("Coin Act"), group="coins",
                  until=date(2020, 1, 1))  # fmt: skip
    assert mended(f"Litecoin.\n\n{old.text}\n", wordings=[*_WORDINGS, old]) == f"Litecoin.\n\n{_NOTICE}\n"


def test_the_config_gives_a_house_text_to_a_rule_or_a_category() -> None:
    substance = {"require": Require(any=[Need(phrases={"en": ["coins can fall"]})]), "fix": None, "category": "disclaimer/risk-warning"}
    assert check("Litecoin.\n", **substance).fix is None
    for name in ("coin-law", "disclaimer/risk-warning"):
        new = mended("Litecoin.\n", fixes={name: {"en": "Note: coins can fall & rise."}}, **substance)
        assert new == "Litecoin.\n\nNote: coins can fall & rise.\n"
    assert check("Litecoin.\n", language="it", fixes={"coin-law": {"en": "Coins can fall."}}, **substance).fix is None


def test_the_config_gives_way_to_the_law_but_for_a_rule_that_it_names() -> None:
    house = {"en": "Coins can fall, we say."}
    assert check("Litecoin.", fixes={"disclaimer/required-statement": house}).fix == check("Litecoin.").fix
    assert check("Litecoin.", fixes={"coin-law": house}).fix != check("Litecoin.").fix


@pytest.mark.parametrize(
    ("text", "markdown", "html"),
    [
        ("Profits & <losses>", "Profits & \\<losses\\>", "Profits &amp; &lt;losses&gt;"),
        ("a*b snake_case _c_ &amp;", "a\\*b snake_case \\_c\\_ \\&amp;", "a*b snake_case _c_ &amp;amp;"),
        ("It's “so”", "It's “so”", "It's “so”"),
    ],
)
def test_a_text_is_written_so_that_readers_see_its_words(text: str, markdown: str, html: str) -> None:
    assert written(text, "markdown") == written(text, "mdx") == markdown
    assert written(text, "html") == html
    assert written(text, "text") == text


@pytest.mark.parametrize("text", ["# 1 risk: coins can fall.", "1. Coins can fall.", "- Coins can fall.", "+ Coins can fall."])
def test_a_text_opens_no_heading_and_no_list(text: str) -> None:
    needs = Require(any=[Need(phrases={"en": ["coins can fall"]})])
    new = mended("Litecoin.\n", require=needs, fix=FixText("Add it", {"en": text}))
    document, _ = read("a.md", new.encode())
    assert document is not None
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    assert document.prose.text.endswith(text)
