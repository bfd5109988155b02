"""What calls for a disclaimer, what meets it, and where the finding stands."""

from typing import Any

import msgspec
import pytest

from lint.config import Profile, Provided
from lint.context import Context
from lint.finding import Finding
from lint.kinds import disclaimer
from lint.kinds.disclaimer import SEVEN, Disclaimer, FixText
from lint.observation import WordingHit
from lint.packs import Library, load_folders
from lint.phrase import Lexicon
from lint.presence.requirement import Need, Require
from lint.readers import read
from lint.rule import Citation, When, Wording
from lint.ruleset import Ruleset
from lint.terms import Category

_LIBRARY = load_folders()
_RULESET = Ruleset(_LIBRARY)
_GENERAL = [r for r in _LIBRARY.rules if isinstance(r, Disclaimer) and not r.jurisdictions]


def context(text: str, language: str = "en", hits: tuple[tuple[Category, str], ...] = (), **profile: Any) -> Context:
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    seen = Context(document, _LIBRARY, msgspec.structs.replace(Profile(), **profile))
    prose = document.prose.text
    seen.wording = tuple(WordingHit("test", c, prose.index(q), prose.index(q) + len(q), "author") for c, q in hits)
    disclaimer.observe(_GENERAL, seen)
    return seen


def wanted(seen: Context) -> set[str]:
    return {v.category.partition("/")[2] for v in seen.disclaimers if v.triggered}


def missing(seen: Context) -> set[str]:
    return {f.category.partition("/")[2] for rule in _GENERAL for f in disclaimer.check(rule, seen)}


def test_each_of_the_seven_is_seen_in_its_order() -> None:
    assert tuple(v.category for v in context("A garden.").disclaimers) == SEVEN
    assert wanted(context("A garden.")) == set()


def test_a_risky_product_that_is_named_calls_for_a_risk_warning() -> None:
    assert "risk-warning" in wanted(context("Litecoin is a coin."))
    assert "risk-warning" not in wanted(context("A bond is a debt."))


@pytest.mark.parametrize(
    ("sentence", "moved"),
    [
        ("Revenue fell in spring, but the price of bitcoin rose 8%.", True),
        ("The stock fell 8% after profits missed forecasts.", True),
        ("The fund has returned 8% a year since 2005.", True),
        ("The revenue of Acme rose 8%.", False),
        ("Inflows into ETFs rose to $5 billion.", False),
        ("Bitcoin's hash rate rose 8%.", False),
        ("A stock can rise or fall.", False),
    ],
)
def test_a_past_return_is_an_assets_and_not_that_of_revenue_or_flows(sentence: str, moved: bool) -> None:
    seen = context(f"An index fund is one way to invest in shares; another is bitcoin.\n\nWe look at both.\n\n{sentence}")
    assert ("past-performance" in wanted(seen)) is moved


def test_the_small_print_of_a_page_says_things_and_calls_for_nothing() -> None:
    page = "<body><main><h1>{}</h1><p>A short tour of what it is.</p></main><footer>{}</footer></body>"
    notice = "Nothing on this site is financial advice. Bitcoin is volatile: you can lose all the money you put in."
    for title, expected in (("Bitcoin", {"not-advice", "risk-warning"}), ("Bread", set())):
        document, _ = read("page.html", page.format(title, notice).encode(), language="en")
        assert document is not None
        seen = Context(document, _LIBRARY, Profile())
        disclaimer.observe(_GENERAL, seen)
        assert wanted(seen) == expected
        assert missing(seen) == set()
        assert {v.category.partition("/")[2] for v in seen.disclaimers if v.present} >= {"not-advice", "risk-warning"}


def test_advice_on_an_investment_calls_for_a_risk_warning() -> None:
    text = "# Index funds\n\nAn index fund copies its index. Buy one now."
    assert "risk-warning" in wanted(context(text, hits=(("wording/advice", "Buy one now"),)))
    assert "risk-warning" not in wanted(context("The garden needs water. Buy one now.", hits=(("wording/advice", "Buy one now"),)))


def test_a_forecast_calls_for_what_is_said_of_forecasts() -> None:
    text = "# Bitcoin\n\nThere is much room above bitcoin."
    assert "forward-looking" in wanted(context(text, hits=(("wording/forecast", "much room above"),)))
    assert "forward-looking" not in wanted(context(text))


def test_one_forecast_that_names_no_asset_is_thin_evidence() -> None:
    text = "# Bitcoin\n\nA coin.\n\n## Club\n\nThe club has much room above. It has more room below."
    one: tuple[tuple[Category, str], ...] = (("wording/forecast", "much room above"),)
    assert "forward-looking" not in wanted(context(text, hits=one))
    assert "forward-looking" in wanted(context(text, hits=(*one, ("wording/forecast", "more room below"))))


