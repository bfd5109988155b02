"""What every kind may ask of a document."""

import msgspec

from lint.context import Builtin, Context
from lint.document import Quotation
from tests.phrase.articles import context, document


def test_an_observer_is_asked_once_a_document() -> None:
    around = context("Gold fell.")
    seen: list[Context] = []

    def observer(one: Context) -> int:
        seen.append(one)
        return 7

    assert (around.ask(observer), around.ask(observer)) == (7, 7)
    assert seen == [around]


def test_a_library_builds_once() -> None:
    library = Builtin()
    made: list[Builtin] = []

    def build(one: Builtin) -> int:
        made.append(one)
        return 7

    assert (library.once(build), library.once(build), len(made)) == (7, 7, 1)


def test_tokens_and_views_are_those_of_a_sentence() -> None:
    around = context("Gold fell. Oil rose-up.")
    assert around.tokens(1).words == ["oil", "rose", "-", "up", "."]
    assert around.view(1).words == ["oil", "rose", "up", "."]
    assert around.tokens(1) is around.tokens(1)


def test_the_innermost_quotation_is_given() -> None:
    text = "He said: a b c d."
    around = Context(msgspec.structs.replace(document(text), quotations=(Quotation(9, 16), Quotation(11, 14))))
    assert around.quotation(11, 12) == Quotation(11, 14)
    assert around.quotation(9, 10) == Quotation(9, 16)
    assert around.quotation(0, 2) is None


def test_the_engine_recognises_money_percent_dates_and_assets() -> None:
    text = "On 2024-03-01 the fund paid $200, or 4 %, and $SOL rose in Q3 2024."
    around = context(text)

    def found(slot: str) -> list[str]:
        return [text[a:b] for a, b in around.recognised(slot)]

    assert found("money") == ["$200"]
    assert found("percent") == ["4 %"]
    assert found("figure") == ["$200", "4 %"]
    assert found("date") == ["2024-03-01", "Q3 2024"]
    assert "$SOL" in found("asset") and "fund" in found("asset")


def test_a_document_without_sentences_has_answers_too() -> None:
    around = Context(msgspec.structs.replace(document(""), sentences=()))
    assert around.sentence(0) is None
    assert around.recognised("asset") == []
