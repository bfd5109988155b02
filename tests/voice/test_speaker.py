"""Who speaks a phrase."""

import pytest

from lint.phrase import Phrasebook
from lint.voice import speaker
from tests.phrase.articles import context


def voice(text: str, phrase: str, language: str = "en") -> str:
    around = context(text, language)
    book = Phrasebook([("key", language, phrase)])
    hits = book.search(around)
    assert hits, f"“{phrase}” does not occur"
    return speaker(around, hits[0][1])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The token is risk-free.", "author"),
        ("Experts say that the token is risk-free.", "author"),
        ("The token is “risk-free”.", "author"),
        ("Goldman Sachs said that the token is risk-free.", "reported"),
        ("The so-called risk-free token lost half its value.", "reported"),
        ("The token was marketed as a risk-free investment.", "reported"),
        ("Scammers promise a risk-free token.", "reported"),
        ("Beware of every risk-free offer.", "negated"),
        ("The token is not risk-free.", "negated"),
        ("No token is risk-free.", "negated"),
        ("There is no proof that the token is risk-free.", "negated"),
        ("The risk-free token is a myth.", "negated"),
        ("Not only is the token risk-free, it is cheap.", "author"),
        ("It is not a share, and the token is risk-free.", "author"),
    ],
)
def test_the_voice_of_an_english_phrase(text: str, expected: str) -> None:
    assert voice(text, "risk-free") == expected


def test_a_particle_is_no_denial_of_a_phrase_that_holds_its_other_half() -> None:
    assert voice("Votre argent n'est jamais bloqué.", "jamais bloqué", "fr") == "author"
    assert voice("Votre argent n'est pas bloqué.", "bloqué", "fr") == "negated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ce placement est sans risque.", "author"),
        ("Certains disent que ce placement est sans risque.", "author"),
        ("Selon Goldman Sachs, ce placement est sans risque.", "reported"),
        ("Ce placement prétendument sans risque a perdu la moitié de sa valeur.", "reported"),
        ("Ce placement, présenté comme sans risque, a perdu la moitié de sa valeur.", "reported"),
        ("Ce placement n'est pas sans risque.", "negated"),
        ("Aucun placement n'est sans risque.", "negated"),
        ("Un placement sans risque est un mythe.", "negated"),
    ],
)
def test_the_voice_of_a_french_phrase(text: str, expected: str) -> None:
    assert voice(text, "sans risque", "fr") == expected


def test_the_reason_names_the_words_that_tell() -> None:
    around = context("The fund was billed as risk-free by its founders.")
    hit = Phrasebook([("key", "en", "risk-free")]).search(around)[0][1]
    assert speaker(around, hit) == ("reported", "the author distances himself: “billed as”")
