"""`lint.yamlfile`: YAML as text with places, decoded by types, hostile input refused."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta

from lint.yamlfile import Mapping, Scalar, Sequence, convert, load, loads, parse, plain, suggest


class Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    level: Literal["high", "low"] = "low"
    day: date | None = None
    many: int = 0
    switch: bool = False
    word_list: list[str] = []
    from_: str = ""


class Root(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1)]
    leaves: list[Leaf] = []
    by_code: dict[str, list[str]] = {}
    text_or_leaf: str | Leaf = ""


def problem(text: str) -> tuple[int, int, str, str]:
    value, faults = loads(text, Root, "f.yaml")
    assert value is None
    (fault,) = faults
    return fault.line, fault.column, fault.message, fault.mend


def test_types_decide_what_a_scalar_is() -> None:
    text = "name: no\nleaves:\n- {day: 2026-01-31, many: 12, switch: true, word-list: [no, 12:30, 1e3, null], from: '08'}\n"
    root, faults = loads(text, Root, "f.yaml")
    assert faults == []
    assert root == Root("no", [Leaf(day=date(2026, 1, 31), many=12, switch=True, word_list=["no", "12:30", "1e3", "null"], from_="08")])


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert loads("# nothing yet\n", Leaf, "f.yaml") == (Leaf(), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: a\nnome: b\n", (2, 1, "unknown key 'nome'", "did you mean 'name'?")),
        ("leaves: []\n", (1, 1, "the key 'name' is missing", "add 'name:'")),
        ("name: a\nleaves:\n- {many: x}\n", (3, 10, "'x' is no number that fits here", "write digits, such as 30")),
        ("name: a\nleaves:\n- level: hihg\n", (3, 10, "'hihg' is not one of the values that this key takes", "did you mean 'high'?")),
        ("name: a\nleaves:\n- {}\n- day: 31.01.2026\n", (4, 8, "'31.01.2026' is no date", "write it as 2026-01-31")),
        ("name: a\nleaves:\n- switch: perhaps\n", (3, 11, "'perhaps' is neither true nor false", "write true or false")),
        ("name: a\nby_code:\n  fr: un\n", (3, 7, "a list is wanted here, and this is the text “un”", 'write it as a list: ["un"]')),
        ("name: a\nby_code:\n  fr: [un, [deux]]\n", (3, 12, "text is wanted here, and this is a list", "")),
        ("name: a\nby_code:\n  fr: [un,\n    {deux: trois}]\n", (4, 5, "text is wanted here, and this is a mapping (key: value)", "")),
        ("name: ''\n", (1, 7, "this text is empty", "write it")),
        ("name:\n", (1, 1, "the key 'name' has no value", "give it one, or leave the key out")),
        ("name: a\ntext_or_leaf: {levle: low}\n", (2, 16, "unknown key 'levle'", "did you mean 'level'?")),
        ("name: a\ntext_or_leaf: [a]\n", (2, 15, "text or a mapping (key: value) is wanted here, and this is a list", "")),
        ("- name\n", (1, 1, "a mapping (key: value) is wanted here, and this is a list", "")),
    ],
)
def test_a_misfit_has_its_place_and_its_mend(text: str, expected: tuple[int, int, str, str]) -> None:
    assert problem(text) == expected


def test_a_misfit_deep_in_a_dictionary_is_placed_although_its_error_path_has_no_keys() -> None:
    text = "name: a\nby_code:\n  en: [fine]\n  de: [gut]\n  fr: [[mauvais]]\n"
    assert problem(text)[:2] == (5, 8)


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("name: &x a\n", 1, 7, "anchor"),
        ("name: a\nleaves: *x\n", 2, 9, "alias"),
        ("name: !!str a\n", 1, 7, "tag"),
        ("name: !a b\n", 1, 7, "tag"),
        ("name: a\nname: b\n", 2, 1, "twice"),
        ("name: a\nleaves:\n- {many: 1, many: 2}\n", 3, 13, "twice"),
        ("name: a\n---\nname: b\n", 2, 1, "document"),
        ("? [a]\n: b\nname: a\n", 1, 3, "key"),
        ("name: 'a\n", 2, 1, "no YAML"),
        ("name: a\n\tmany: b\n", 2, 1, "no YAML"),
        ("name: \x07\n", 1, 7, "does not allow"),
    ],
)
def test_what_a_rule_does_not_need_is_refused_where_it_stands(text: str, line: int, column: int, word: str) -> None:
    found = problem(text)
    assert found[:2] == (line, column)
    assert word in found[2]


def test_a_phrase_that_yaml_cannot_read_is_told_to_be_quoted() -> None:
    assert problem("name: a\nby_code:\n  en:\n  - *ly risky\n")[3] == 'if it is text, put it in quotes: "*ly risky"'


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_a_fault_and_no_crash(opening: str) -> None:
    assert "nested more than" in problem(opening * 20_000)[2] or "no YAML" in problem(opening * 20_000)[2]


def test_an_alias_bomb_is_never_opened() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    assert "anchor" in problem("\n".join(lines))[2]


def test_lines_are_counted_over_every_line_end_and_columns_in_code_points() -> None:
    assert problem("# é😀\r\n# b\rname: a\r\nétrange: 😀\n")[:2] == (4, 1)
    assert problem("name: a\nby_code: {é😀: [[x]]}\n")[:2] == (2, 16)


def test_a_bad_object_does_not_spoil_its_neighbour() -> None:
    tree, faults = parse("- {name: a, name: b}\n- {name: c}\n", "f.yaml")
    assert tree is not None
    assert faults == []
    assert isinstance(tree.root, Sequence)
    results = [convert(tree, node, Root) for node in tree.root.items]
    assert results[0][0] is None and "twice" in results[0][1].message
    assert results[1] == (Root("c"), None)


def test_nodes_know_their_quotes() -> None:
    tree, _ = parse("a: b\nc: 'd'\n", "f.yaml")
    assert tree is not None
    assert isinstance(tree.root, Mapping)
    first, second = (value for _, value in tree.root.pairs)
    assert isinstance(first, Scalar) and first.plain
    assert isinstance(second, Scalar) and not second.plain


def test_files_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"name: ok\nx: caf\xe9\n")
    assert load(bad, Root, "bad.yaml")[1][0].message == "it is not UTF-8: byte 15"
    assert load(tmp_path / "none.yaml", Root)[1][0].code == "data/unreadable"
    assert load(tmp_path, Root)[1][0].code == "data/unreadable"


def test_a_byte_order_mark_is_no_character(tmp_path: Path) -> None:
    file = tmp_path / "bom.yaml"
    file.write_bytes(b"\xef\xbb\xbfname: a\n")
    assert load(file, Root) == (Root("a"), [])


def test_suggestions_are_near_or_few() -> None:
    assert suggest("wordng", ["wording", "figure"]) == "did you mean 'wording'?"
    assert suggest("zzz", ["wording", "figure"]) == "write one of: wording, figure"
    assert suggest("zzz", ["wording", "figure"], few=1) == ""


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!'\"#|>%@`,? \n\t\ré0"), max_size=60))
def test_no_text_crashes_the_reader_and_every_fault_has_a_place_in_it(text: str) -> None:
    value, faults = loads(text, Root, "f.yaml")
    assert (value is None) == bool(faults)
    for fault in faults:
        assert 1 <= fault.line <= text.count("\n") + text.count("\r") + 1
    tree, _ = parse(text, "f.yaml")
    if tree is not None and tree.root is not None:
        plain(tree.root)
