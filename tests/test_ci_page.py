"""`docs/ci.md`: its commands write the reports that it names, and its recipes are well-formed."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from lint.cli import main
from lint.errors import Exit
from lint.report import WRITERS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
COMPONENT, _ = yaml.safe_load_all((ROOT / "templates" / "caveat.yml").read_text("utf-8"))
RECIPES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"(caveat check content/[^'|\n]*)", PAGE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_its_reports(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("# Coins\n\nThe fund offers guaranteed returns.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    words = shlex.split(command)
    assert main(words[1:]) == (Exit.OK if "none" in words else Exit.FINDINGS)
    outputs = [words[index + 1] for index, word in enumerate(words) if word == "--output"]
    assert all((tmp_path / output).stat().st_size for output in outputs)


def test_every_format_is_told() -> None:
    assert len(COMMANDS) >= 5
    table = PAGE.partition("## Exit status")[0]
    assert set(re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)[1:]) == {
        *(f"`{name}`" for name in WRITERS if not name.startswith("json")), "`json`, `jsonl`",
    }  # fmt: skip


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_yaml(recipe: str) -> None:
    assert isinstance(yaml.safe_load(recipe), dict)


def test_the_inputs_of_the_recipes_are_those_of_the_action_and_the_component() -> None:
    recipes = [yaml.safe_load(recipe) for recipe in RECIPES]
    steps = [step for recipe in recipes for step in recipe.get("steps", recipe.get("jobs", {}).get("caveat", {}).get("steps", []))]
    of_action = [step["with"] for step in steps if step["uses"].startswith("OWNER/caveat@")]
    of_component = [include["inputs"] for recipe in recipes for include in recipe.get("include", [])]
    assert (len(of_action), len(of_component)) == (3, 2)
    assert {name for given in of_action for name in given} <= set(ACTION["inputs"])
    assert {name for given in of_component for name in given} <= set(COMPONENT["spec"]["inputs"])


def test_every_input_is_told() -> None:
    rows = re.search(r"\| input \|.*?\n\n", PAGE, re.DOTALL)
    assert rows and {name for row in rows[0].strip().splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1])} == set(
        ACTION["inputs"]
    )
    told = re.search(r"Its inputs are .*?\. Only", PAGE, re.DOTALL)
    assert told and set(re.findall(r"`([a-z-]+)`", told[0])) == set(COMPONENT["spec"]["inputs"])


def test_the_exit_statuses_are_those_of_the_command() -> None:
    rows = re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)
    assert [int(row) for row in rows] == [status.value for status in Exit]