def test_a_reported_forecast_calls_for_nothing() -> None:
    seen = context("# Bitcoin\n\nThere is much room above bitcoin.")
    seen.wording = (WordingHit("test", "wording/forecast", 8, 12, "reported"),)
    disclaimer.observe(_GENERAL, seen)
    assert "forward-looking" not in wanted(seen)
    assert "forward-looking" not in wanted(context("According to Morningstar, bitcoin will rise to $200,000."))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The price of bitcoin will rise."),
        ("fr", "Le cours du bitcoin devrait atteindre des sommets."),
        ("de", "Der Kurs von Bitcoin dürfte weiter steigen."),
        ("es", "El precio de bitcoin podría alcanzar nuevas cotas."),
        ("it", "Il prezzo di bitcoin potrebbe salire."),
        ("pt", "O preço do bitcoin deve subir."),
        ("nl", "De koers van bitcoin zal verder stijgen."),
    ],
)
def test_an_expected_move_of_a_price_looks_ahead(language: str, text: str) -> None:
    assert "forward-looking" in wanted(context(text, language))


def test_praise_of_a_named_security_calls_for_the_position() -> None:
    hits: tuple[tuple[Category, str], ...] = (("wording/hype", "the undisputed leader"),)
    assert "position" in wanted(context("# Acme\n\nThe stock of Acme (NYSE: ACM) is the undisputed leader.", hits=hits))
    assert "position" not in wanted(context("# Funds\n\nIndex funds are the undisputed leader.", hits=hits))


def test_what_is_expected_is_expected_of_what_stands_near_it_and_praise_may_be_of_the_subject() -> None:
    text = "# A week\n\nBitcoin slept. Litecoin slept. Monero slept.\n\nThe harvest is the undisputed leader and has much room above."
    assert "position" in wanted(context(text, hits=(("wording/hype", "the undisputed leader"),)))
    assert "position" not in wanted(context(text, hits=(("wording/forecast", "much room above"),)))


def test_what_is_said_near_a_security_is_the_clearer_trigger() -> None:
    text = "# A week\n\nThe fair is the undisputed leader.\n\nBitcoin slept. Litecoin slept. Monero is the strongest brand."
    seen = context(text, hits=(("wording/hype", "the undisputed leader"), ("wording/hype", "the strongest brand")))
    view = next(v for v in seen.disclaimers if v.category == "disclaimer/position")
    assert view.trigger is not None
    assert seen.text(*view.trigger) == "the strongest brand"


def test_a_coin_whose_name_is_a_word_is_known_by_its_capital() -> None:
    hits: tuple[tuple[Category, str], ...] = (("wording/forecast", "much room above"),)
    assert "position" in wanted(context("# A coin\n\nMany cryptocurrencies slept. Dash has much room above.", hits=hits))
    assert "position" not in wanted(context("# A coin\n\nMany cryptocurrencies slept. A dash has much room above.", hits=hits))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bitcoin held firm after a 30% decline."),
        ("en", "The fund reached its maximum drawdown of 12 % in May."),
        ("fr", "Le retour moyen de la bourse sur soixante ans est de 8 %."),
        ("fr", "Le bitcoin s'échange à 60 000 $ ce matin."),
        ("fr", "Bien que le bitcoin ait chuté de 8 %, peu de gens vendent."),
        ("de", "Der Bitcoin verzeichnete einen Rückgang um 8 %."),
        ("es", "Bitcoin registró un incremento del 8 %."),
        ("es", "Bitcoin cotiza a 60.000 dólares."),
        ("it", "Le azioni hanno chiuso con un ribasso dell'8 %."),
        ("pt", "O Ibovespa ultrapassou os 140 mil pontos."),
        ("nl", "De koers van bitcoin viel met 50 % terug."),
    ],
)
def test_a_change_told_with_a_noun_or_a_level_is_past_performance_too(language: str, text: str) -> None:
    assert "past-performance" in wanted(context(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bitcoin users asked for a 30% tip."),
        ("fr", "Le bitcoin se garde dans un portefeuille pendant 60 jours."),
        ("de", "Der Bitcoin braucht für eine Rendite von 8 % lange."),
        ("es", "Bitcoin tiene un límite del 8 %."),
        ("it", "Le azioni costano l'8 % di commissioni."),
        ("pt", "O Ibovespa tem 80 empresas."),
        ("nl", "De koers van bitcoin staat op een bord van 50 jaar oud."),
    ],
)
def test_a_number_beside_an_asset_is_no_performance(language: str, text: str) -> None:
    assert "past-performance" not in wanted(context(text, language))


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "Join the presale of the coin today.", True),
        ("en", "The presale of the coin is over.", False),
        ("fr", "N'attendez plus pour ouvrir un compte chez ce courtier.", True),
        ("es", "Los interesados pueden unirse a la preventa del token.", True),
        ("es", "La preventa del token terminó en mayo.", False),
    ],
)
def test_who_asks_readers_into_a_sale_may_be_paid(language: str, text: str, asked: bool) -> None:
    assert ("paid-promotion" in wanted(context(text, language))) is asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bitcoin fell 8 % in March."),
        ("en", "The index fund returned 7 % a year."),
        ("fr", "L'action de la banque a chuté de 8 % en mars."),
        ("de", "Die Aktie ist um 8 % gestiegen."),
        ("es", "La cotización de bitcoin subió un 8 %."),
        ("it", "La quotazione di bitcoin è salita dell'8 %."),
        ("pt", "A cotação do bitcoin subiu 8 %."),
        ("nl", "De koers van het aandeel is met 8 % gestegen."),
    ],
)
def test_a_move_of_a_price_calls_for_what_is_said_of_the_past(language: str, text: str) -> None:
    assert {"past-performance", "not-advice"} <= wanted(context(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "Bitcoin exchanges say that their users grew; users rose 8 % in March.",
        "Inflation fell 8 % in March.",
        "The rain fell, and bitcoin is a coin.",
        "If bitcoin fell 8 %, we would wait.",
    ],
)
def test_what_moves_no_price_is_no_performance(text: str) -> None:
    assert "past-performance" not in wanted(context(text))


