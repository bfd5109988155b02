"""`rules/README.md`: what it shows works."""

import re
from pathlib import Path
from textwrap import dedent

from lint.builtin import rules_folder
from lint.packs import load_folders
from lint.packs.decode import decode
from lint.rulebook.examples import run_examples

README = (rules_folder() / "README.md").read_text("utf-8")


def blocks() -> list[str]:
    """The indented blocks of the page."""
    return [dedent(found[0]).strip("\n") + "\n" for found in re.finditer(r"(?m)(?:^ {4}.*\n|^\n(?= {4}))+", README)]


def test_the_pack_that_it_shows_loads_and_its_examples_hold(tmp_path: Path) -> None:
    (pack,) = (block for block in blocks() if block.startswith("pack:"))
    (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
    library = load_folders((tmp_path,), builtin=False)
    assert library.faults == ()
    assert [outcome.problem for outcome in run_examples(library, library.rules) if outcome.problem] == []


def test_the_change_that_it_shows_is_one() -> None:
    (change,) = (block for block in blocks() if block.startswith("rules:\n- id: dead-pointer"))
    decoded = decode(f"pack: house\ntitle: House\n{change}", "p.yaml")
    assert decoded.faults == ()
    assert [one.id for one in decoded.changes] == ["dead-pointer"]


def test_it_names_every_field_of_a_rule_and_every_kind() -> None:
    for name in ("`id`", "`kind`", "`category`", "`severity`", "`title`", "`message`", "`why`", "`instead`", "`examples`", "`cite`"):
        assert f"| {name}" in README
    for name in ("`audience`", "`from`", "`until`", "`when`", "`replaces`", "`status`", "`since`"):
        assert name in README
