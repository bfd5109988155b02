"""`docs/ci.md`: its commands write the reports that it names, and its recipes are well-formed."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from lint.cli import main
from lint.errors import Exit
from lint.report import WRITERS

PAGE = (Path(__file__).parents[1] / "docs" / "ci.md").read_text("utf-8")
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
    assert len(COMMANDS) > 5
    assert set(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)[1:]) == {
        *(f"`{name}`" for name in WRITERS if not name.startswith("json")), "`json`, `jsonl`",
    }  # fmt: skip


@pytest.mark.parametrize("recipe", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
def test_a_recipe_is_yaml(recipe: str) -> None:
    assert isinstance(yaml.safe_load(recipe), dict)


def test_the_exit_statuses_are_those_of_the_command() -> None:
    rows = re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)
    assert [int(row) for row in rows] == [status.value for status in Exit]
