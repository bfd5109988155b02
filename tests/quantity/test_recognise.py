"""Number expressions in seven languages: each table of what is found stands beside what is not."""

import pytest

from lint.quantity import recognise
from lint.quantity.data import numbers, shared, symbols, units
from lint.terms import LANGUAGES

Row = tuple[str, str, list[tuple[str, float | None]]]

FOUND: list[Row] = [
    ("en", "Sales rose 5 % to $1.2bn from $900 million.", [("5 %", 5), ("$1.2bn", 1.2e9), ("$900 million", 9e8)]),
    ("en", "It costs $3 a share and €20 per month.", [("$3 a share", 3), ("€20 per month", 20)]),
    ("en", "The firm has 2.5 million customers in 12 countries.", [("2.5 million customers", 2.5e6), ("12 countries", 12)]),
    ("en", "Profit tripled, debt grew tenfold, 3x and x4.", [("tripled", 3), ("tenfold", 10), ("3x", 3), ("x4", 4)]),
    ("en", "More than half of savers lost a third of it.", [("half", 0.5), ("a third", 0.333333)]),
    ("en", "5 out of 10 firms, 1 in 4 adults", [("5 out of 10 firms", 5), ("1 in 4 adults", 1)]),
    ("en", "the third largest lender, a top-10 bank", [("third largest", 3), ("top-10", 10)]),
    ("en", "a 25 bps cut and 12 basis points, 2 percentage points", [("25 bps", 25), ("12 basis points", 12), ("2 percentage points", 2)]),
    ("en", "2.5 BTC, 500 ADA and 10,000 ETH", [("2.5 BTC", 2.5), ("500 ADA", 500), ("10,000 ETH", 10000)]),
    ("en", "Rs 5 lakh crore, 4 crore rupees", [("Rs 5 lakh crore", 5e12), ("4 crore rupees", 4e7)]),
    ("en", "two and a half million euros, half a billion", [("two and a half million euros", 2.5e6), ("half a billion", 5e8)]),
    ("en", "thousands of users lost billions of dollars", [("thousands of users", None), ("billions of dollars", None)]),
    ("en", "USD10m, 5 million USD, R$ 2, -$50, +7 %", [("USD10m", 1e7), ("5 million USD", 5e6), ("R$ 2", 2), ("-$50", -50), ("+7 %", 7)]),
    ("en", "Fees are sub-1 % in the mid-$20,000s.", [("1 %", 1), ("$20,000s", 20000)]),
    ("en", "rated 4.5/5; up 5 ½ % to a couple of million dollars", [("4.5/5", 4.5), ("5 ½ %", 5.5), ("a couple of million dollars", None)]),
    ("en", "hundreds or even thousands of shops", [("hundreds or even thousands of shops", None)]),
    ("es", "decenas o cientos de bancos", [("decenas o cientos de bancos", None)]),
    ("fr", "le milliard d'euros ; 1 salarié sur 5", [("milliard d'euros", 1e9), ("1 salarié sur 5", 1)]),
    ("fr", "il paie 4 600 euros ou 9 200 euros", [("4 600 euros", 4600), ("9 200 euros", 9200)]),
    ("es", "superó el millón de euros", [("millón de euros", 1e6)]),
    ("es", "podría duplicarse", [("duplicarse", 2)]),
    ("it", "il rialzo del prezzo da 13,5 a 14,5 euro", [("13,5", 13.5), ("14,5 euro", 14.5)]),
    ("it", "oltre il miliardo di euro", [("miliardo di euro", 1e9)]),
    ("de", "rund fünf Mrd. Euro", [("fünf Mrd. Euro", 5e9)]),
    ("nl", "van 1,6% in 2022 naar 8,2% en 12 leningen", [("1,6%", 1.6), ("8,2%", 8.2), ("12 leningen", 12)]),
    ("fr", "multiplié par 4, et un ménage sur quatre", [("4", 4), ("un ménage sur quatre", 1)]),
    ("es", "uno de cada cinco; se multiplicó por diez", [("uno de cada cinco", 1), ("diez", 10)]),
    ("es", "Empecé en 2019 con 3.000 euros", [("3.000 euros", 3000)]),
    ("de", "jeder fünfte Anleger, ein Plus von einem halben Prozent", [("jeder fünfte", 0.2), ("einem halben Prozent", 0.5)]),
    ("fr", "10 milliards de dollars, soit 4 % de plus", [("10 milliards de dollars", 1e10), ("4 %", 4)]),
    ("fr", "un million d'unités et 500 000 téléchargements", [("un million d'unités", 1e6), ("500 000 téléchargements", 5e5)]),
    (
        "fr",
        "1 million d'ADA, dix fois plus, deux millions de clients",
        [("1 million d'ADA", 1e6), ("dix fois", 10), ("deux millions de clients", 2e6)],
    ),
    (
        "fr",
        "des milliards d'euros, la moitié, un tiers, 1 sur 4",
        [("des milliards d'euros", None), ("la moitié", 0.5), ("un tiers", 0.333333), ("1 sur 4", 1)],
    ),
    ("fr", "5 Md€ et 3 M€, 150 € par mois", [("5 Md€", 5e9), ("3 M€", 3e6), ("150 € par mois", 150)]),
    (
        "de",
        "Dreißig Prozent der 40 größten Firmen verloren 2,5 Mrd. Euro",
        [("Dreißig Prozent", 30), ("40 größten Firmen", 40), ("2,5 Mrd. Euro", 2.5e9)],
    ),
    (
        "de",
        "anderthalb Millionen Anleger, zweihundertfünfzig Filialen",
        [("anderthalb Millionen Anleger", 1.5e6), ("zweihundertfünfzig Filialen", 250)],
    ),
    ("de", "Der Kurs verdoppelte sich; ein Drittel, 5 Mio. €", [("verdoppelte", 2), ("ein Drittel", 0.333333), ("5 Mio. €", 5e6)]),
    ("de", "die drittgrößte Bank", [("drittgrößte", 3)]),
    ("es", "75.000 millones de dólares y 1,75 billones", [("75.000 millones de dólares", 7.5e10), ("1,75 billones", 1.75e12)]),
    ("es", "tres de cada cuatro pymes; la mitad; seis veces más", [("tres de cada cuatro pymes", 3), ("la mitad", 0.5), ("seis veces", 6)]),
    (
        "es",
        "treinta y cinco por ciento, un millón y medio de euros",
        [("treinta y cinco por ciento", 35), ("un millón y medio de euros", 1.5e6)],
    ),
    (
        "it",
        "2,5 miliardi di euro, duecentocinquanta clienti, 3 volte",
        [("2,5 miliardi di euro", 2.5e9), ("duecentocinquanta clienti", 250), ("3 volte", 3)],
    ),
    ("it", "il fatturato è raddoppiato; la metà; 12,5 %", [("raddoppiato", 2), ("la metà", 0.5), ("12,5 %", 12.5)]),
    ("pt", "US$ 19 mil, R$ 2,5 milhões e 8% ao ano", [("US$ 19 mil", 19000), ("R$ 2,5 milhões", 2.5e6), ("8% ao ano", 8)]),
    ("pt", "metade dos fundos dobrou", [("metade", 0.5), ("dobrou", 2)]),
    (
        "nl",
        "€ 100, 2,5 miljoen euro en vijfentwintig procent",
        [("€ 100", 100), ("2,5 miljoen euro", 2.5e6), ("vijfentwintig procent", 25)],
    ),
    ("nl", "de helft van de beleggers; verdubbeld; drie banken", [("de helft", 0.5), ("verdubbeld", 2), ("drie banken", 3)]),
]

