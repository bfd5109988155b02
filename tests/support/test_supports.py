"""Support: what vouches for each claim of a text, and why."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from lint.context import Context
from lint.presence import affiliates
from lint.readers import read
from lint.support import Judgement, supports
from lint.yamlfile import load


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the support of each of its quantities, all of which are taken for claims."""

    language: str
    text: str
    supports: tuple[str, ...]


def judged(text: str, language: str) -> tuple[Context, list[Judgement]]:
    document, _ = read("a.md", text.encode(), language=language)
    assert document is not None
    context = Context(msgspec.structs.replace(document, language=language))
    stated = [q for q in context.quantities if document.blocks[document.block_at(q.start)].kind != "footnote"]
    paid = frozenset(found.link for found in context.ask(affiliates))
    return context, supports(context, stated, paid)


def _cases() -> list[Any]:
    found, faults = load(Path(__file__).with_name("cases.yaml"), dict[str, list[Case]])
    assert found is not None, faults
    return [pytest.param(case, id=f"{kind}, {case.language}: {case.text}") for kind, cases in found.items() for case in cases]


@pytest.mark.parametrize("case", _cases())
def test_each_claim_has_the_support_that_the_text_gives_it(case: Case) -> None:
    _, found = judged(case.text, case.language)
    assert [j.support for j in found] == list(case.supports)


def test_the_evidence_says_why_in_words() -> None:
    context, (told, bare) = judged("The coin fell 40 %, according to CoinGecko. Its rival rose 30 %.", "en")
    assert told.evidence == "attributed to “CoinGecko”"
    assert told.source is not None
    assert context.text(*told.source) == "CoinGecko"
    assert bare.evidence == "no link, note or named source in this sentence or the one before"


def test_a_link_that_does_not_count_says_why() -> None:
    _, (bare,) = judged("Sales of [Acme](https://acme.example/) reached $13 million.", "en")
    assert bare.evidence.endswith("(the link leads to a mere home page)")


def test_a_link_that_pays_its_publisher_supports_nothing() -> None:
    _, (bare,) = judged("It serves [2 million customers](https://exchange.example/en/market?ref=12345).", "en")
    assert bare.support == "none"
    assert "pays its publisher" in bare.evidence