def test_a_disclaimer_does_not_call_for_itself() -> None:
    seen = context("Bitcoin is a coin. Past returns of a coin that doubled are no guarantee of future returns.")
    assert "past-performance" not in wanted(seen)
    assert "past-performance" in wanted(context("Bitcoin rose 8 %, but past performance is no guarantee of future returns."))


def test_an_affiliate_link_calls_for_a_disclosure() -> None:
    link = "Open [an account](https://broker.example/?ref=A1B2)."
    assert "paid-promotion" in missing(context(link))
    assert "paid-promotion" not in missing(context(f"This post contains affiliate links. {link}"))
    assert "paid-promotion" not in wanted(context("Open [an account](https://broker.example/?utm_source=x)."))


def test_words_of_sponsorship_call_for_a_disclosure_and_are_one() -> None:
    seen = context("This is a sponsored article.")
    assert "paid-promotion" in wanted(seen)
    assert "paid-promotion" not in missing(seen)


def test_a_syndicated_text_says_so_itself() -> None:
    seen = context("Originally published on another site.")
    assert "third-party" in wanted(seen)
    assert "third-party" not in missing(seen)


def test_a_finding_stands_at_its_trigger_and_names_the_place() -> None:
    text = "# Bitcoin\n\nA coin.\n"
    seen = context(text)
    rule = next(r for r in _GENERAL if r.category == "disclaimer/risk-warning")
    (finding,) = disclaimer.check(rule, seen)
    assert text[finding.span.start : finding.span.end] == "Bitcoin"
    assert [(r.role, r.span.start) for r in finding.related] == [("place", len(text.rstrip()))]
    assert finding.evidence["form"] == "missing"


def test_what_a_template_provides_is_not_missing() -> None:
    provided = (Provided(category="disclaimer/risk-warning", file="footer.html"),)
    seen = context("# Bitcoin\n\nA coin.", provided=provided)
    assert "risk-warning" not in missing(seen)
    assert "not-advice" in missing(seen)
    assert next(v for v in seen.disclaimers if v.category == "disclaimer/risk-warning").present


def test_a_template_provides_a_prescribed_wording_by_its_name_alone() -> None:
    notice = Wording(id="notice", language="en", text="You may lose all of it.", source=Citation(text="Law"))
    plain: dict[str, Any] = {"severity": "error", "title": "t", "message": "“{quote}”", "why": "w", "examples": {}}
    rule = Disclaimer(id="coin-notice", category="disclaimer/required-statement", require=Require(any=[Need(wording="notice")]), **plain)
    library = Library([rule], wordings=[notice])
    document, _ = read("a.md", b"# Coins\n\nA coin.", language="en")
    assert document is not None

    def found(wording: str) -> bool:
        provided = (Provided(category="disclaimer/required-statement", file="footer.html", wording=wording),)
        return bool(list(disclaimer.check(rule, Context(document, library, Profile(provided=provided)))))

    assert not found("notice")
    assert found("another-notice")
    assert found("")


def test_what_must_be_said_may_be_a_denial_and_what_calls_for_it_may_not() -> None:
    plain: dict[str, Any] = {"severity": "error", "title": "t", "message": "“{quote}”", "why": "w", "examples": {}}
    when, need = When(phrases={"en": ["savings plan"]}), Need(phrases={"en": ["deposit guarantee"]})
    rule = Disclaimer(id="scheme", category="disclaimer/required-information", when=when, require=Require(any=[need]), **plain)

    def found(text: str) -> bool:
        document, _ = read("a.md", text.encode(), language="en")
        assert document is not None
        return bool(list(disclaimer.check(rule, Context(document, Library([rule]), Profile()))))

    assert found("Here is our savings plan.")
    assert not found("Here is our savings plan. It is not covered by a deposit guarantee.")
    assert not found("This is no savings plan.")