RANGES: list[tuple[str, str, str, float, float, str]] = [
    ("en", "between 5 and 7 % of sales", "5 and 7 %", 5, 7, "%"),
    ("en", "worth $10-20bn now", "$10-20bn", 1e10, 2e10, "USD"),
    ("en", "costs $5-10m in all", "$5-10m", 5e6, 1e7, "USD"),
    ("en", "It ranges from 2% to 8% there", "2% to 8%", 2, 8, "%"),
    ("fr", "de 10 à 20 millions d'euros", "10 à 20 millions d'euros", 1e7, 2e7, "EUR"),
    ("fr", "entre 5 et 7 % par an", "5 et 7 % par an", 5, 7, "%/an"),
    ("de", "zwischen 5 und 7 % im Schnitt", "5 und 7 %", 5, 7, "%"),
    ("de", "0,2-0,5 % Gebühr", "0,2-0,5 %", 0.2, 0.5, "%"),
    ("es", "entre un 20 % y un 40 % menos", "20 % y un 40 %", 20, 40, "%"),
    ("it", "tra 10 e 20 euro", "10 e 20 euro", 10, 20, "EUR"),
    ("pt", "entre 5 e 10 mil dólares", "5 e 10 mil dólares", 5000, 10000, "USD"),
    ("nl", "tussen 5 en 7 %", "5 en 7 %", 5, 7, "%"),
]

