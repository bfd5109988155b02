"""The wall around the number words' library."""

import pytest

from lint.quantity import spelt


class Panic(BaseException):
    """What a panic of the library looks like: no Exception."""


@pytest.mark.parametrize(
    ("language", "words", "value"), [("en", "two hundred", 200), ("fr", "quatre-vingt-dix-sept", 97), ("de", "dreißig", 30)]
)
def test_words_are_read(language: str, words: str, value: float) -> None:
    assert spelt.value(words, language) == value


def test_nonsense_has_no_value() -> None:
    assert spelt.value("zwei zwei zwei", "de") is None
    assert spelt.value("one", "tlh") is None


def test_a_panic_does_not_pass_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(words: str, language: str) -> float:
        raise Panic

    monkeypatch.setattr(spelt, "text2num", panic)
    assert spelt.value("two", "en") is None


def test_an_interrupt_passes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(words: str, language: str) -> float:
        raise KeyboardInterrupt

    monkeypatch.setattr(spelt, "text2num", stop)
    with pytest.raises(KeyboardInterrupt):
        spelt.value("two", "en")
