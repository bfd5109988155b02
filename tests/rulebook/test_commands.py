"""`caveat rules lock`, `docs`, `list` and `diff`, for those who keep the rules."""

import json
import subprocess
from pathlib import Path

import pytest

from lint.cli import main

_PACK = """\
pack: house
title: House rules
jurisdiction: fr
rules:
- id: vague-day
  kind: freshness
  category: text/undated
  severity: info
  title: A vague day
  message: "“{quote}” does not say when."
  why: Nobody can check it.
  instead: Write the date.
  cite: [{text: A law, checked: 2026-01-15, verified: secondary}]
  relative: {en: ["the other day"]}
  examples: {en: {bad: ["It rose [[the other day]]."], good: ["It rose."]}}
wordings:
- id: a-notice
  language: fr
  text: Perte possible.
  source: {text: A decree, checked: 2026-03-01, verified: official}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text(_PACK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    return folder


def _lock(house: Path) -> dict[str, int]:
    rows = (house / "rules.lock").read_text().splitlines()
    return {row.split()[0]: int(row.split()[1]) for row in rows if not row.startswith("#")}


def _change(house: Path) -> None:
    (house / "pack.yaml").write_text(_PACK.replace("A vague day", "A day that is vague"))


def test_a_lock_is_checked_and_renewed(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "lock", "--folder", "house", "--check"]) == 1
    assert capsys.readouterr().out == "a-notice: new\nvague-day: new\n"
    assert main(["rules", "lock", "--folder", "house"]) == 0
    assert main(["rules", "lock", "--folder", "house", "--check"]) == 0
    assert _lock(house) == {"a-notice": 1, "vague-day": 1}
    _change(house)
    assert main(["rules", "lock", "--folder", "house", "--check"]) == 1
    assert main(["rules", "lock", "--folder", "house"]) == 0
    assert _lock(house) == {"a-notice": 1, "vague-day": 2}


def test_a_changed_rule_must_stand_in_the_changelog(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changelog = house.parent / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## 0.2\n\n## 0.1\n")
    assert main(["rules", "lock", "--folder", "house"]) == 0
    _change(house)
    assert main(["rules", "lock", "--folder", "house"]) == 1
    assert "vague-day changed, and the newest section of CHANGELOG.md does not name it" in capsys.readouterr().err
    changelog.write_text("# Changelog\n\n## 0.2\n\n- `vague-day` has another title\n\n## 0.1\n")
    assert main(["rules", "lock", "--folder", "house"]) == 0
    assert _lock(house)["vague-day"] == 2


def test_before_the_first_release_every_rule_is_new(house: Path) -> None:
    (house.parent / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1 (unreleased)\n")
    assert main(["rules", "lock", "--folder", "house"]) == 0
    _change(house)
    assert main(["rules", "lock", "--folder", "house", "--check"]) == 1
    assert main(["rules", "lock", "--folder", "house"]) == 0
    assert _lock(house) == {"a-notice": 1, "vague-day": 1}


def test_the_reference_is_checked_renewed_and_cleared(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "docs", "--output", "reference"]) == 0
    assert main(["rules", "docs", "--output", "reference", "--check"]) == 0
    folder = house.parent / "reference"
    (folder / "gone.md").write_text("<!-- Written by `caveat rules docs` from rules/. Do not edit. -->\n")
    (folder / "index.md").write_text("changed")
    capsys.readouterr()
    assert main(["rules", "docs", "--output", "reference", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == ["reference/index.md: out of date", "reference/gone.md: out of date"]
    assert main(["rules", "docs", "--output", "reference"]) == 0
    assert not (folder / "gone.md").exists()


def test_a_page_that_is_not_generated_stays(house: Path) -> None:
    folder = house.parent / "reference"
    folder.mkdir()
    (folder / "ours.md").write_text("# How we keep rules\n")
    assert main(["rules", "docs", "--output", "reference"]) == 0
    assert (folder / "ours.md").exists()
    assert main(["rules", "docs", "--output", "reference", "--check"]) == 0


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--unverified"], ["vague-day"]),
        (["--checked-before", "2026-02-01"], ["vague-day"]),
        (["--checked-before", "2026-04-01"], ["vague-day", "a-notice"]),
        (["--checked-before", "2026-01-15"], []),
    ],
)
def test_sources_that_want_another_look_are_listed(
    house: Path, options: list[str], ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "list", "--folder", "house", *options, "--format", "json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out) if row["pack"] == "house"] == ids


def test_the_list_shows_each_source_and_its_day(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "house", "--folder", "house", "--unverified"]) == 0
    assert "  vague-day  info     text/undated\n      2026-01-15 secondary: A law\n" in capsys.readouterr().out


def test_rules_are_compared_across_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    house = tmp_path / "house"
    house.mkdir()

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], check=True, capture_output=True)

    git("init", "-q")
    (house / "pack.yaml").write_text(_PACK)
    git("add", ".")
    git("commit", "-q", "-m", "rules")
    _change(house)
    assert main(["rules", "diff", "HEAD:house", "house"]) == 0
    assert capsys.readouterr().out == "~ vague-day: A day that is vague (title)\n"
    assert main(["rules", "diff", "HEAD:house", "HEAD:house/"]) == 0
    assert capsys.readouterr().out == "No rule changed.\n"


@pytest.mark.parametrize("name", ["no-such-thing", "--output=x", "HEAD:nowhere"])
def test_what_is_neither_folder_nor_revision_is_told(house: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "diff", "--", name, "house"]) == 2
    assert "revisions of git" in capsys.readouterr().err
