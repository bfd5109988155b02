"""Whole commands: a folder each, with the arguments, the files, and everything that comes out."""

import io
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint.cli import main

CASES = Path(__file__).parent / "cli"


class Block(yaml.SafeDumper):
    """Writes texts of several lines as they are."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


Block.add_representer(str, _text)


@pytest.mark.parametrize("name", sorted(folder.name for folder in CASES.iterdir() if (folder / "cmd.yaml").exists()))
def test_the_command_does_what_its_folder_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    case: dict[str, Any] = yaml.safe_load((CASES / name / "cmd.yaml").read_text("utf-8"))
    work = tmp_path / "in"
    shutil.copytree(CASES / name / "in", work) if (CASES / name / "in").is_dir() else work.mkdir()
    (work / ".git").mkdir()  # the end of the search for configs
    monkeypatch.chdir(work)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CAVEAT_CACHE_DIR"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in {"CAVEAT_CACHE_DIR": "", **case.get("env", {})}.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(case.get("stdin", "").encode())))

    status = main(case["args"])

    out, err = capsys.readouterr()
    came = {**case, "exit": status, "stdout": _stable(out), "stderr": _stable(err)}
    for file in case.get("files", {}):
        came["files"] = {**came["files"], file: _stable((work / file).read_text("utf-8"))}
    came = {key: value for key, value in came.items() if value != "" or key in ("stdin",)}
    if request.config.getoption("--golden") == "write":
        (CASES / name / "cmd.yaml").write_text(yaml.dump(came, Dumper=Block, sort_keys=False, allow_unicode=True, width=140), "utf-8")
        case = came
    assert came == case


def _stable(text: str) -> str:
    """What may differ from run to run, made the same: durations, today, the lock of the rules of the day."""
    text = re.sub(r'("lock": ")[0-9a-f]{64}', r"\g<1>LOCK", text)
    text = re.sub(r'("seconds": )[0-9.e-]+', r"\g<1>0.0", text)
    text = re.sub(r"^[0-9.]+ s(?:, [a-z]+ [0-9.]+ s)*$", "0.00 s", text, flags=re.MULTILINE)
    return text.replace(date.today().isoformat(), "TODAY")
