"""What the packs of the United Kingdom must hold: no risk wording for mainstream investments, and no text of the Union in its place."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lint.config import Profile
from lint.finding import Finding
from lint.packs import load_folders
from lint.readers import read
from lint.ruleset import Ruleset
from lint.terms import Audience

UK_CRYPTO = (
    "Don't invest unless you're prepared to lose all the money you invest. "
    "This is a high-risk investment and you should not expect to be protected if something goes wrong."
)
EU_CRYPTO = (
    "This crypto-asset marketing communication has not been reviewed or approved by any competent authority in any Member State of "
    "the European Union. The offeror of the crypto-asset is solely responsible for the content of this crypto-asset marketing "
    "communication."
)
EU_CFD = (
    "CFDs are complex instruments and come with a high risk of losing money rapidly due to leverage. Between 74-89 % of retail investor "
    "accounts lose money when trading CFDs. You should consider whether you understand how CFDs work and whether you can afford to take "
    "the high risk of losing your money."
)
FUND = "# Our index fund\n\nYou should buy our index fund for your ISA. It holds 400 companies and costs little."


@cache
def ruleset() -> Ruleset:
    return Ruleset(load_folders())


def found(text: str, audience: Audience, *where: str) -> list[Finding]:
    document, _ = read("a.md", text.encode(), language="en")
    assert document is not None
    profile = Profile(root=Path("/"), path="a.md", jurisdictions=where, audience=audience, as_of=date(2026, 11, 25))
    return ruleset().check(document, profile)[1]


@pytest.mark.parametrize("audience", ["firm", "publisher", "influencer", "adviser"])
def test_a_mainstream_fund_needs_no_risk_warning(audience: Audience) -> None:
    assert [f.rule for f in found(FUND, audience, "uk") if f.category == "disclaimer/risk-warning"] == []
    assert [f.rule for f in found(FUND, audience) if f.category == "disclaimer/risk-warning"] == ["missing-risk-warning"]


def test_a_benefit_of_a_mainstream_fund_wants_balance_as_advice_only() -> None:
    (finding,) = [f for f in found(f"{FUND} It had a return of 9 %.", "firm", "uk") if f.category == "disclaimer/risk-warning"]
    assert (finding.rule, finding.severity) == ("uk-mainstream-imbalance", "info")


def test_crypto_beside_a_fund_still_needs_its_warning() -> None:
    rules = [f.rule for f in found(f"{FUND}\n\n## Buy bitcoin too\n\nIt is in the app.", "firm", "uk")]
    assert "uk-crypto-warning" in rules
    assert "missing-risk-warning" not in rules


def test_the_statement_of_the_union_is_named_where_the_british_one_is_wanted() -> None:
    text = f"# Buy litecoin with us\n\n{EU_CRYPTO}\n\nOur app opens on Monday."
    (finding,) = [f for f in found(text, "firm", "uk") if f.rule == "uk-crypto-warning"]
    assert finding.evidence["form"] == "variant"
    assert "2023/1114" in finding.message


def test_the_british_warning_is_named_where_the_statement_of_the_union_is_wanted() -> None:
    text = f"# Our ICO\n\n{UK_CRYPTO}\n\nEverybody may join the ICO of our coin."
    said = [f for f in found(text, "firm", "eu") if f.evidence.get("form") == "variant"]
    assert said
    assert all("COBS 4.12A.11R" in f.message for f in said)


def test_the_text_of_the_union_for_cfds_without_figures_is_named() -> None:
    text = f"# Trade CFDs with us\n\n{EU_CFD}\n\nOur spreads are narrow."
    (finding,) = [f for f in found(text, "firm", "uk") if f.rule == "uk-cfd-warning"]
    assert finding.evidence["form"] in ("variant", "outdated")


def test_the_short_form_is_named_on_a_page_that_has_room() -> None:
    text = "# Buy litecoin with us\n\nDon't invest unless you're prepared to lose all the money you invest.\n\nOur app opens on Monday."
    (finding,) = [f for f in found(text, "firm", "uk") if f.rule == "uk-crypto-warning"]
    assert finding.evidence["form"] == "variant"
    assert "4.12A.11R(2)" in finding.message
