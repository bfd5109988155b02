"""What a user's folder and config hold beside rules counts in a run, and what is wrong with it is told once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lint.config import Configs
from lint.engine import check_bytes
from lint.packs import load_packs
from lint.ruleset import Ruleset


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A content repository with two articles and an empty rule folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "house").mkdir()
    (tmp_path / ".caveat.yaml").write_text("rules: house\n")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("The fund is old and the house is open to all who come.\n")
    return tmp_path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def check(folder: Path, *arguments: str) -> tuple[int, list[dict[str, Any]], list[dict[str, Any]]]:
    """Exit status, faults, findings."""
    command = [sys.executable, "-m", "lint", "check", ".", "--format", "json", *arguments]
    env = {**os.environ, "CAVEAT_CACHE_DIR": ""}
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, env=env)
    report = json.loads(done.stdout)
    return done.returncode, report["faults"], report["findings"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("topics/club.yaml", 'topic: club\ntitle: Clubs\nnamed: {en: ["(open"]}\n', "rule/phrase"),
        ("disclaimers/club.yaml", "statement: club\ntitel: Clubs\n", "data/unknown-key"),
        ("languages/en.yaml", "language: en\nabreviations: [Mfg.]\n", "data/unknown-key"),
    ],
)
def test_what_is_wrong_with_data_of_a_house_is_told_once_and_ends_with_2(house: Path, name: str, text: str, code: str) -> None:
    assert check(house)[:2] == (0, [])
    put(house / "house" / name, text)
    status, faults, _ = check(house, "--jobs", "2")
    assert (status, [fault["code"] for fault in faults]) == (2, [code])
    assert faults[0]["path"].endswith(name)
    assert faults[0]["mend"]


def sentences(path: Path) -> int:
    config = Configs().of(path)
    document = check_bytes(path.name, path.read_bytes(), Ruleset(load_packs(config)), config.profile_for(path)).document
    assert document is not None
    return len(document.sentences)


def test_an_abbreviation_of_a_house_ends_no_sentence(house: Path) -> None:
    put(house / "c.md", "We met the Xyzq. The house is old and it is open to all.\n")
    assert sentences(house / "c.md") == 2
    put(house / "more/languages/en.yaml", "language: en\nabbreviations: [Xyzq.]\n")
    put(house / ".caveat.yaml", "rules: [house, more]\n")
    assert sentences(house / "c.md") == 1


def test_a_file_that_does_not_say_what_it_is_said_to_provide_is_told_once(house: Path) -> None:
    put(house / "theme/footer.html", "<p>Made with care.</p>")
    put(house / ".caveat.yaml", "provided:\n- {category: disclaimer/risk-warning, file: theme/footer.html}\n")
    status, faults, _ = check(house)
    assert (status, [(fault["code"], fault["path"]) for fault in faults]) == (2, [("config/provided", "theme/footer.html")])
    put(house / "theme/footer.html", "<p>You can lose all the money that you put in.</p>")
    assert check(house)[:2] == (0, [])


def test_a_provided_file_counts_from_the_folder_of_its_config_in_overrides_too(house: Path) -> None:
    put(house / "site/footer.md", "You can lose all the money that you put in.\n")
    put(house / "site/.caveat.yaml", "overrides:\n- files: ['*.md']\n  provided: [{category: disclaimer/position, file: footer.md}]\n")
    status, faults, _ = check(house)
    assert (status, [(fault["code"], fault["path"]) for fault in faults]) == (2, [("config/provided", "site/footer.md")])
