"""Bad rules and configs, a folder each: the exact lines that a user reads. `--golden=write` redraws them."""

import shutil
from pathlib import Path

import pytest

from lint.cli.circumstances import line_of
from lint.config import Configs
from lint.errors import Fault
from lint.packs import load_folders
from lint.ruleset import config_faults

FAULTS = Path(__file__).parent / "faults"
CASES = sorted(folder.name for folder in FAULTS.iterdir() if folder.is_dir())


def faults_of(folder: Path) -> list[Fault]:
    if (folder / "pack.yaml").is_file():
        return list(load_folders((folder,)).faults)
    configs = Configs()
    config = configs.of(folder)
    library = load_folders(())
    return [*configs.faults, *config_faults(library, config)]


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_gives_its_line_and_its_mend(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / name
    shutil.copytree(FAULTS / name, folder, ignore=shutil.ignore_patterns("expected.txt"))
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    mine = [fault for fault in faults_of(folder) if not fault.path.startswith("rules/")]
    shown = "".join(f"{line_of(fault)}\n" for fault in mine)
    expected = FAULTS / name / "expected.txt"
    if request.config.getoption("--golden") == "write":
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


BESIDE_A_GOOD_ONE = [
    name
    for name in CASES
    if (FAULTS / name / "pack.yaml").is_file()
    and b"id: vague-day" in (FAULTS / name / "pack.yaml").read_bytes()
    and name not in ("phrase-that-is-a-list", "star-without-quotes", "two-documents")  # YAML itself ends there
]


@pytest.mark.parametrize("name", BESIDE_A_GOOD_ONE)
def test_one_bad_rule_does_not_stop_the_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    assert load_folders((FAULTS / name,), builtin=False).rule("vague-day") is not None
