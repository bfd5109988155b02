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
    ("en", "Open interest fell 12 % to $30bn."),
    ("en", "Many planners recommend that you save 15 % of your income."),
    ("en", "The daily RSI stands at 55."),
    ("en", "Only 12 remain."),
    ("en", "Nine of the 30 members voted."),
    ("en", "The share is at hand; 5 % of it is free, while the remaining 95 % is locked up."),
    ("en", "If you ask economists, the rate (3.75 % since June) is high."),
    ("en", "For example, the average fee is 0.4 %."),
    ("fr", "Même si le fonds a gagné 12 %, il reste cher."),
    ("fr", "Le cours a été multiplié par 4."),
    ("de", "Auch wenn es über 1000 ETFs gibt, ist das wenig."),
    ("es", "Uno de cada cinco hogares no ahorra."),
    ("en", "For example, Acme says that it sold 4 % of its shares."),
    ("fr", "Par exemple, les fonds reversent généralement 85 % des loyers."),
    ("en", "Analysts say 20 % of shops will close."),
    ("en", "It paid 1 cent per share."),
    ("en", "People work 40 hours a week."),
    ("en", "The model has billions of parameters."),
    ("en", "Digital contracts with a strike price pay as much as 900 %."),
    ("en", "The index fell to 85."),
    ("en", "The bank raised its target of 130 dollars."),
    ("fr", "L'indice est passé de 666 à 3380."),
    ("de", "Die Kosten (z. B. Steuer und Notar) liegen zwischen 10 und 15 %."),
    ("en", "Acme is a top-10 lender."),
    ("en", "Throughout 2024 you could earn 5 % on deposits."),
    ("en", "Even the cheapest fund charges a fee of $40."),
    ("en", "The firm ran 40 branches."),
    ("it", "Lo spread apre a quota 218."),
    ("es", "La prima de riesgo baja a 85."),
    ("it", "Un italiano su tre non risparmia."),
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
    ("en", "At minimum, save 20 % of your pay."),
    ("en", "The 4 % rule is old."),
    ("en", "Saving $200 a month at 6 % for 30 years builds a fortune of $195,000."),
    ("en", "With a $25,000 account and a cap of 1 %, that makes $250."),
    ("en", "An investment of $1,000 would become $1,400."),
    ("en", "A $500,000 portfolio with a yield of 4 % grows."),
    ("en", "A photo of 1920x1080."),
    ("fr", "En plaçant 200 euros par mois à 4 %, on obtient 73 000 euros."),
    ("fr", "La règle des 4 % est connue."),
    ("de", "Wer monatlich 100 Euro spart, hat am Ende 98.000 Euro."),
    ("de", "Erhöhe die Rate jedes Jahr um 5 Prozent."),
    ("es", "Ahorrar 200 € al mes puede darte 200.000 €."),
    ("es", "Destina un 10 % de tu sueldo al ahorro."),
    ("es", "En 20 años, al 6 %, tendrás unos 46.000 euros."),
    ("it", "Per un mutuo di 150.000 euro la rata sarebbe di 711 euro."),
    ("it", "Metti da parte il 20 % del tuo reddito."),
    ("pt", "Ao investir R$ 1.000, o valor seria de R$ 1.085."),
    ("en", "When a price is high (say 20 %), few buy."),
    ("en", "For example, if a firm had bought a machine in 2021 for $100,000, it would save $19,000."),
    ("en", "In the example above, the payout is 87 %."),
    ("en", "- P/E < 15\n- Yield >= 3 %"),
    ("en", "He set an amount for each order, for instance 0.05 ETH."),
    ("es", "El intervalo de confianza al 95 % es ancho."),
    ("fr", "Un taux élevé, disons 9 %, freine la demande."),
    ("pt", "Qual seria o rendimento de um montante de R$ 50.000?"),
    ("fr", "Ce guide compte 10 pages."),
    ("en", "He went on from 3 to 5."),
    ("en", "## Top 5 lenders\n\nHere they are."),
    ("en", "Plan 2.0 comes next."),
    ("fr", "Pour un bon projet, viser au moins 5 % brut."),
    ("en", "If you pay only $20, it could take over 10 years."),
    ("fr", "Il faut, dix ans plus tard, y penser."),
    ("en", "If it seems too much, begin with a fund of $1,000 to $2,000."),
    ("en", "Even $25 a week compounds."),
    ("nl", "Elke € 10.000 die je in 2001 had ingelegd, was nu € 26.300 waard."),
    ("es", "Se hizo con 5000 repeticiones."),
    ("en", "We ran it with 10,000 iterations."),
    ("it", "La squadra si allena in 218."),
    ("nl", "Begin met 50 euro per maand."),
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


def test_a_table_of_sums_tells_what_becomes_of_each_and_one_of_firms_does_not() -> None:
    sums = "| Income | Needs |\n|---|---|\n| $50,000 | $1,675 |\n| $75,000 | $2,375 |\n"
    assert [c for _, c in judged(sums)] == [False] * 4
    firms = "| Firm | Sales |\n|---|---|\n| Acme | $1,675 |\n| Zeta | $2,375 |\n"
    assert [c for _, c in judged(firms)] == [True] * 2


def test_a_table_over_spans_of_time_projects_money_and_not_rates() -> None:
    assert [c for q, c in judged("| Plan | 10 years | 20 years |\n|---|---|---|\n| A | $10,000 | $30,000 |\n") if "$" in q] == [False] * 2
    assert [c for q, c in judged("| Term | Rate |\n|---|---|\n| 6 months | 2.5 % |\n| 12 months | 2.8 % |\n") if "%" in q] == [True] * 2


def test_an_example_ends_where_the_article_says_what_is_so() -> None:
    text = "Suppose you borrow $200,000. At 3 % you pay $843.\n\nBanks lend up to 80 % of the price, the regulator says.\n\nFees are 2 %."
    assert [c for _, c in judged(text)] == [False, False, False, True, True]


def test_an_example_goes_on_about_those_whom_it_names() -> None:
    text = "Take the example of two savers: Lisa and Mark.\n\nLisa saves on average $200 a month.\n\nMark has $40,800."
    assert [c for q, c in judged(text) if "$" in q] == [False, False]


def test_what_is_so_in_general_is_a_claim_under_a_heading_that_announces_an_example() -> None:
    text = "## Example\n\nThe annual fee is 0.39 %. You pay $390."
    assert judged(text) == [("0.39 %", True), ("$390", False)]


def test_weights_that_add_up_to_a_hundred_are_none_and_others_are() -> None:
    assert [c for _, c in judged("The mix: 60 % shares, 30 % bonds and 10 % gold.")] == [False, False, False]
    assert [c for _, c in judged("Shares gained 60 %, bonds 30 % and gold 5 %.")] == [True, True, True]
    told = "Keep 50 % for rent. A good 30 % goes to fun. The other 20 % is saved."
    assert [c for _, c in judged(told)] == [False, False, False]


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
