"""What the packs of the Union and its members say of whole articles: the law of the day, of the place, and of one's trade."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from lint.config import Profile
from lint.finding import Finding
from lint.packs import load_folders
from lint.readers import read
from lint.ruleset import Ruleset
from lint.terms import Audience

LIBRARY = load_folders()
RULESET = Ruleset(LIBRARY)

OLD = "Un crédit vous engage et doit être remboursé. Vérifiez vos capacités de remboursement avant de vous engager."
NEW = "Attention ! Un crédit coûte de l'argent et doit être remboursé !"
LOAN = "# Un crédit pour la voiture\n\nVous pouvez demander un prêt personnel en agence."


def lawful(
    text: str, language: str, where: str, *, day: str = "", audience: Audience = "firm", as_of: date = date(2026, 11, 25)
) -> list[Finding]:
    """The findings of jurisdictions' rules alone."""
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    profile = Profile(root=Path("/"), path="article.md", as_of=as_of, jurisdictions=tuple(where.split(",")), audience=audience)
    _, findings, faults = RULESET.check(msgspec.structs.replace(document, date=day), profile)
    assert not faults
    return [f for f in findings if (rule := LIBRARY.rule(f.rule)) is not None and rule.jurisdictions]


def named(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, f.evidence.get("form", "")) for f in findings]


@pytest.mark.parametrize("where", ["fr", "eu,fr"])
@pytest.mark.parametrize(
    ("day", "mention", "found"),
    [
        ("2026-11-19", "", [("fr-credit-commitment-mention", "missing")]),
        ("2026-11-19", OLD, []),
        ("2026-11-19", NEW, [("fr-credit-commitment-mention", "outdated")]),
        ("2026-11-21", "", [("fr-credit-cost-mention", "missing")]),
        ("2026-11-21", OLD, [("fr-credit-cost-mention", "outdated")]),
        ("2026-11-21", NEW, []),
    ],
)
def test_a_french_credit_article_gets_the_mention_of_its_day(where: str, day: str, mention: str, found: list[tuple[str, str]]) -> None:
    assert named(lawful(f"{LOAN}\n\n{mention}", "fr", where, day=day)) == found


def test_without_a_date_the_day_of_the_run_decides() -> None:
    assert named(lawful(LOAN, "fr", "fr", as_of=date(2026, 11, 1))) == [("fr-credit-commitment-mention", "missing")]
    assert named(lawful(LOAN, "fr", "fr", as_of=date(2026, 12, 1))) == [("fr-credit-cost-mention", "missing")]


def test_where_no_national_text_is_known_the_directive_asks() -> None:
    assert named(lawful(LOAN, "fr", "eu", day="2026-11-21")) == [("eu-borrowing-warning", "missing")]
    assert named(lawful(LOAN, "fr", "be", day="2026-11-21")) == [("be-credit-warning", "missing")]
    assert named(lawful(LOAN, "fr", "br", day="2026-11-21")) == []


@pytest.mark.parametrize("audience", ["firm", "influencer", "publisher", "adviser"])
def test_a_spanish_crypto_article_of_today_hears_nothing_of_the_repealed_circular(audience: Audience) -> None:
    text = "# Compra bitcoin\n\nCompra bitcoin con nosotros hoy mismo. Puedes perder todo el dinero."
    assert [f.rule for f in lawful(text, "es", "es", day="2026-11-25", audience=audience) if f.rule.startswith("es-")] == []
    assert [f.rule for f in lawful(text, "es", "es", audience=audience) if f.rule.startswith("es-")] == []


def test_the_british_text_on_coins_is_no_belgian_one() -> None:
    text = "# Bitcoin kopen\n\nGebruik de kortingscode HALLO.\n\nDon't invest unless you're prepared to lose all the money you invest."
    found = named(lawful(text, "nl", "be", audience="influencer"))
    assert ("be-crypto-warning", "variant") in found


def test_an_independent_publisher_is_not_asked_what_firms_must_say() -> None:
    text = "# Bonds\n\nYou can buy bonds from fifty euros. Their yield is paid in June, and it rose by 8 %."
    assert lawful(text, "en", "eu", audience="publisher") == []
    assert {f.rule for f in lawful(text, "en", "eu", audience="firm")} >= {"eu-benefit-without-risk"}


def test_the_warning_on_cfds_is_that_of_the_articles_language() -> None:
    english = (
        "CFDs are complex instruments and come with a high risk of losing money rapidly due to leverage. 76 % of retail investor accounts "
        "lose money when trading CFDs with this provider. You should consider whether you understand how CFDs work and whether you can "
        "afford to take the high risk of losing your money."
    )
    text = "# CFDs\n\nBei uns lassen sich CFDs handeln."
    assert named(lawful(text, "de", "de")) == [("de-cfd-risk-warning", "missing")]
    assert named(lawful(f"{text}\n\n{english}", "de", "de")) == [("de-cfd-risk-warning", "translation")]
    assert named(lawful(f"# CFDs\n\nWe let traders trade CFDs on gold.\n\n{english}", "en", "de")) == []
    assert named(lawful(f"# CFDs\n\nWe let traders trade CFDs on gold.\n\n{english}", "en", "eu")) == []


def test_every_finding_of_a_jurisdiction_can_be_cited() -> None:
    (found,) = lawful(LOAN, "fr", "fr", day="2026-11-21")
    rule = LIBRARY.rule(found.rule)
    assert rule is not None and rule.cite[0].url and rule.cite[0].checked and rule.cite[0].verified == "secondary"
    assert found.severity == "warning"


def spoken(text: str, language: str, where: str, audience: Audience) -> set[str]:
    """All findings on disclaimers, the general ones too."""
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    profile = Profile(root=Path("/"), path="article.md", as_of=date(2026, 11, 25), jurisdictions=tuple(where.split(",")), audience=audience)
    return {f.rule for f in RULESET.check(document, profile)[1] if f.category.startswith("disclaimer/")}


def test_a_national_rule_silences_no_other_where_it_does_not_speak() -> None:
    coin = "# Le bitcoin\n\nLe bitcoin s'échange jour et nuit."
    assert "missing-risk-warning" in spoken(coin, "fr", "be", "publisher")
    loan = "You can apply for a personal loan from 3.9 %."
    assert "eu-credit-example" in spoken(loan, "en", "de", "firm")
    assert "eu-credit-example" not in spoken("Sie können einen Ratenkredit ab 3,9 % beantragen.", "de", "de", "firm")


def test_one_law_speaks_where_two_say_the_same() -> None:
    text = "Mit dem Gutscheincode HALLO sparst du Gebühren."
    assert spoken(text, "de", "eu,de", "publisher") == {"de-advertising-label"}
