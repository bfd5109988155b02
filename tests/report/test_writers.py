"""Every writer tells the same findings, whatever an article holds, and its host's own reader can read them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import main
from lint.report import WRITERS, Report, Summary
from lint.report.units import Units
from lint.span import Lines
from tests.report import reading
from tests.report.conftest import written


@pytest.mark.parametrize("format_", WRITERS)
def test_every_writer_tells_the_same_findings(format_: str, nasty: Report) -> None:
    exact = "json" in format_ or format_ in ("sarif", "gitlab")
    expected = sorted(
        (file.path if exact else re.sub("[\x07\x1b]", "�", file.path), located.place.start.line, located.finding.rule)
        for file in nasty.files
        for located in file.findings
    )
    found = reading.places(format_, written(nasty, format_))
    assert len(found) == nasty.summary.findings
    if isinstance(found[0], str):
        assert found == sorted(rule for _, _, rule in expected)
    else:
        assert found == expected


@pytest.mark.parametrize("format_", WRITERS)
def test_nothing_in_an_article_is_an_order_in_the_log_of_a_build(format_: str, nasty: Report) -> None:
    obeyed = {name for name, _, _ in reading.commands(written(nasty, format_))}
    assert obeyed == ({"error", "warning", "notice"} if format_ == "github" else set())


def test_the_runner_s_grammar_finds_what_would_be_an_order() -> None:
    rows = "  ::add-mask::x\r\nx ##[debug]y\n::none\nx ::add-mask::y\n"
    assert reading.commands(rows) == [("add-mask", {}, "x"), ("debug", {}, "y")]


@pytest.mark.parametrize("format_", [name for name in WRITERS if name not in ("html", "json", "jsonl", "sarif")])
def test_no_control_character_reaches_a_terminal(format_: str, nasty: Report) -> None:
    text = written(nasty, format_)
    assert [char for char in "\x00\x07\x08\x1b\u202e\u202c" if char in text] == []


@pytest.mark.parametrize("format_", [name for name in WRITERS if name not in ("text", "html")])
def test_an_empty_run_can_be_read(format_: str, report: Report) -> None:
    empty = Report((), {}, report.run, (), Summary(0, 0, 0, 0, 0, 0, 0, 0.0))
    assert reading.places(format_, written(empty, format_)) == []


def test_columns_count_what_the_hosts_count() -> None:
    text = "plain 12\n" + "é😀" * 3_000 + "here\r\nnext é!"
    lines, units = Lines(text), Units(text)
    for offset in (0, 5, 9, 10, 11, 12, text.index("here"), text.index("next"), len(text)):
        at = lines.position(offset)
        before = text[offset - at.column + 1 : offset]
        column = units.column(at)
        assert (column.utf8, column.utf16) == (len(before.encode()) + 1, len(before.encode("utf-16-le")) // 2 + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text(
            f"# {name}\n\nThe fund has guaranteed returns; it gained 12 % last year, reports say.\n", "utf-8"
        )
    (tmp_path / "quiet.md").write_text("# Nothing\n\nThe office opens at nine.\n", "utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\xfd\x00\x00")
    (tmp_path / ".caveat.yaml").write_text("ignore:\n  - {rule: promised-result, reason: agreed, paths: [a.md]}\n", "utf-8")
    return tmp_path


def test_many_processes_write_what_one_writes(folder: Path) -> None:
    formats = list(WRITERS)
    for jobs in ("1", "2"):
        pairs = [part for name in formats for part in ("--format", name, "--output", f"out/{jobs}.{name}")]
        (folder / "out").mkdir(exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key != "GITHUB_STEP_SUMMARY"}
        command = [sys.executable, "-m", "lint", "check", "a.md", "b.md", "c.md", "quiet.md", "broken.md", "--jobs", jobs, *pairs]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, env=environment)
        assert done.returncode == 3, done.stderr
    for name in formats:
        one, two = ((folder / "out" / f"{jobs}.{name}").read_text("utf-8") for jobs in ("1", "2"))
        assert _timeless(name, one) == _timeless(name, two)
    counts = {name: len(reading.places(name, (folder / "out" / f"1.{name}").read_text("utf-8"))) for name in formats}
    assert len(set(counts.values())) == 1 and counts["json"] > 3, counts


def test_the_command_puts_suppressed_findings_into_sarif_for_who_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    main(["check", "a.md", "--format", "sarif"])
    without = reading.sarif(capsys.readouterr().out)["results"]
    main(["check", "a.md", "--format", "sarif", "--sarif-suppressed"])
    told = [result for result in reading.sarif(capsys.readouterr().out)["results"] if result["suppressions"]]
    assert not any("suppressions" in result for result in without)
    assert {(result["ruleId"], result["suppressions"][0]["justification"]) for result in told} == {("promised-result", "agreed")}


def _timeless(format_: str, text: str) -> object:
    if format_ == "json":
        value = json.loads(text)
        value["summary"].pop("seconds")
        return value
    if format_ == "jsonl":
        rows = reading.jsonl(text)
        rows[-1].pop("seconds")
        return rows
    return text
