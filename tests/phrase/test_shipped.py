"""Every phrase in the shipped data of a language can be read."""

import pytest

from lint.context import Builtin
from lint.language import load_language
from lint.phrase import Lexicon, faulty
from lint.phrase.syntax import Class, PhraseError
from lint.terms import LANGUAGES
from lint.voice import Voices
from lint.voice.data import read_voice

LEXICON = Lexicon()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_opens(language: str) -> None:
    wrong = []
    for name in LEXICON.names(language):
        try:
            LEXICON.node(Class(name), language)
        except PhraseError as error:
            wrong.append((name, error.message))
    assert wrong == []
    assert LEXICON.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrases_of_a_language_are_phrases(language: str) -> None:
    data = load_language(language)
    negators = data.negators
    lists = (negators.before, negators.after, negators.narrow, negators.particles, negators.pseudo, data.clause_openers, data.persons)
    assert [(phrase, error.message) for phrases in lists for phrase, error in faulty(phrases)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cues_of_voice_are_phrases(language: str) -> None:
    assert [(cue, error.message) for cue, error in Voices(Builtin()).of(language).check()] == []
    assert read_voice(language)[1] == []
