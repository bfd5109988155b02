"""`lint.run.mend`: articles mended by the rules and the config, and judged again."""

from datetime import date
from pathlib import Path

import pytest

from lint.config import Options, Settings
from lint.run.mend import Mending, mend_on

_TEXT = "# Litecoin\n\nOur litecoin fund returned 40 % last year.\n"
_NOTICE = "Past performance is no guide to the future."


def run(folder: Path, *names: str, writing: bool = True, jobs: int = 1, **settings: object) -> list[Mending]:
    options = Options(Settings(**settings), as_of=date(2026, 6, 1), language="en")  # type: ignore[arg-type]
    return mend_on([str(folder / name) for name in names], options, jobs, writing=writing)[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".caveat.yaml").write_text(f"fixes: {{missing-past-performance: {{en: {_NOTICE}}}}}\n")
    (tmp_path / "a.md").write_text(_TEXT)
    return tmp_path


def test_a_second_run_changes_nothing(folder: Path) -> None:
    (first,) = run(folder, "a.md")
    assert [done.rule for done in first.done] == ["missing-past-performance"]
    assert (folder / "a.md").read_text() == f"{_TEXT}\n{_NOTICE}\n"
    (second,) = run(folder, "a.md")
    assert second.after is None and not second.done
    assert (folder / "a.md").read_text() == f"{_TEXT}\n{_NOTICE}\n"


def test_without_writing_the_file_stays(folder: Path) -> None:
    (mending,) = run(folder, "a.md", writing=False)
    assert mending.new == f"{_TEXT}\n{_NOTICE}\n"
    assert (folder / "a.md").read_text() == _TEXT


def test_nothing_is_put_in_that_no_rule_and_no_config_gives(folder: Path) -> None:
    (folder / ".caveat.yaml").unlink()
    (mending,) = run(folder, "a.md")
    assert mending.after is None and mending.report.findings


def test_a_text_that_does_not_say_it_is_not_put_in(folder: Path) -> None:
    (folder / ".caveat.yaml").write_text("fixes: {missing-past-performance: {en: Hello.}}\n")
    (mending,) = run(folder, "a.md")
    assert mending.after is None
    assert [fault.code for fault in mending.left] == ["fix/useless"]
    assert (folder / "a.md").read_text() == _TEXT


def test_what_is_ignored_is_not_mended(folder: Path) -> None:
    with (folder / ".caveat.yaml").open("a") as config:
        config.write("ignore: [{rule: missing-past-performance, reason: our footer says it}]\n")
    (mending,) = run(folder, "a.md")
    assert mending.after is None


def test_a_text_that_does_for_two_rules_is_put_in_once(folder: Path) -> None:
    (mending,) = run(folder, "a.md", jurisdictions=["sg", "hk"], audience="firm", select=["disclaimer/past-performance"])
    assert mending.after is not None and not mending.after.findings
    assert len(mending.done) == 1


def test_a_file_that_cannot_be_written_is_a_fault_and_the_others_are_mended(folder: Path) -> None:
    (folder / "b.md").write_text(_TEXT)
    (folder / "a.md").chmod(0o444)
    first, second = run(folder, "a.md", "b.md")
    assert [fault.code for fault in first.report.faults] == ["file/read-only"]
    assert first.after is None and first.report.findings
    assert second.done and _NOTICE in (folder / "b.md").read_text()


def test_a_wrong_config_mends_nothing(folder: Path) -> None:
    with (folder / ".caveat.yaml").open("a") as config:
        config.write("ignore: [{rule: no-such-rule, reason: a slip}]\n")
    (mending,) = run(folder, "a.md")
    assert mending.after is None
    assert (folder / "a.md").read_text() == _TEXT


def test_several_processes_mend_as_one_does(folder: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text(_TEXT)
    assert len(run(folder, ".", jobs=2)) == 3
    assert {(folder / name).read_text() for name in ("a.md", "b.md", "c.md")} == {f"{_TEXT}\n{_NOTICE}\n"}
