"""What a text plainly says, in seven languages, and what only looks like it."""

from pathlib import Path
from typing import Any

import pytest

from lint.context import Builtin, Context
from lint.presence import stated
from lint.readers import read
from lint.yamlfile import loads

_LIBRARY = Builtin()
_SAID, _FAULTS = loads((Path(__file__).parent / "said.yaml").read_text("utf-8"), dict[str, dict[str, dict[str, list[str]]]], "said.yaml")
# A paragraph of its own before and after, so that the sentence stands neither first nor alone.
_FRAMES = {
    "en": ("The market was calm this week, and few people looked at the prices of bitcoin.", "That was the week in short."),
    "fr": ("Le marché est resté calme cette semaine et peu de gens ont regardé le cours du bitcoin.", "Voilà pour cette semaine."),
    "de": ("Der Markt war in dieser Woche ruhig, und kaum jemand sah nach dem Kurs von Bitcoin.", "Das war die Woche in Kürze."),
    "es": ("El mercado estuvo tranquilo esta semana y poca gente miró la cotización de bitcoin.", "Esa fue la semana en breve."),
    "it": ("Il mercato è rimasto calmo questa settimana e pochi hanno guardato la quotazione di bitcoin.", "Questa è stata la settimana."),
    "pt": ("O mercado ficou calmo nesta semana e pouca gente olhou para a cotação do bitcoin.", "Essa foi a semana em resumo."),
    "nl": ("De markt was deze week rustig en weinig mensen keken naar de koers van bitcoin.", "Dat was de week in het kort."),
}


def context(text: str, language: str = "en", **profile: Any) -> Context:
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    return Context(document, _LIBRARY)


def framed(sentence: str, language: str) -> Context:
    before, after = _FRAMES[language]
    return context(f"{before}\n\n{sentence}\n\n{after}\n", language)


def cases(which: str) -> list[tuple[str, str, str]]:
    assert _SAID is not None, _FAULTS
    return [(s, language, text) for s, languages in _SAID.items() for language, texts in languages.items() for text in texts.get(which, [])]


@pytest.mark.parametrize(("statement", "language", "text"), cases("says"))
def test_a_text_says_it(statement: str, language: str, text: str) -> None:
    assert stated(framed(text, language), statement) is not None


@pytest.mark.parametrize(("statement", "language", "text"), cases("does-not"))
def test_a_text_only_looks_like_it(statement: str, language: str, text: str) -> None:
    passage = stated(framed(text, language), statement)
    assert passage is None, passage
