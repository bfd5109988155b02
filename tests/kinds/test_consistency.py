"""The kind `consistency`: figures against approved ones, against one another, and approved ones against their limit."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lint.config import Profile
from lint.context import Context
from lint.finding import Finding
from lint.kinds import figure
from lint.kinds.consistency import Consistency, check
from lint.packs import Library
from lint.readers import read

HEAD: dict[str, Any] = {"severity": "warning", "title": "t", "why": "w", "examples": {}}
FACTS = Consistency(id="facts", category="figure/contradiction", message="{quote}: {reason}", of=("facts",), **HEAD)
AGE = Consistency(id="age", category="figure/stale", message="{quote}: {reason}", of=("age",), **HEAD)
ARTICLE = Consistency(id="article", category="figure/contradiction", message="{quote}: {reason}", of=("article",), **HEAD)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text("id,value,unit,as-of,source,aliases,limit\naum,13482000,EUR,2026-01-31,Annual report,assets under management,180\n")
    return path


def found(rule: Consistency, text: str, *files: Path, language: str = "en") -> tuple[str, list[Finding]]:
    document, _ = read("a.md", text.encode(), language=language)
    assert document is not None
    context = Context(
        msgspec.structs.replace(document, language=language), Library([rule]), Profile(facts=tuple(files), as_of=date(2026, 3, 1))
    )
    figure.observe([], context)
    return document.text, list(check(rule, context))


def spans(rule: Consistency, text: str, *files: Path, language: str = "en") -> list[str]:
    source, findings = found(rule, text, *files, language=language)
    return [source[f.span.start : f.span.end] for f in findings]


@pytest.mark.parametrize("figure_", ["€13.5 million", "€13.48 million", "€13,482,000", "between €13 million and €14 million"])
def test_a_figure_that_rounds_to_the_fact_agrees(facts: Path, figure_: str) -> None:
    assert spans(FACTS, f"Acme has assets under management of {figure_}.", facts) == []


@pytest.mark.parametrize("figure_", ["€12 million", "€13.5 billion", "€13.4 million"])
def test_another_value_contradicts_it(facts: Path, figure_: str) -> None:
    assert spans(FACTS, f"Acme has assets under management of {figure_}.", facts) == [figure_]


def test_the_finding_shows_both_values_and_the_source(facts: Path) -> None:
    _, (finding,) = found(FACTS, "Acme has assets under management of €12 million.", facts)
    assert finding.message == "€12 million: the approved figure “aum” is 13,482,000 EUR, as of 2026-01-31 (Annual report)"


@pytest.mark.parametrize(
    "text",
    [
        "Acme has assets under management in twelve countries.",
        "Acme has assets under management, and pays 12 % tax.",
        "In 2019, Acme had assets under management of €9 million.",
        "Acme paid €12 million for its rival.",
    ],
)
def test_another_unit_another_year_or_another_thing_is_no_contradiction(facts: Path, text: str) -> None:
    assert spans(FACTS, text, facts) == []


def test_a_figure_that_agrees_is_supported_by_its_fact(facts: Path) -> None:
    document, _ = read("a.md", b"Acme has assets under management of EUR 13.5 million.", language="en")
    assert document is not None
    context = Context(document, Library([]), Profile(facts=(facts,)))
    figure.observe([], context)
    assert [(f.support, f.evidence) for f in context.figures] == [("fact", "the approved figure “aum” (Annual report)")]


def test_a_fact_past_its_limit_is_stale_on_the_day_of_the_article(facts: Path) -> None:
    text = "---\ndate: {day}\n---\n\nAcme has assets under management of €13.5 million."
    assert spans(AGE, text.format(day="2026-07-30"), facts) == []
    assert spans(AGE, text.format(day="2026-07-31"), facts) == ["€13.5 million"]


def test_a_title_ten_times_its_text_is_a_contradiction() -> None:
    title = "---\ntitle: Acme raises $10 billion for its toy factories\n---\n\n"
    assert spans(ARTICLE, title + "Acme has raised $1 billion for its toy factories in the north.") == ["$1 billion"]
    assert spans(ARTICLE, title + "Acme has raised $10 billion for its toy factories in the north.") == []
    assert spans(ARTICLE, title + "Its rival paid $1 billion for a bank.") == []
    assert spans(ARTICLE, title + "Acme has raised $8 billion for its toy factories in the north.") == []


def test_a_total_that_is_not_the_sum_of_its_rows_is_a_contradiction() -> None:
    table = "| Share | Amount |\n| --- | --- |\n| Bonds | $40 million |\n| Shares | $50 million |\n| {label} | {total} |"
    assert spans(ARTICLE, table.format(label="Total", total="$100 million")) == ["$100 million"]
    assert spans(ARTICLE, table.format(label="Total", total="$90 million")) == []
    assert spans(ARTICLE, table.format(label="Gold", total="$100 million")) == []


def test_a_sum_that_is_wrong_is_a_contradiction_and_one_that_is_rounded_is_none() -> None:
    assert spans(ARTICLE, "The rate is 18.6 % + 12.8 % = 33.4 %.") == ["33.4 %"]
    assert spans(ARTICLE, "The rate is 18.6 % + 12.8 % = 31.4 %.") == []
    assert spans(ARTICLE, "The rate is 18.64 % + 12.84 % = 31.5 %.") == []