def test_one_finding_a_category_and_article() -> None:
    document, _ = read("a.md", b"# Bitcoin\n\nBitcoin rose 8 %. Litecoin rose 9 %. Ether fell 3 %.", language="en")
    assert document is not None
    _, findings, faults = _RULESET.check(document, Profile())
    categories = [f.category for f in findings if f.category.startswith("disclaimer/")]
    assert len(categories) == len(set(categories))
    assert not faults


# A jurisdiction's rule on a prescribed wording.

_NOTICE = "This coin is not covered by any scheme, and you may lose all of it."
_FIELDS: dict[str, Any] = {
    "category": "disclaimer/risk-warning",
    "severity": "error",
    "title": "The notice of the law",
    "message": "“{quote}” calls for the notice of the law.",
    "why": "The law says so.",
    "when": When(topics={"crypto": "named"}),
    "require": Require(any=[Need(wording="coin-notice")]),
    "examples": {},
}


def prescribed(text: str, name: str = "a.md", **fields: Any) -> tuple[Context, list[Finding]]:
    rule = Disclaimer(id="coin-law", **{**_FIELDS, **fields})
    notice = Wording(id="coin-notice", language="en", text=_NOTICE, source=Citation(text="Coin Act"))
    library = Library(rules=[rule], wordings=[notice], lexicon=Lexicon())
    document, _ = read(name, text.encode(), language="en")
    assert document is not None
    seen = Context(document, library, Profile())
    disclaimer.observe([rule], seen)
    return seen, list(disclaimer.check(rule, seen))


def test_the_prescribed_notice_meets_the_law() -> None:
    assert prescribed(f"Litecoin is a coin.\n\n{_NOTICE}")[1] == []


def test_a_changed_notice_is_reported_where_it_stands() -> None:
    changed = _NOTICE.replace("any scheme", "a scheme")
    seen, (finding,) = prescribed(f"Litecoin is a coin.\n\n{changed}")
    assert finding.evidence["form"] == "near"
    assert finding.evidence["differences"] == ["“a” instead of “any”"]
    assert seen.document.text[finding.span.start : finding.span.end] == changed.rstrip(".")
    assert [r.role for r in finding.related] == ["trigger", "place"]


def test_a_rule_without_its_topic_asks_for_nothing() -> None:
    assert prescribed("A garden.")[1] == []


def test_a_gate_asks_for_one_topic_as_well_and_bars_another() -> None:
    words = When(phrases={"en": ["opens on Monday"]}, also={"crypto": "named"}, without=["mortgage"])
    assert len(prescribed("Litecoin trading opens on Monday.", when=words)[1]) == 1
    assert prescribed("The town pool opens on Monday.", when=words)[1] == []
    assert prescribed("Litecoin is known.", when=words)[1] == []
    assert prescribed("Litecoin trading opens on Monday. So do mortgages.", when=words)[1] == []


def test_a_rule_with_a_gate_concerns_every_article_about_its_topics() -> None:
    gate = Disclaimer(id="coin-law", **{**_FIELDS, "when": When(phrases={"en": ["opens on Monday"]}, also={"crypto": "named"})})
    assert disclaimer.applies(gate, prescribed("Litecoin is known.", when=gate.when)[0])
    assert not disclaimer.applies(gate, prescribed("A garden.", when=gate.when)[0])


def test_a_rule_without_a_when_is_asked_of_every_article() -> None:
    assert len(prescribed("# A garden\n\nWater.", when=When())[1]) == 1


_FIX = FixText(title="Add the notice", wording="coin-notice")


@pytest.mark.parametrize(
    ("where", "text", "mended"),
    [
        ("end", "# Coins\n\nLitecoin is a coin.\n", f"# Coins\n\nLitecoin is a coin.\n\n{_NOTICE}\n"),
        ("top", "# Coins\n\nLitecoin is a coin.\n", f"# Coins\n\n{_NOTICE}\n\nLitecoin is a coin.\n"),
    ],
)
def test_a_fix_puts_the_notice_in_its_place_once(where: str, text: str, mended: str) -> None:
    _, (finding,) = prescribed(text, where=where, fix=_FIX)
    assert finding.fix is not None
    for edit in finding.fix.edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == mended
    assert prescribed(text, where=where, fix=_FIX)[1] == []


def test_a_rule_without_a_fix_has_none() -> None:
    assert prescribed("Litecoin is a coin.")[1][0].fix is None
