"""`lint.rulebook.fmt`: phrases get their quotes, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.rulebook.fmt import quoted
from lint.yamlfile import parse


def block(*items: str) -> str:
    return "phrases:\n  en:\n" + "".join(f"  - {item}\n" for item in items)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("the rise", '"the rise"'),
        ("the #1 coin", '"the #1 coin"'),
        ("the rise  # of late", '"the rise"  # of late'),
        ('"the rise"  # of late', '"the rise"  # of late'),
        ("'the rise'", "'the rise'"),
        ("*ly risky", '"*ly risky"'),
        ("&co", '"&co"'),
        ("[the] rise", '"[the] rise"'),
        ("{figure} of …", '"{figure} of …"'),
        ("! now", '"! now"'),
        ("@home", '"@home"'),
        ("the \\d", '"the \\\\d"'),
        ('say "now"', '"say \\"now\\""'),
    ],
)
def test_a_phrase_gets_its_quotes(written: str, wanted: str) -> None:
    assert quoted(block(written)) == block(wanted)


def test_lists_in_one_line_and_examples_are_quoted_too() -> None:
    text = "examples:\n  en: {bad: [One [[two]]], good: [x]}\nphrases: {fr: [l'an, 'un'], any: [btc]}\n"
    assert quoted("phrases: {fr: [l'an, 'un'], any: [btc]}\n") == 'phrases: {fr: ["l\'an", \'un\'], any: ["btc"]}\n'
    assert quoted(text).endswith("any: [btc]}\n") or '"btc"' in quoted(text)


def test_other_keys_keep_their_plain_values() -> None:
    text = "id: vague-day  # of ours\nseverity: info\naudience: [firm]\n"
    assert quoted(text) == text


def test_what_cannot_be_mended_comes_back_as_it_was() -> None:
    text = "a: [\nb: }\n"
    assert quoted(text) == text


def test_quoting_twice_changes_nothing() -> None:
    once = quoted(block("the #1 coin", "*ly risky", "the rise"))
    assert quoted(once) == once


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet=st.sampled_from("abc()[]|<>*…+{}#&!é'\" ,:-"), min_size=1, max_size=20), min_size=1, max_size=4))
def test_what_is_quoted_can_be_read(items: list[str]) -> None:
    text = quoted(block(*items))
    tree, _ = parse(text, "")
    before, _ = parse(block(*items), "")
    assert tree is not None or before is None
