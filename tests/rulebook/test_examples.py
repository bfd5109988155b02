"""`lint.rulebook.examples`: what stands in a rule is run, at its exact place."""

from datetime import date
from typing import Any

import pytest

from lint.kinds import AnyRule
from lint.kinds.freshness import Freshness
from lint.packs import Library
from lint.rule import ExampleCase, Examples, When, With
from lint.rulebook.examples import Outcome, mark, run_examples, unmark
from lint.span import Span


def rule(bad: list[Any], good: list[Any], **more: Any) -> AnyRule:
    return Freshness(
        id="vague-day", category="text/undated", severity="info", title="t", message="m", why="w",
        relative={"en": ["the other day"]}, examples={"en": Examples(bad, good)}, **more,
    )  # fmt: skip


def outcomes(bad: list[Any], good: list[Any], **more: Any) -> list[Outcome]:
    one = rule(bad, good, **more)
    return list(run_examples(Library([one]), [one], as_of=date(2026, 6, 1)))


def problems(bad: list[Any], good: list[Any], **more: Any) -> list[str]:
    return [outcome.problem for outcome in outcomes(bad, good, **more) if outcome.problem]


def test_examples_that_hold_have_no_problem() -> None:
    assert problems(["It rose [[the other day]]."], ["It rose."]) == []


@pytest.mark.parametrize(
    ("bad", "good", "problem"),
    [
        (["It [[rose]]."], [], "nothing was found"),
        (["It [[rose the other day]]."], [], "another place was found"),
        ([], ["It rose the other day."], "it was found"),
        (["It rose the other day."], [], "a bad example marks what must be found"),
        ([], ["It [[rose]]."], "a good example has nothing to find"),
        (["It [[rose."], [], "[[ stands without its ]]"),
        (["It rose]]."], [], "]] stands without its [["),
        (["It [[rose [[the]] other]] day."], [], "[[ stands inside another [["),
    ],
)
def test_an_example_that_fails_says_how(bad: list[Any], good: list[Any], problem: str) -> None:
    assert problems(bad, good) == [problem]


def test_a_failure_shows_what_was_found() -> None:
    (outcome,) = outcomes(["It [[rose the other day]]."], [])
    assert (outcome.expected, outcome.found) == ("It [[rose the other day]].", "It rose [[the other day]].")


def test_a_gap_must_fail_and_says_when_it_passes() -> None:
    assert problems([ExampleCase("It [[rose]].", gap="needs coreference")], []) == []
    (outcome,) = outcomes([ExampleCase("It rose [[the other day]].", gap="needs coreference")], [])
    assert (outcome.problem, outcome.mend) == ("it passes, and is marked as a gap (“needs coreference”)", "remove gap")


def test_a_gap_does_not_hide_an_example_that_cannot_be_run() -> None:
    assert problems([ExampleCase("It [[rose.", gap="needs coreference")], []) == ["[[ stands without its ]]"]


def test_an_example_brings_its_circumstances() -> None:
    bad = [ExampleCase("It rose [[the other day]].", With(audience="firm", jurisdictions=["fr"], topics=["crypto"]))]
    limits: dict[str, Any] = {"jurisdictions": ["fr", "uk"], "audience": ["firm"], "when": When(topics={"crypto": "named"})}
    good: list[Any] = [
        ExampleCase("It rose the other day.", With(audience="publisher", topics=["crypto"])),
        ExampleCase("It rose the other day.", With(jurisdictions=["us"], topics=["crypto"])),
        "It rose the other day.",
    ]
    assert problems(bad, good, **limits) == []


def test_an_example_with_a_date_is_of_that_date() -> None:
    assert problems([], [ExampleCase("It rose the other day.", With(date="2026-01-31"))]) == []


def test_a_rule_is_tried_on_a_day_on_which_it_holds() -> None:
    assert problems(["It rose [[the other day]]."], [], from_=date(2030, 1, 1)) == []
    assert problems(["It rose [[the other day]]."], [], until=date(2020, 1, 1)) == []


@pytest.mark.parametrize("text", ["[[a]] b [[c]]", "a [[]] b", "[[é😀]]", "none"])
def test_marks_are_read_and_written_back(text: str) -> None:
    assert mark(*unmark(text)) == text


def test_spans_count_code_points_without_the_marks() -> None:
    assert unmark("é [[😀b]] [[c]]") == ("é 😀b c", [Span(2, 4), Span(5, 6)])
