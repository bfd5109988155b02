"""The kind `figure`: one finding a sentence, a table and a restated value, and none where a reader can look it up."""

from typing import Any

import msgspec

from lint.context import Context
from lint.finding import Finding
from lint.kinds.figure import FigureRule, check, observe
from lint.packs import Library
from lint.readers import read

HEAD: dict[str, Any] = {"severity": "warning", "title": "t", "why": "w", "examples": {}}
BARE = FigureRule(id="bare", category="figure/unsupported", message="No source for {figures}.", **HEAD)
VAGUE = FigureRule(id="vague", category="figure/vague-source", message="{figures}: {source}.", **HEAD)


def found(text: str, rule: FigureRule = BARE, language: str = "en") -> tuple[str, list[Finding]]:
    document, _ = read("a.md", text.encode(), language=language)
    assert document is not None
    context = Context(msgspec.structs.replace(document, language=language), Library([rule]))
    observe([rule], context)
    return document.text, list(check(rule, context))


def shown(text: str, rule: FigureRule = BARE, language: str = "en") -> list[tuple[str, list[str]]]:
    """Each finding's own words, and those of its related figures."""
    source, findings = found(text, rule, language)
    return [
        (source[f.span.start : f.span.end], [source[r.span.start : r.span.end] for r in f.related if r.role == "figure"]) for f in findings
    ]


def test_a_sentence_has_one_finding_with_its_other_figures_beside() -> None:
    assert shown("Sales rose by 5 % to $3 million. Profits fell by 7 %.") == [("5 %", ["$3 million"]), ("7 %", [])]


def test_a_table_has_one_finding() -> None:
    text = "| Fund | Fee |\n| --- | --- |\n| Alpha | 0.2 % |\n| Beta | 0.4 % |\n\nSales fell by 3 %."
    assert shown(text) == [("0.2 %", ["0.4 %"]), ("3 %", [])]


def test_a_value_that_is_restated_has_one_finding_at_its_first_place() -> None:
    text = "---\ntitle: Acme sells toys for $13.7 million\n---\n\nAcme sold toys for $13.7 million."
    assert shown(text) == [("$13.7 million", ["$13.7 million"])]


def test_the_same_value_of_another_thing_is_another_finding() -> None:
    text = "---\ntitle: Gold fell 5 %\n---\n\nAcme pays a dividend of 5 %."
    assert shown(text) == [("5 %", []), ("5 %", [])]


def test_what_a_reader_can_look_up_is_no_finding() -> None:
    assert shown("Sales rose by 5 %, according to Eurostat.") == []


def test_a_vague_source_is_reported_by_its_own_rule_only_with_the_source_beside() -> None:
    text = "Experts say that sales will rise by 5 %."
    assert shown(text) == []
    source, (finding,) = found(text, VAGUE)
    assert source[finding.span.start : finding.span.end] == "5 %"
    assert [(r.role, source[r.span.start : r.span.end]) for r in finding.related] == [("source", "Experts")]
    assert finding.message == "“5 %”: Experts."


def test_the_message_names_the_figures_and_counts_what_is_too_much() -> None:
    _, (two,) = found("Sales rose by 5 % to $3 million.")
    assert two.message == "No source for “5 %” and “$3 million”."
    _, (many,) = found("Sales rose by 1 %, 2 %, 3 %, 4 %, 5 %, 6 %, 7 % and 8 %.")
    assert many.message.endswith("“6 %” and 2 more.")


def test_the_evidence_says_why_and_gives_values() -> None:
    _, (finding,) = found("Sales rose to $3 million.")
    assert finding.evidence["reason"] == "no link, note or named source in this sentence or the one before"
    assert finding.evidence["figures"] == [{"quote": "$3 million", "value": 3e6, "high": None, "unit": "USD", "kind": "money"}]


def test_a_rule_may_ask_for_stronger_support() -> None:
    strict = msgspec.structs.replace(BARE, support=("link", "note"))
    assert shown("Sales rose by 5 %, according to Eurostat.", strict) == [("5 %", [])]
    assert shown("Sales rose by [5 %](https://eurostat.example/sales/2024).", strict) == []


def test_a_rule_may_look_at_some_kinds_only_and_leave_sentences_alone() -> None:
    assert shown("Sales rose by 5 % to $3 million.", msgspec.structs.replace(BARE, kinds=("money",))) == [("$3 million", [])]
    spared = msgspec.structs.replace(BARE, unless={"en": ["press release"]})
    assert shown("This press release says 5 %. Sales rose by 7 %.", spared) == [("7 %", [])]
