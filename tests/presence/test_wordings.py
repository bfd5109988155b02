"""Prescribed wordings: whole, nearly, outdated, in another language, in the wrong place."""

from datetime import date
from typing import Any

import pytest

from lint.config import Profile
from lint.context import Context
from lint.packs import Library
from lint.presence.place import stands
from lint.presence.requirement import Answer, Need, Require, Terms, answer
from lint.presence.wordings import nearly, shapes, whole
from lint.readers import read
from lint.rule import Citation, Wording

_TEXT = "This savings product isn't covered by the deposit scheme of {name}, and {number}% of savers lose money with it short-term."


def wording(id_: str = "house-notice", text: str = _TEXT, **fields: Any) -> Wording:
    given = {"language": "en", "source": Citation(text="House rule 1"), **fields}
    return Wording(id=id_, text=text, **given)


def context(text: str, *wordings: Wording, name: str = "a.md", language: str = "en") -> Context:
    document, _ = read(name, text.encode(), language=language)
    assert document is not None
    return Context(document, Library(wordings=wordings), Profile())


def ask(seen: Context, *ids: str, **terms: Any) -> Answer:
    given = {"where": "anywhere", "prominent": False, "language": "", "trigger": 0, "day": date(2026, 6, 1), **terms}
    return answer(Require(any=[Need(wording=i) for i in ids]), Terms(**given), [[] for _ in ids], seen)


_WHOLE = "This savings product isn't covered by the deposit scheme of the Bank of Elbonia, and 74% of savers lose money with it short-term."


@pytest.mark.parametrize(
    "text",
    [
        _WHOLE,
        _WHOLE.upper(),
        _WHOLE.replace("'", "’").replace("-", "\u2011"),
        _WHOLE.replace(" ", "\u00a0"),
        _WHOLE.replace(" ", "\n"),
        _WHOLE.replace("deposit scheme", "**deposit** _scheme_"),
        _WHOLE.replace("isn't", "isn&rsquo;t"),
        _WHOLE.replace(", and", " and").rstrip("."),
        _WHOLE.replace("74%", "74.5 %"),
        _WHOLE.replace("74%", "74-89%"),
        _WHOLE.replace("Bank of Elbonia", "Elbonian Fund"),
        "Before it. " + _WHOLE + " After it.",
    ],
)
def test_a_wording_is_found_whole(text: str) -> None:
    found = whole(context(text, wording()))
    assert [f.wording for f in found] == ["house-notice"]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        (_WHOLE.replace("savers", "clients"), "“clients” instead of “savers”"),
        (_WHOLE.replace("lose money", "lose"), "“money” is missing"),
        (_WHOLE.replace("lose money", "often lose money"), "“often” is added"),
        (_WHOLE.replace("This savings", "Our savings"), "“our” instead of “this”"),
    ],
)
def test_one_changed_word_is_shown(text: str, difference: str) -> None:
    seen = context("Some words come first.\n\n" + text + "\n\nAnd some words come last.", wording())
    assert whole(seen) == ()
    assert nearly(seen)[0].differences == (difference,)
    assert ask(seen, "house-notice").form == "near"


@pytest.mark.parametrize("text", ["Warning! Lending costs money", "Warning! Borrowing earns money", "Danger! Borrowing costs money"])
def test_one_changed_word_of_a_short_text_is_shown(text: str) -> None:
    seen = context(f"Some words come first.\n\n{text}\n\nAnd some words come last.", wording(text="Warning! Borrowing costs money"))
    assert ask(seen, "house-notice").form == "near"
    assert len(nearly(seen)[0].differences) == 1


@pytest.mark.parametrize("text", ["Borrowing from friends is free of costs.", "It costs money to live, so borrowing is no warning sign."])
def test_a_few_words_of_a_short_text_are_not_nearly_it(text: str) -> None:
    assert ask(context(text, wording(text="Warning! Borrowing costs money")), "house-notice").form == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "Nothing of the sort stands here.",
        "This savings account is covered by the deposit scheme.",
        "The number of savers who lose money is small, and the Bank of Elbonia said so.",
    ],
)
def test_a_text_that_is_not_there_is_not_nearly_there(text: str) -> None:
    seen = context(text, wording())
    assert nearly(seen) == ()
    assert ask(seen, "house-notice").form == "missing"


def test_a_number_slot_takes_numbers_alone() -> None:
    assert whole(context(_WHOLE.replace("74%", "most"), wording())) == ()


def test_punctuation_decides_where_it_is_strict() -> None:
    strict = wording(text="Stop! You may lose.", punctuation="strict")
    assert whole(context("Stop! You may lose.", strict))
    assert not whole(context("Stop, you may lose.", strict))


def test_a_variant_is_as_good() -> None:
    assert ask(context("Take care of it.", wording(text="Take heed.", variants=["Take care of it."])), "house-notice").form == "met"


def test_a_text_out_of_force_is_outdated() -> None:
    old = wording("old", "You may lose what you put in, says the old rule.", until=date(2026, 1, 31), group="loss")
    new = wording("new", "The new rule says that you may lose all of it.", from_=date(2026, 2, 1), group="loss")
    seen = context("You may lose what you put in, says the old rule.", old, new)
    assert ask(seen, "new").form == "outdated"
    assert ask(seen, "old", "new").form == "outdated"
    assert ask(seen, "old", "new", day=date(2026, 1, 15)).form == "met"


