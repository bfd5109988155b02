"""The notation of phrases, and what is said about phrases that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.phrase.parse import parse
from lint.phrase.syntax import Alt, Class, Edge, Gap, Maybe, PhraseError, Seq, Slot, Word


def word(*exact: str) -> Word:
    return Word(frozenset(exact))


def test_words_stand_one_after_another() -> None:
    assert parse("Guaranteed  returns") == Seq((word("guaranteed"), word("returns")))


def test_optional_letters_make_spellings_of_one_word() -> None:
    assert parse("return[s]") == word("return", "returns")
    assert parse("gain[(ed|ing)]") == word("gain", "gained", "gaining")


def test_a_group_of_letters_can_be_glued_to_letters() -> None:
    assert parse("invest(ir|issez)") == word("investir", "investissez")


def test_an_optional_word_may_be_missing() -> None:
    assert parse("[very] good") == Seq((Maybe(word("very")), word("good")))


def test_alternatives_may_be_phrases() -> None:
    assert parse("(a|b c) d") == Seq((Alt((word("a"), Seq((word("b"), word("c"))))), word("d")))


def test_a_hyphen_is_a_hyphen_a_space_or_nothing() -> None:
    assert parse("risk-free") == Alt((word("riskfree"), Seq((word("risk"), word("free")))))
    assert parse("risk[-]free") == parse("risk-free")


def test_a_star_is_any_letters_glued_on() -> None:
    assert parse("kurs*") == Word(prefixes=("kurs",))
    assert parse("*kurs") == Word(suffixes=("kurs",))
    assert parse("*kurs*") == Word(infixes=("kurs",))


def test_an_apostrophe_ends_a_word() -> None:
    assert parse("l'or") == Seq((word("l'"), word("or")))
    assert parse("d'<asset>") == Seq((word("d'"), Class("asset", "", 3)))
    assert parse("don’t") == Seq((word("don"), word("'t")))


def test_gaps_classes_and_slots() -> None:
    assert parse("<could> …3 <move.inf>") == Seq((Class("could", "", 1), Gap(3), Class("move", "inf", 12)))
    assert parse("up ... {money}") == Seq((word("up"), Gap(4), Slot("money")))


def test_a_plus_takes_its_sides_in_any_order_without_a_comma() -> None:
    between = Gap(8, commas=False)
    assert parse("a + b") == Alt((Seq((word("a"), between, word("b"))), Seq((word("b"), between, word("a")))))
    assert parse("a+b") == Seq((word("a"), word("+"), word("b")))


def test_a_caret_says_that_a_clause_begins() -> None:
    assert parse("^buy now") == Seq((Edge(), word("buy"), word("now")))


def test_a_phrase_among_alternatives_takes_an_ending_too() -> None:
    node = parse("(set|well set)[s]")
    assert isinstance(node, Alt)
    assert set(node.options) == {word("set", "sets"), Seq((word("well"), word("set"))), Seq((word("well"), word("sets")))}


@pytest.mark.parametrize(
    ("phrase", "message", "mend", "column"),
    [
        ("", "the phrase is empty", "write the words to look for, or remove the line", 1),
        ("… a", "a gap must stand between words", "remove the … at the edge of the phrase", 1),
        ("[b] … a", "a gap must stand between words", "remove the … at the edge of the phrase", 1),
        ("a … [b]", "a gap must stand between words", "remove the … at the edge of the phrase", 1),
        ("(a", "a “(” that is not closed", "close it with “)”", 1),
        ("a b)", "a “)” that nothing opens", "remove it, or open it with “(”", 4),
        ("a|b", "a “|” that nothing opens", "remove it, or open it with “(”", 2),
        ("[a] [b]", "everything in this phrase is optional", "leave at least one word without [ ]", 1),
        ("(a|) b", "an empty alternative", "write what is optional in [ ]", 4),
        ("ku*rs", "a star inside a word", "a star stands at the beginning or the end of a word", 1),
        ("a *", "a star without letters", "write a part of the word, or … for any words", 3),
        ("k*", "a star needs at least two letters beside it", "write more of the word before the star", 1),
        ("<a b>", "a class that cannot be read", "write it as <name> or <name.tag>", 1),
        ("<move>ing", "letters glued to a class or a phrase", "put a space between", 7),
        ("<move>*", "a star glued to a class or a phrase", "put the star into the class", 1),
        ("{monney}", "“{monney}” is nothing that the engine recognises", "did you mean 'money'?", 1),
        ("a …99 b", "a gap of 99 words", "a gap has 1 to 12 words", 3),
        ("a ^b", "“^” inside a phrase", "“^” says that the phrase opens its clause: write it first", 3),
        ("(a + b) c", "a plus cannot stand in brackets", "write the phrase twice", 3),
        ("a + b + c + d + e", "more than 4 sides of “+”", "split the phrase", 1),
        ("(a|b)" * 13, "too many spellings of one word", "split the phrase into several, or make a class of the words", 61),
        ("(" * 30, "too many brackets inside one another", "split the phrase", 22),
    ],
)
def test_a_phrase_that_cannot_be_read_says_where_and_what_to_do(phrase: str, message: str, mend: str, column: int) -> None:
    with pytest.raises(PhraseError) as raised:
        parse(phrase)
    assert (raised.value.message, raised.value.mend, raised.value.column) == (message, mend, column)


@given(st.text(alphabet="ab ()[]|<>{}*…+-'.0", max_size=40))
def test_any_text_is_a_phrase_or_a_phrase_error(text: str) -> None:
    try:
        parse(text)
    except PhraseError as error:
        assert error.message and error.column >= 1
