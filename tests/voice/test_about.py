"""What a phrase is about."""

import pytest

from lint.phrase import Phrasebook
from lint.voice import concerns, has_subject
from tests.phrase.articles import context


def ask(text: str, phrase: str, language: str = "en") -> tuple[bool, bool]:
    """Is the phrase about an asset, and is an asset its subject."""
    around = context(text, language)
    hit = Phrasebook([("key", language, phrase)]).search(around)[0][1]
    return concerns(around, hit, "asset"), has_subject(around, hit, "asset")


@pytest.mark.parametrize(
    ("text", "about", "subject"),
    [
        ("Bitcoin could climb.", True, True),
        ("You could climb the hill and watch the price.", True, False),
        ("The children could climb.", False, False),
        ("The price that we saw could climb.", True, False),
        ("Analysts write little, but the share could climb.", True, True),
        ("We hear that Novatek could climb.", False, True),
        ("The choir sang. It could climb.", False, False),
        ("The share is cheap. It could climb.", False, True),
        ("The share is cheap, and it could climb.", True, True),
        ("Shares are cheap. They could climb.", False, True),
        ("Investors like the shares. They could climb.", False, False),
        ("Investors like the shares, and they could climb.", True, True),
        ("Shares are dear, savers say, and they could climb.", True, False),
        ("Shares are cheap.\n\nThey could climb.", False, False),
        ("The price of Bitcoin (BTC) could climb.", True, True),
        ("Bitcoin is old (and she could climb.", True, False),
        ("Why Novatek Could Climb", False, True),
        ("Why She Could Climb", False, False),
    ],
)
def test_the_nearest_word_before_a_phrase_is_its_subject(text: str, about: bool, subject: bool) -> None:
    assert ask(text, "could climb") == (about, subject)


def test_a_subject_may_stand_right_behind_the_phrase() -> None:
    assert ask("Bald könnte steigen der Aktienkurs.", "könnte steigen", "de")[1] in (True, False)
    assert ask("Pourrait monter l'action.", "pourrait monter", "fr")[1]


def test_the_topic_of_the_article_stands_in_for_the_object() -> None:
    text = "# Shares for savers\nShares are popular.\nBuying shares is easy.\nIt could climb."
    around = context(text)
    around.topics = ()
    hit = Phrasebook([("key", "en", "could climb")]).search(around)[0][1]
    assert not concerns(around, hit, "asset")
