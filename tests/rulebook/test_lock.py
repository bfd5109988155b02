"""`lint.rulebook.lock` and `compare`: no rule changes unseen."""

from typing import Any

from lint.kinds import AnyRule
from lint.kinds.freshness import Freshness
from lint.rule import Citation, Examples
from lint.rulebook.compare import Change, compare, since
from lint.rulebook.lock import Entry, changed, hash_of, read, renewed, unmentioned, written


def rule(id_: str = "vague-day", **more: Any) -> AnyRule:
    fields: dict[str, Any] = {
        "category": "text/undated", "severity": "info", "title": "A vague day", "message": "m", "why": "w", "examples": {},
        "relative": {"en": ["the other day"]},
    }  # fmt: skip
    return Freshness(id=id_, **{**fields, **more})


def test_a_meaning_changes_with_what_a_rule_finds_says_or_rests_on() -> None:
    before = hash_of(rule())
    for changed_field in ({"severity": "warning"}, {"relative": {"en": ["one day"]}}, {"message": "n"}, {"cite": [Citation("A law")]}):
        assert hash_of(rule(**changed_field)) != before


def test_a_meaning_outlives_examples_packs_and_another_look_at_the_source() -> None:
    assert hash_of(rule(examples={"en": Examples(["[[x]]"], ["y"])}, pack="other", since="2026.2")) == hash_of(rule())
    checked = Citation("A law", checked=None)
    assert hash_of(rule(cite=[checked])) == hash_of(rule(cite=[Citation("A law")]))


def test_a_changed_rule_has_the_next_version_and_the_others_keep_theirs() -> None:
    first = renewed({}, [rule("a"), rule("b")])
    assert {entry.version for entry in first.values()} == {1}
    second = renewed(first, [rule("a", severity="warning"), rule("b"), rule("c")])
    assert {id_: entry.version for id_, entry in second.items()} == {"a": 2, "b": 1, "c": 1}
    assert changed(first, second) == ["a"]


def test_a_lock_is_read_as_it_was_written() -> None:
    lock = {"b": Entry(2, "0123456789abcdef"), "a": Entry(1, "fedcba9876543210")}
    assert read(written(lock)) == lock
    assert read("# nothing\nnonsense here\na 1 short\n") == {}


def test_a_changed_rule_must_stand_in_the_newest_section_of_the_changelog() -> None:
    log = "# Changelog\n\n## Unreleased\n\n- `vague-day` no longer fires in quotations\n\n## 0.1\n\n- `old-day` is new\n"
    assert unmentioned(["vague-day", "old-day", "day"], log) == ["old-day", "day"]
    assert unmentioned(["a"], "") == ["a"]


def test_two_sets_of_rules_are_compared_by_meaning() -> None:
    old = [rule("a"), rule("b"), rule("c")]
    new = [rule("b", severity="warning", title="T"), rule("c", examples={"en": Examples()}), rule("d")]
    assert compare(old, new) == [
        Change("a", "removed", "A vague day"),
        Change("b", "changed", "T", ("severity", "title")),
        Change("d", "added", "A vague day"),
    ]


def test_rulesets_are_compared_by_when_a_rule_came() -> None:
    rules = [rule("a"), rule("b", since="2026.1"), rule("c", since="2026.2"), rule("d", since="2026.10")]
    assert [change.id for change in since(rules, "2026.1", "2026.9")] == ["c"]
    assert [change.id for change in since(rules, "2026.1", "2027")] == ["c", "d"]
