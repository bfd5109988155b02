"""What the README claims, run."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import COMMANDS, main
from lint.config import Configs
from lint.report import WRITERS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def block(mark: str) -> str:
    """The fenced block behind ``<!-- mark -->``."""
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w*\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert found is not None, f"there is no block '{mark}' in the README"
    return found[1]


def test_it_opens_with_two_commands_of_one_line() -> None:
    first, second = (block(mark).strip() for mark in ("check", "tests"))
    assert "\n" not in first + second
    assert README.read_text("utf-8").index(first) < README.read_text("utf-8").index(second) < 800
    assert first.endswith("caveat check examples/")
    assert second.endswith("pytest")


def test_the_examples_have_something_to_find_in_english_and_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", "examples/", "--quiet"]) == 0
    found = {row.partition(":")[0] for row in capsys.readouterr().out.splitlines()}
    assert found == {f"examples/{path.name}" for path in (ROOT / "examples").iterdir() if path.suffix != ".py"}


def test_the_output_shown_is_what_comes_out(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("COLUMNS", raising=False)
    text = README.read_text("utf-8")
    command = re.search(r"<!-- output: caveat (.*) -->", text)
    assert command is not None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(shlex.split(command[1]))
    if request.config.getoption("--golden") == "write":
        mark = f"{command[0]}\n```\n"
        before, after = text.split(mark)
        README.write_text(f"{before}{mark}{out.getvalue()}```{after.partition('```')[2]}", "utf-8")
    assert block(f"output: caveat {command[1]}") == out.getvalue()


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"] if name else ["--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"caveat {name}".strip() in out
    assert main(["help", name] if name else ["help"]) == 0
    assert capsys.readouterr().out == out


def test_every_writer_can_be_loaded() -> None:
    from lint.report import writer

    assert all(callable(writer(name)) for name in WRITERS)


def test_the_config_shown_is_a_config(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "house-rules").mkdir()
    (tmp_path / ".caveat.yaml").write_text(block("config"))
    configs = Configs()
    profile = configs.of(tmp_path).profile_for(tmp_path / "content" / "a.md")
    assert configs.faults == []
    assert (profile.jurisdictions, profile.fail_on) == (("eu", "fr"), "warning")


def test_the_python_shown_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block("python")], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "guaranteed returns" in done.stdout


def test_the_typed_program_of_the_api_runs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Le rendement est garanti.\n")
    code = "import runpy, pathlib; runpy.run_path({!r})['main'](pathlib.Path('.'))".format(str(ROOT / "tests" / "typing" / "api.py"))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="the gate is a shell script")
def test_the_gate_runs_the_very_test_command() -> None:
    found = subprocess.run(
        ["bash", "-c", "sed -n '/^<!-- tests -->$/,/^```$/p' README.md | grep '^python3 '"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert found.stdout.strip() == block("tests").strip()
