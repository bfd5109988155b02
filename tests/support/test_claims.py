"""Claims and what is none: each kind of non-claim beside a claim that looks like it, in several languages."""

import pytest

from lint.context import Context
from lint.readers import read
from lint.support.claims import claim, claims


def judged(text: str, language: str = "en", name: str = "a.md") -> list[tuple[str, bool]]:
    """Each quantity of `text` as written, and whether it is a claim."""
    document, faults = read(name, text.encode(), language=language)
    assert document is not None, faults
    context = Context(document)
    prose = document.prose.text
    return [(prose[q.start : q.end], told[0]) for q, told in zip(context.quantities, claims(context), strict=True)]


CLAIMS = [
    ("en", "The fund returned 12 % last year."),
    ("en", "Sales rose to $2.4bn, and 340 firms took part."),
    ("en", "The network is expected to process 5,000 transactions."),
    ("en", "The plant pays for itself; the average duration of 7 years is long."),
    ("en", "The bank charges a fee of 2 % on withdrawals."),
    ("en", "More than 60 % of users live abroad."),
    ("fr", "Le fonds a rapporté 12 % l'an dernier."),
    ("fr", "Le plafond de 22 950 euros s'applique."),
    ("de", "Der Fonds brachte 12 % und zählt 340 Anleger."),
    ("es", "El fondo ganó un 12 % en 2024."),
    ("it", "Il fondo ha reso il 12 % nel 2024."),
    ("pt", "O fundo rendeu 12 % em 2024."),
    ("nl", "Het fonds leverde 12 % op in 2024."),
]

NOT_CLAIMS = [
    ("en", "If you invest $1,000, you get $70."),
    ("en", "Suppose the rate is 5 %. Then $200 becomes $210."),
    ("en", "Invest $200 a month and keep 10 % in cash."),
    ("en", "Set the stop loss at 2 %."),
    ("en", "A 14-day RSI above 70 means overbought."),
    ("en", "Hold 60 % stocks, 40 % bonds."),
    ("en", "70 x 12 = 840"),
    ("en", "Here are five tips and three steps."),
    ("en", "We rate it 95/100."),
    ("en", "It took off within two weeks."),
    ("en", "She wants one of them."),
    ("fr", "Si vous placez 1 000 €, vous touchez 70 €."),
    ("fr", "Imaginons un taux de 5 %. Le capital atteint alors 1 050 €."),
    ("fr", "Voici trois conseils et deux règles."),
    ("de", "Wenn du 1.000 € anlegst, bekommst du 70 €."),
    ("de", "Angenommen, der Zins liegt bei 5 %."),
    ("de", "Das sind drei Gründe."),
    ("es", "Si inviertes 1.000 €, ganarías 70 €."),
    ("es", "Supongamos un interés del 5 %."),
    ("it", "Se investi 1.000 €, avrai 1.070 €."),
    ("it", "Ipotizziamo un tasso del 5 %."),
    ("pt", "Se você investir R$ 1.000, terá R$ 1.070."),
    ("pt", "Suponha uma taxa de 5 %."),
    ("nl", "Als je € 1.000 inlegt, krijg je € 70."),
    ("nl", "Stel dat de rente 5 % is."),
]


@pytest.mark.parametrize(("language", "text"), CLAIMS)
def test_a_statement_about_the_world_is_a_claim(language: str, text: str) -> None:
    found = judged(text, language)
    assert found
    assert [quote for quote, is_claim in found if not is_claim] == []


@pytest.mark.parametrize(("language", "text"), NOT_CLAIMS)
def test_an_example_a_condition_an_instruction_or_a_parameter_is_none(language: str, text: str) -> None:
    assert [quote for quote, is_claim in judged(text, language) if is_claim] == []


def test_a_section_headed_example_is_one_until_the_next_heading() -> None:
    text = "## Example\n\nThe loan costs $500 and takes 4 %.\n\n## Facts\n\nThe market grew 8 %."
    assert judged(text) == [("$500", False), ("4 %", False), ("8 %", True)]


def test_a_short_bold_line_heads_an_example_too() -> None:
    text = "**Portfolio example: $50,000**\n\n- Bonds: $30,000\n- Income: $552\n\n## Facts\n\nThe market grew 8 %."
    assert [is_claim for _, is_claim in judged(text)] == [False, False, False, True]


def test_an_amount_of_an_example_is_none_where_it_is_restated() -> None:
    text = "## Example\n\nThe contract is worth 180,950 € at the end.\n\n## Result\n\nThe contract ends at 180,950 €, the index rose 8 %."
    assert judged(text) == [("180,950 €", False), ("180,950 €", False), ("8 %", True)]


def test_a_block_quote_that_calculates_is_a_story() -> None:
    text = "> Nina saves 70 euros.\n>\n> 70 x 3 = 210 euros.\n\nThe levy is 17 %."
    assert [is_claim for _, is_claim in judged(text)] == [False, False, False, False, True]


def test_weights_that_add_up_to_a_hundred_are_none_and_others_are() -> None:
    assert [c for _, c in judged("The mix: 60 % shares, 30 % bonds and 10 % gold.")] == [False, False, False]
    assert [c for _, c in judged("Shares gained 60 %, bonds 30 % and gold 5 %.")] == [True, True, True]


def test_what_is_struck_out_is_none() -> None:
    assert judged("The fund made ~~12 %~~ 9 %.") == [("12 %", False), ("9 %", True)]


def test_a_table_has_row_numbers_heads_and_targets() -> None:
    text = "| No | Share | Target |\n|---|---|---|\n| 1 | 74 % | 70 % |\n| 2 | 26 % | 30 % |\n"
    assert [(q, c) for q, c in judged(text) if c] == [("74 %", True), ("26 %", True)]


def test_the_reason_is_said_in_words() -> None:
    document, _ = read("a.md", b"If you invest $1,000, you get more.", language="en")
    assert document is not None
    context = Context(document)
    assert claim(context.quantities[0], context) == (False, "it is part of a condition")
