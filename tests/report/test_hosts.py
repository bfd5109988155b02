"""Reports read by their hosts' own programs, from npm: Microsoft's SARIF Multitool and the validator of reviewdog's format."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lint.report import Report
from tests.report.conftest import written

NPM = shutil.which("npm") or ""
TOOLS = {"sarif-multitool": "@microsoft/sarif-multitool@5", "rdformat-validator": "@umbrelladocs/rdformat-validator@1"}

pytestmark = [pytest.mark.hosts, pytest.mark.skipif(not NPM, reason="there is no npm")]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs, installed from npm."""
    folder = tmp_path_factory.mktemp("npm")
    done = subprocess.run(
        [NPM, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *TOOLS.values()], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return folder / "node_modules" / ".bin"


def errors_of(tools: Path, log: Path) -> list[str]:
    """The ids of the rules that the Multitool finds broken, among the standard's own and those of code scanning."""
    return [rule for kind in ("Sarif", "Ghas") for rule in _broken(tools, log, kind)]


def _broken(tools: Path, log: Path, kind: str) -> list[str]:
    found = log.with_suffix(f".{kind}")
    command = [tools / "sarif-multitool", "validate", log, "--rule-kind", kind, "--output", found, "--log", "ForceOverwrite"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert found.exists(), done.stdout + done.stderr
    (run,) = json.loads(found.read_text("utf-8-sig"))["runs"]
    return [result["ruleId"] for result in run.get("results", []) if result.get("level", "warning") == "error"]


@pytest.mark.parametrize("suppressed", [False, True])
def test_the_multitool_finds_no_error(nasty: Report, tools: Path, tmp_path: Path, suppressed: bool) -> None:
    log = tmp_path / "report.sarif"
    log.write_text(written(nasty, "sarif", suppressed=suppressed), "utf-8")
    assert errors_of(tools, log) == []


def test_the_multitool_would_tell_a_wrong_region(report: Report, tools: Path, tmp_path: Path) -> None:
    value = json.loads(written(report, "sarif"))
    value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1
    log = tmp_path / "report.sarif"
    log.write_text(json.dumps(value), "utf-8")
    assert errors_of(tools, log) == ["SARIF1007"]


def test_the_validator_of_reviewdog_s_format_finds_no_error(nasty: Report, tools: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(written(nasty, "rdjson"), "utf-8")
    done = subprocess.run([tools / "rdformat-validator", path], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    path.write_text('{"diagnostics": [{"location": {"path": "a.md"}}]}', "utf-8")
    assert subprocess.run([tools / "rdformat-validator", path], capture_output=True, timeout=60).returncode != 0
