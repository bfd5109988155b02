"""The engine from Python."""

from pathlib import Path

import pytest

from lint import Report, Ruleset, check_paths, check_text, load_ruleset
from lint.errors import CaveatError

HOUSE = Path(__file__).parents[1] / "cli" / "findings-text" / "in" / "house"
TEXT = "The fund is a **sure thing** for all of its owners.\n"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset(HOUSE)


def test_the_findings_of_a_text_stand_at_their_words(ruleset: Ruleset) -> None:
    (finding,) = check_text(TEXT, ruleset=ruleset, select=["house"])
    assert (finding.rule, TEXT[finding.span.start : finding.span.end]) == ("sure-thing", "sure thing")


def test_what_is_ignored_is_not_found(ruleset: Ruleset) -> None:
    assert check_text(TEXT, ruleset=ruleset, select=["house"], ignore=["sure-thing"]) == []


def test_an_unknown_name_is_an_error_with_a_mend(ruleset: Ruleset) -> None:
    with pytest.raises(CaveatError, match="there is no rule, category or pack 'sure-thin'") as caught:
        check_text(TEXT, ruleset=ruleset, select=["sure-thin"])
    assert "sure-thing" in caught.value.mend


def test_what_is_no_text_is_an_error(ruleset: Ruleset) -> None:
    with pytest.raises(CaveatError, match="binary"):
        check_text("\x01" * 100, ruleset=ruleset)
    with pytest.raises(CaveatError, match="UTF-8"):
        check_text("a lone surrogate: \ud800", ruleset=ruleset)


def test_paths_give_a_report_by_their_own_config(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".caveat.yaml").write_text("rules: house\nselect: house\nfail-on: warning\n")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "house.yaml").write_bytes((HOUSE / "house.yaml").read_bytes())
    (tmp_path / "a.md").write_text(TEXT)
    report: Report = check_paths([tmp_path])
    assert [located.place.quote for file in report.files for located in file.findings] == ["sure thing"]
    assert (report.failing, report.summary.warnings) == (1, 1)
    assert check_paths([tmp_path], select=["text"]).summary.findings == 0
    assert [fault.code for fault in check_paths([tmp_path / "gone.md"]).faults] == ["file/missing"]
