"""Over the registry: what every built-in rule must be, so that no reviewer has to remember it."""

import re
from functools import cache

import pytest

from lint.kinds import KINDS, AnyRule
from lint.packs import Library, load_folders
from lint.packs.lawful import CAPS, known
from lint.rule import ExampleCase
from lint.rulebook.examples import run_examples
from lint.ruleset import Ruleset
from lint.terms import CATEGORIES, SEVERITIES

# A kind finds what its families are about; a disclaimer rule may also ask for information that a law requires.
FAMILIES = {
    "wording": ("wording",),
    "figure": ("figure",),
    "disclaimer": ("disclaimer",),
    "repetition": ("text",),
    "metadata": ("metadata",),
    "freshness": ("text", "figure"),
    "consistency": ("figure",),
    "suppression": ("suppression",),
}
# An id reads after "ignore": a thing and no act.
VERBS = re.compile(r"^(avoid|check|do|dont|ensure|forbid|no|prohibit|require|use)-")
PLACEHOLDERS = {"quote", "figures", "keys", "words", "source", "difference", "wanted", "found", "name", "reason", "until"}


@cache
def library() -> Library:
    return load_folders()


def rules() -> list[AnyRule]:
    return list(library().rules)


RULES = {rule.id: rule for rule in rules()}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_the_built_in_packs_are_without_fault() -> None:
    assert [f"{f.path}:{f.line}: {f.message}" for f in library().faults] == []


@every_rule
def test_a_rule_says_what_why_and_what_instead(rule: AnyRule) -> None:
    assert rule.title and rule.message and rule.why
    assert rule.instead, "an editor wants to know what to write instead"
    assert rule.why != rule.message


@every_rule
def test_a_rules_category_belongs_to_its_kind(rule: AnyRule) -> None:
    kind = next(tag for tag, kind in KINDS.items() if kind.rule is type(rule))
    assert rule.category in CATEGORIES
    assert rule.category.partition("/")[0] in FAMILIES[kind]


@every_rule
def test_a_rules_severity_is_lawful(rule: AnyRule) -> None:
    most = CAPS[known(rule)] if rule.jurisdictions else "warning"
    assert SEVERITIES.index(rule.severity) >= SEVERITIES.index(most)


@every_rule
def test_a_rules_id_is_a_noun_phrase(rule: AnyRule) -> None:
    assert not VERBS.match(rule.id)
    assert rule.id not in library().names() - {r.id for r in library().rules} - set(library().redirects)


@every_rule
def test_a_message_fills_what_it_names(rule: AnyRule) -> None:
    assert set(re.findall(r"\{(\w+)\}", rule.message)) <= PLACEHOLDERS


@every_rule
def test_a_jurisdictions_rule_has_a_source_with_an_address_and_a_day(rule: AnyRule) -> None:
    if rule.jurisdictions:
        assert rule.cite
        # What was only quoted by others may have no address of its own: none is better than a guessed one.
        assert all(source.checked and (source.url or source.verified != "official") for source in rule.cite)


@every_rule
def test_a_rule_has_examples_in_each_of_its_languages(rule: AnyRule) -> None:
    for language, examples in rule.examples.items():
        cases = [case if isinstance(case, ExampleCase) else ExampleCase(case) for case in (*examples.bad, *examples.good)]
        told = {(case.text, repr(case.with_)) for case in cases}  # one text may be judged on two days, or for two trades
        assert len(told) == len(cases), language


@every_rule
def test_a_rules_examples_hold(rule: AnyRule) -> None:
    failed = [outcome for outcome in run_examples(library(), [rule]) if outcome.problem]
    assert [f"{o.language} {o.side} {o.number}: {o.problem}: {o.expected} → {o.found}" for o in failed] == []


def test_every_wording_has_its_text_and_source() -> None:
    for wording in library().wordings:
        assert wording.text.strip()
        assert wording.source.text and wording.source.checked, wording.id


def test_every_redirect_ends_at_a_rule() -> None:
    for name in library().redirects:
        assert library().rule(name) is not None, name


def test_a_ruleset_of_all_rules_can_be_made() -> None:
    assert Ruleset(library()).library is library()
