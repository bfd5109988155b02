"""Searching a document for many phrases."""

import sys
from pathlib import Path

import pytest

from lint.phrase import Lexicon, Phrasebook
from tests.phrase.articles import context

LEXICON = Lexicon.of(
    {
        "en": {
            "could": {"could": ["could", "might"]},
            "move": {"climb": {"inf": ["climb"]}, "rise": {"inf": ["rise"]}, "go": {"inf": ["go … up"]}},
        },
        "fr": {"devoir": {"devoir": ["devrait", "devraient"]}, "bouger": {"monter": {"inf": ["monter"]}}},
    }
)


def hits(text: str, *phrases: str, language: str = "en") -> list[tuple[str, bool]]:
    book = Phrasebook([("key", language, phrase) for phrase in phrases], LEXICON)
    found = [(text[m.start : m.end], m.negated) for _, m in book.search(context(text, language))]
    assert book.faults == []
    return found


def quotes(text: str, *phrases: str, language: str = "en") -> list[str]:
    return [quote for quote, _ in hits(text, *phrases, language=language)]


def test_a_phrase_is_found_where_it_stands() -> None:
    assert quotes("Bitcoin could soon climb. It might rise.", "<could> …3 <move.inf>") == ["could soon climb", "might rise"]


def test_a_phrase_never_leaves_its_sentence_or_its_block() -> None:
    assert quotes("It could. Climb now.\nIt could\nclimb", "<could> …3 <move.inf>") == []


@pytest.mark.parametrize("text", ["could (climb", "could; climb", "could: climb", 'could "climb', "could if climb", "could because climb"])
def test_a_gap_never_crosses_a_barrier(text: str) -> None:
    assert quotes(text, "could …3 climb") == []


@pytest.mark.parametrize(
    "text", ["could, perhaps, climb", "could - some say - climb", "could 100 % climb", "could well-nigh climb", "could, U.S. style climb"]
)
def test_a_gap_crosses_other_marks(text: str) -> None:
    assert quotes(text, "could …3 climb") == [text]


def test_a_hyphenated_word_counts_as_two_in_a_gap() -> None:
    assert quotes("could well-nigh climb", "could …2 climb") == ["could well-nigh climb"]
    assert quotes("could well-nigh climb", "could …1 climb") == []


def test_a_hyphen_matches_hyphen_space_and_nothing() -> None:
    assert quotes("risk-free, risk free and riskfree, but risk - free", "risk-free") == ["risk-free", "risk free", "riskfree"]


def test_the_way_that_skips_the_fewest_words_wins_then_the_longest() -> None:
    assert quotes("could rise and climb", "could …4 (rise|climb)") == ["could rise"]
    assert quotes("could rise fast", "could rise [fast]", "could rise") == ["could rise fast"]


def test_sides_of_a_plus_stand_in_any_order_without_a_comma() -> None:
    assert quotes("rates that will surely fall", "fall + surely") == ["surely fall"]
    assert quotes("fall, surely", "fall + surely") == []


def test_case_is_folded_and_accents_count() -> None:
    assert quotes("GARANTI et garantí", "garanti", language="fr") == ["GARANTI"]


def test_elision_needs_no_notation() -> None:
    assert quotes("L'or d'hier devrait vite monter", "l'or", "<devoir> …2 <bouger.inf>", language="fr") == ["L'or", "devrait vite monter"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("It could not climb", True),
        ("Nothing could climb", True),
        ("Not only could it climb", False),
        ("It is not new, it could climb", False),
        ("It could climb", False),
        ("They do not say that it could climb", False),
    ],
)
def test_a_negator_in_the_gap_or_before_it_in_its_clause_negates(text: str, negated: bool) -> None:
    assert [minus for _, minus in hits(text, "could … climb")] == [negated]


def test_a_negator_of_the_phrase_is_part_of_it() -> None:
    assert hits("You can't lose.", "can't lose") == [("can't lose", False)]


def test_a_document_finds_the_phrases_of_its_language_and_of_any() -> None:
    book = Phrasebook([("a", "en", "gain"), ("b", "fr", "gain"), ("c", "any", "gain")], LEXICON)
    assert [key for key, _ in book.search(context("gain", "fr"))] == ["b", "c"]
    assert [key for key, _ in book.search(context("gain", "fr"), languages=["en"])] == ["a", "c"]


def test_only_phrases_whose_words_occur_are_compiled_and_only_of_the_language() -> None:
    book = Phrasebook([(i, lang, f"word{i} next") for i in range(1000) for lang in ("en", "fr")], LEXICON)
    book.search(context("A word7 next to word8 next."))
    assert book.compiled == 2


def test_a_phrase_that_cannot_be_read_is_a_fault_and_the_others_run() -> None:
    book = Phrasebook([(1, "en", "(a"), (2, "en", "gain"), (3, "fr", "<x>"), (4, "en", "{money}")], LEXICON)
    assert [key for key, _ in book.search(context("gain"))] == [2]
    assert sorted((key, error.message) for key, error in book.check()) == [
        (1, "a “(” that is not closed"),
        (3, "there is no class <x>"),
        (4, "this phrase has no word that must occur"),
    ]


@pytest.mark.parametrize("text", ["Buy gold now.", "Tip: buy gold now.", "To save, buy gold now.", "1. Buy gold now.", "👉 Buy gold now."])
def test_a_caret_wants_the_beginning_of_a_clause(text: str) -> None:
    assert [quote.lower() for quote in quotes(text, "^buy gold")] == ["buy gold"]
    assert quotes("They buy gold.", "^buy gold") == []


def test_what_is_kept_on_disk_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path))
    text, phrases = "Bitcoin could soon climb.", ["<could> …3 <move.inf>", "bit*"]
    first, kept = quotes(text, *phrases), list(tmp_path.rglob("*"))
    monkeypatch.setattr("lint.phrase.anchored.parse", lambda phrase: pytest.fail(f"{phrase} was read again"))
    assert quotes(text, *phrases) == first == ["Bitcoin", "could soon climb"]
    assert list(tmp_path.rglob("*")) == kept


def test_a_broken_cache_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path))
    assert quotes("Gain it.", "gain") == ["Gain"]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(b"broken")
    assert quotes("Gain it.", "gain") == ["Gain"]


def test_stars_find_compounds() -> None:
    assert quotes("Der Aktienkurs und die Kursziele", "*kurs", "kurs*", language="de") == ["Aktienkurs", "Kursziele"]


def test_many_gaps_cannot_explode() -> None:
    text = " ".join(["a"] * 3000)
    assert quotes(text, " … ".join(["a"] * 12) + " … b") == []
    assert sys.getrecursionlimit() >= 1000
