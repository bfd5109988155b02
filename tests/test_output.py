"""Where reports go, and in which bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli.output import replace, style_of
from lint.errors import CaveatError

HOUSE = Path(__file__).parent / "cli" / "findings-text" / "in" / "house" / "house.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "house.yaml").write_bytes(HOUSE.read_bytes())
    (tmp_path / ".caveat.yaml").write_text("rules: house\nselect: house\n")
    (tmp_path / "é.md").write_text("Le fonds est un coup sûr pour tous les épargnants.\n", "utf-8")
    return tmp_path


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONUTF8": "0", **environment}
    return subprocess.run([sys.executable, "-m", "lint", "check", ".", *arguments], cwd=folder, capture_output=True, timeout=60, env=env)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-16", "utf-8"])
def test_json_is_utf_8_whatever_the_terminal(folder: Path, encoding: str) -> None:
    done = check(folder, "--format", "json", PYTHONIOENCODING=encoding)
    (finding,) = json.loads(done.stdout.decode("utf-8"))["findings"]
    assert (finding["path"], finding["quote"]) == ("é.md", "coup sûr")
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_text_never_ends_on_a_character_that_the_terminal_lacks(folder: Path, encoding: str) -> None:
    done = check(folder, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"1 article checked" in done.stdout
    assert done.stderr == b""


def test_a_file_is_written_whole_or_not_at_all(folder: Path) -> None:
    (folder / "report.txt").write_text("the old one")
    assert check(folder, "--output", "report.txt").returncode == 0
    assert "coup sûr" in (folder / "report.txt").read_text("utf-8")
    assert sorted(path.name for path in folder.iterdir()) == [".caveat.yaml", ".git", "house", "report.txt", "é.md"]


@pytest.mark.parametrize(
    ("when", "environment", "colored"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_and_for_who_asks(
    when: str, environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style_of(when, 0).color is colored


def test_a_terminal_gets_colour_and_its_own_width(folder: Path) -> None:
    pytest.importorskip("pty")
    command = [sys.executable, "-m", "lint", "check", str(folder)]
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")} | {"TERM": "xterm"}
    code = f"import pty; pty.spawn({command!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, stdin=subprocess.DEVNULL, env=environment)
    assert b"\x1b[1;33mwarning" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_no_file_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace(pipe, "é\n")
    assert os.read(reader, 9) == "é\n".encode()
    os.close(reader)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("target.txt")
    replace(link, "one\n")
    replace(link, "two\n")
    assert link.is_symlink()
    assert (tmp_path / "target.txt").read_text("utf-8") == "two\n"


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CaveatError, match="cannot be written"):
        replace(tmp_path, "one\n")