NOTHING = [
    ("en", "Bitcoin 2.0 is not here yet; since release 0.15 it runs."),
    ("en", "A 51% attack, a 64-bit wallet, Rule 19b-4, CVE-2019-4165."),
    ("es", "2.1 A fondo"),
    ("nl", "dubbele boekhouding"),
    ("en", "See 10.1234/s55555-024-00001-x, a 2×2 table."),
    ("en", "Members of Class 4 National Insurance pay it."),
    ("es", "la casilla 05"),
    ("fr", "le prix par million"),
    ("en", "On 5 March 2021, at 10:30 am, version 2.0.1 came out."),
    ("en", "The S&P 500, the Nasdaq-100 and a 401(k) under Rule 10b-5 and MiFID II."),
    ("en", "See Section 12, Step 3, Figure 2 and page 14."),
    ("en", "ERC-20, EIP-1559, Web3, COVID-19 and 0xdeadbeef42"),
    ("en", "Call +44 20 7946 0958 or visit https://example.org/2020/5-tips?x=30%25"),
    ("en", "In 2020 and since 1998, in Q3 2021 and FY22, the 1990s"),
    ("en", "Each one of them, no one else, the wrong one"),
    ("en", "We doubled down on a double-edged double-spend idea in the second half."),
    ("en", "A photo of 1920x1080 pixels."),
    ("es", "Un marco legal y una libra de carne"),
    ("fr", "Le 3 janvier 2022, article 12, CAC 40, l'étape 3 et un ami"),
    ("de", "Am 3. Oktober 2022 um 10:30 Uhr, Artikel 12, DAX 40, im Jahr 2020"),
    ("es", "El 5 de mayo de 2021, artículo 12, Ibex 35, paso 3"),
    ("it", "Il 5 maggio 2021, articolo 12, il mio passo 3"),
    ("pt", "Em 5 de maio de 2021, artigo 12, passo 3"),
    ("nl", "Op 5 mei 2021, artikel 12, stap 3, AEX 25"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), FOUND)
def test_a_quantity_is_found_with_its_span_and_value(language: str, text: str, wanted: list[tuple[str, float | None]]) -> None:
    found = recognise(text, language)
    assert [text[q.start : q.end] for q in found] == [span for span, _ in wanted]
    assert [q.value for q in found] == [None if v is None else pytest.approx(v, rel=1e-4) for _, v in wanted]


@pytest.mark.parametrize(("language", "text", "span", "low", "high", "unit"), RANGES)
def test_a_range_is_one_quantity_with_both_ends(language: str, text: str, span: str, low: float, high: float, unit: str) -> None:
    (found,) = recognise(text, language)
    assert (text[found.start : found.end], found.value, found.high, found.unit) == (span, low, high, unit)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_only_looks_like_a_number_is_no_quantity(language: str, text: str) -> None:
    assert [text[q.start : q.end] for q in recognise(text, language)] == []


def test_a_change_is_two_quantities() -> None:
    for language, text in [
        ("en", "fell from 1.75 % to 1.5 %"),
        ("en", "rose from 3 % to 4 %"),
        ("de", "von 5 auf 10 % gestiegen"),
        ("fr", "passé de 1,75 % à 1,5 %"),
    ]:
        assert [q.unit for q in recognise(text, language)] == ["%", "%"], text


def test_the_kind_says_what_is_counted() -> None:
    kinds = {"$5": "money", "5 %": "percent", "5 bps": "points", "5 firms": "count", "doubled": "multiple", "a third of": "fraction"}
    kinds |= {"5 out of 10": "ratio", "$5 a month": "rate", "second largest": "rank", "5-10": "range"}
    assert {text: recognise(text, "en")[0].kind for text in kinds} == kinds


def test_the_unit_is_a_code_a_ticker_or_the_noun() -> None:
    texts = {
        "¥500bn": "JPY",
        "5 Swiss francs": "CHF",
        "21 million LBC": "LBC",
        "40 banks": "banks",
        "3 kWh": "kilowatt-hour",
        "10 years": "year",
        "3x": "x",
    }
    assert {text: recognise(text, "en")[0].unit for text in texts} == texts


def test_every_language_has_data_that_load_without_a_fault() -> None:
    for language in LANGUAGES:
        assert numbers(language)[1] == units(language)[1] == []
        assert numbers(language)[0] is not None
    assert shared().names
    assert symbols().codes


def test_a_language_without_data_is_read_as_english() -> None:
    assert [q.value for q in recognise("5 million euros", "xx")] == [5e6]
