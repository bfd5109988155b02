"""`lint.rulebook.docs`: a page a pack, with the same headings for every rule."""

import re
from datetime import date

from lint.kinds.disclaimer import Disclaimer
from lint.kinds.freshness import Freshness
from lint.packs import Library, load_folders
from lint.packs.decode import Header, Pack
from lint.packs.library import Jurisdiction
from lint.presence.mend import FixText
from lint.presence.requirement import Need, Require
from lint.rule import Citation, ExampleCase, Examples, When, With, Wording
from lint.rulebook.docs import pages

RULE = Freshness(
    id="vague-day", category="text/undated", severity="info", title="A *vague* day <b>", message="“{quote}”", why="Because [x](y).",
    instead="Write it.", pack="fr-house", jurisdictions=["fr"], audience=["firm"], from_=date(2026, 1, 1),
    cite=[Citation("A law, art. 1", "https://example.org/law", date(2026, 2, 3), "secondary"), Citation("A note", "javascript:alert(1)")],
    examples={"en": Examples(["It rose [[the *other* day]]."], ["It rose.", ExampleCase("It fell.", gap="later")])},
)  # fmt: skip
WORDING = Wording(id="a-warning", language="fr", text="Perte\npossible.", source=Citation("A law"), pack="fr-house")
LIBRARY = Library(
    [RULE], [WORDING], packs=[Pack(Header("fr-house", "House rules", "fr"), "p.yaml")], jurisdictions={"fr": Jurisdiction("France", ["eu"])}
)


def test_the_index_names_every_pack_and_rule() -> None:
    index = pages(LIBRARY)["index.md"]
    assert "| [fr-house](fr-house.md) | France | 1 | 0 of 1 | House rules |" in index
    assert "- [`vague-day`](fr-house.md#vague-day): A \\*vague\\* day \\<b\\>" in index


def test_a_page_has_its_headings_in_order_and_its_verification() -> None:
    page = pages(LIBRARY)["fr-house.md"]
    headings = ["### What it finds", "### Why", "### Write instead", "### Sources", "### Examples"]
    places = [page.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "`vague-day` · `text/undated` · info · stable · source read in a secondary source" in page
    assert "Holds in France (fr); for firm; from 2026-01-01." in page


def test_nothing_in_a_rule_is_read_as_markup() -> None:
    page = pages(LIBRARY)["fr-house.md"]
    assert '<a id="vague-day"></a>\n\n## A \\*vague\\* day \\<b\\>\n' in page
    assert "Because \\[x\\](y)." in page
    assert "- en, found: It rose **the \\*other\\* day**." in page
    assert "- en, left alone: It fell. *(known gap: later)*" in page
    assert "[A law, art. 1](https://example.org/law) (read in a secondary source, 2026-02-03)" in page
    assert "javascript" not in page


def test_wordings_stand_on_the_page_of_their_pack() -> None:
    assert "> Perte possible." in pages(LIBRARY)["fr-house.md"]


def test_every_page_says_that_it_is_generated() -> None:
    assert all("`caveat rules docs`" in text.splitlines()[0] for text in pages(LIBRARY).values())


def test_a_rule_tells_what_calls_for_it_and_what_a_fix_puts_in() -> None:
    wording = Wording(id="a-notice", language="fr", text="Perte possible.", source=Citation("A law"), pack="fr-house")
    rule = Disclaimer(
        id="notice", category="disclaimer/required-statement", severity="warning", title="A notice", message="“{quote}” calls for it.",
        why="w", pack="fr-house",
        examples={"fr": Examples([ExampleCase("# Achetez [[ceci]]\n\nMerci.", With(date="2026-01-02", audience="firm"))])},
        when=When(topics={"crypto": "named"}, without=["mortgage"]), require=Require(any=[Need(wording="a-notice")]), where="top",
        fix=FixText("Add it", wording="a-notice"),
    )  # fmt: skip
    library = Library([rule], [wording], packs=[Pack(Header("fr-house", "House rules", "fr"), "p.yaml")])
    page = pages(library)["fr-house.md"]
    assert "“…” calls for it.\n\nIt is called for by the topic crypto (named); never beside the topic mortgage.\n" in page
    assert (
        "`caveat check --fix` puts in:\n\n- at the top (fr): “Perte possible.”\n- what nearly is a prescribed wording is put right\n"
        in page
    )
    assert "- fr, found: Achetez **ceci** ¶ Merci. *(dated 2026-01-02; for firm)*" in page


def test_every_link_of_the_reference_leads_somewhere() -> None:
    made = pages(load_folders())
    links = {(name, target) for name, text in made.items() for target in re.findall(r"\]\(([^):\s]+\.md[^)\s]*)\)", text)}
    assert len(links) > 100
    for _, target in links:
        page, _, anchor = target.partition("#")
        assert page in made
        assert not anchor or f'<a id="{anchor}"></a>' in made[page]