def test_a_translation_is_named() -> None:
    german = wording("de", "Das ist mit einem hohen Risiko behaftet, sagt die Regel.", language="de")
    english = wording("en", "The rule says that this carries a high risk.")
    seen = context("Das ist mit einem hohen Risiko behaftet, sagt die Regel.", german, english, language="en")
    assert ask(seen, "en").form == "translation"
    assert ask(seen, "de", "en", language="document").form == "translation"
    assert ask(seen, "de", "en").form == "met"


def test_the_text_of_another_jurisdiction_is_a_variant() -> None:
    ours = wording("ours", "The rule says that this carries a high risk.", source=Citation(text="Our law"), group="risk")
    theirs = wording("theirs", "High risk is part of this, as their rule has it.", source=Citation(text="Their law"), group="risk")
    other = wording("other", "Something else that must be said here.", source=Citation(text="Third law"))
    seen = context("High risk is part of this, as their rule has it.\n\nSomething else that must be said here.", ours, theirs, other)
    found = ask(seen, "ours")
    assert (found.form, found.wording) == ("variant", "theirs")


_PARAGRAPHS = "\n\n".join(["Words about the garden and about the gate. " * 12] * 12)


def test_the_text_of_another_law_in_another_language_is_no_translation() -> None:
    ours = wording("ours", "Sie können alles verlieren.", language="de", group="g", jurisdictions=["eu"])
    theirs = wording("theirs", "You can lose it all.", group="g", jurisdictions=["uk"])
    same = wording("same", "You may lose everything here.", group="g", jurisdictions=["eu"])
    assert ask(context("You can lose it all.", ours, theirs, same), "ours").form == "variant"
    assert ask(context("You may lose everything here.", ours, theirs, same), "ours").form == "translation"


def test_of_two_kin_the_longer_is_named() -> None:
    long = wording("long", "You can lose it all. Ask your bank twice.", group="g", source=Citation(text="Long"))
    short = wording("short", "You can lose it all.", group="g", source=Citation(text="Short"))
    wanted = wording("wanted", "You can lose it all. Never ask anybody.", group="g")
    assert ask(context("You can lose it all. Ask your bank twice.", short, long, wanted), "wanted").wording == "long"


def test_a_wording_in_the_wrong_place_says_so() -> None:
    notice = wording(text="You may lose all of it, says the rule.")
    end = context(f"# Title\n\n{_PARAGRAPHS}\n\nYou may lose all of it, says the rule.", notice)
    assert ask(end, "house-notice", where="top").form == "place"
    assert ask(end, "house-notice", where="end").form == "met"
    top = context(f"# Title\n\nYou may lose all of it, says the rule.\n\n{_PARAGRAPHS}", notice)
    assert ask(top, "house-notice", where="top").form == "met"
    assert ask(top, "house-notice", where="end").form == "place"


def test_a_wording_before_the_first_figure() -> None:
    notice = wording(text="You may lose all of it, says the rule.")
    before = context("You may lose all of it, says the rule. The fee is 4 %.", notice)
    after = context("The fee is 4 %. You may lose all of it, says the rule.", notice)
    assert ask(before, "house-notice", where="before-first-figure").form == "met"
    assert ask(after, "house-notice", where="before-first-figure").form == "place"


@pytest.mark.parametrize(
    ("written", "met"),
    [("www.help.example", True), ("https://help.example/", True), ("<https://www.help.example>", True), ("help.example", True),
     ("[www.help.example](https://help.example)", True), ("www.other.example", False)],
)  # fmt: skip
def test_an_address_is_part_of_a_wording_however_it_is_written(written: str, met: bool) -> None:
    notice = wording(text="Borrowing costs money. For help, go to www.help.example and ask.")
    form = ask(context(f"Borrowing costs money. For help, go to {written} and ask.", notice), "house-notice").form
    assert form == ("met" if met else "near")


def test_a_wording_before_what_calls_for_it() -> None:
    text = "Ask your bank twice, then once more.\n\nThe shop is open."
    seen = context(text, wording(text="Ask your bank twice, then once more."))
    assert ask(seen, "house-notice", where="before-trigger", trigger=40).form == "met"
    assert ask(seen, "house-notice", where="before-trigger", trigger=0).form == "place"


def test_a_wording_in_the_section_of_its_trigger() -> None:
    notice = wording(text="You may lose all of it, says the rule.")
    seen = context("# A\n\nThe trigger.\n\n# B\n\nYou may lose all of it, says the rule.", notice)
    second = seen.document.prose.text.index("You may")
    assert stands("same-section", second, second + 5, second, seen)
    assert not stands("same-section", second, second + 5, seen.document.prose.text.index("The trigger"), seen)


def test_small_print_is_not_prominent() -> None:
    notice = wording(text="You may lose all of it, says the rule.")
    seen = context("Words.[^1]\n\n[^1]: You may lose all of it, says the rule.\n", notice)
    assert ask(seen, "house-notice").form == "met"
    assert ask(seen, "house-notice", prominent=True).form == "place"


def test_all_of_several_must_stand() -> None:
    one, two = wording("one", "The first of the two notices."), wording("two", "And this would be the other one.")
    seen = context("The first of the two notices.", one, two)
    require = Require(all=[Need(wording="one"), Need(wording="two")])
    terms = Terms("anywhere", False, "", 0, date(2026, 6, 1))
    assert answer(require, terms, [[], []], seen).form == "missing"


def test_a_long_article_of_repeated_pairs_costs_little() -> None:
    seen = context("lose money " * 20_000, wording())
    assert whole(seen) == ()
    assert len(nearly(seen)) <= 2


def test_slots_are_read() -> None:
    items = shapes(wording(text="Say {any 3} to {name}."))[0].items
    assert [getattr(i, "most", i) for i in items] == ["say", 3, "to", 8]
