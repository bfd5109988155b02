"""`caveat check --diff` in a log of GitHub Actions: no line of an article gives orders, and `git apply` takes what comes out."""

import subprocess
from pathlib import Path

import pytest

from lint.cli import main
from lint.report.escape import unheard
from tests.report.reading import commands, obeyed

CONFIG = "fixes:\n  disclaimer/past-performance:\n    en: Past performance is no guide to future results.\n"
ARTICLE = "# Litecoin\n\nLitecoin rose 40 % last year, and it is a coin for all of us.\n"
ORDERS = "\n::set-output name=a::b\n  ::error::x\n##[add-mask]coin\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".caveat.yaml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    return tmp_path


def shown(article: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    article.write_bytes(text.encode())
    main(["check", "--diff", article.name])
    return capsys.readouterr().out


def test_a_line_of_an_article_is_no_command_and_git_takes_the_diff(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diff = shown(house / "a.md", ARTICLE + ORDERS, capsys)
    assert {name for name, _, _ in commands(diff)} >= {"set-output", "error", "add-mask"}
    assert obeyed(diff) == []
    subprocess.run(["git", "apply", "-"], cwd=house, input=diff.encode(), check=True)
    assert "Past performance is no guide to future results." in (house / "a.md").read_text("utf-8")


def test_a_line_end_that_only_the_runner_sees_begins_no_command(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diff = shown(house / "a.md", ARTICLE.replace("all of us.", "all of us.\r::error::x"), capsys)
    assert commands(diff) and obeyed(diff) == []


def test_a_diff_without_orders_is_a_diff_and_nothing_else(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(house / "a.md", ARTICLE, capsys).startswith("--- a/a.md\n")


def test_outside_github_actions_nothing_is_put_around_it(
    house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert shown(house / "a.md", ARTICLE + ORDERS, capsys).startswith("--- a/a.md\n")


def test_no_text_can_name_what_ends_the_silence() -> None:
    text = " ::error::x\n"
    for _ in range(3):
        token = unheard(text).splitlines()[-1]
        assert token not in text
        text += token + "\n"
