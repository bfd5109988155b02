"""Workflow commands and the job summary: read by the runner's grammar and by a parser of Markdown, the most serious first."""

from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from lint.errors import CaveatError
from lint.report import FileReport, Report
from lint.report.github.summary import append, summary
from lint.report.locate import locate
from lint.terms import Severity
from tests.report.conftest import PATH, PLAIN, finding, written
from tests.report.reading import commands


def many(report: Report, number: int, severity: Severity = "warning") -> Report:
    found = [finding(PLAIN, "12 %", "unsupported-figure", "figure/unsupported", severity) for _ in range(number)]
    files = (FileReport("many.md", findings=locate(PLAIN, found)),)
    total = msgspec.structs.replace(report.summary, files=1, findings=number, errors=0, warnings=number, infos=0)
    return msgspec.structs.replace(report, files=files, faults=(), summary=total)


def test_a_command_names_the_place_in_the_article_and_what_to_write(report: Report) -> None:
    found = {properties["title"]: (name, properties, data) for name, properties, data in commands(written(report, "github"))}
    name, properties, data = found["A bare figure (unsupported-figure)"]
    assert (name, data) == ("warning", "“12 %” is a promise.\nInstead: Name the source.")
    assert {**properties, "title": ""} == {
        "file": "posts/coin.md",
        "line": "3",
        "endLine": "3",
        "col": "27",
        "endColumn": "31",
        "title": "",
    }


def test_columns_are_told_only_within_one_line(report: Report) -> None:
    across = [p for _, p, _ in commands(written(report, "github")) if p.get("line") != p.get("endLine") and "endLine" in p]
    assert across and not any("col" in properties for properties in across)


def test_a_path_survives_the_runner(nasty: Report) -> None:
    files = {properties.get("file") for _, properties, _ in commands(written(nasty, "github"))}
    assert PATH.replace("\x07", "�") in files


def test_at_most_ten_of_a_level_then_how_many_more(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = written(many(report, 23), "github").splitlines()
    assert len(commands("\n".join(rows))) == 10
    assert rows[10:] == ["13 more of level warning."]
    assert len(written(many(report, 10), "github").splitlines()) == 10
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert written(many(report, 23), "github").splitlines()[10:] == ["13 more of level warning; the job summary has them."]
    assert (tmp_path / "summary.md").read_text("utf-8").count("| warning |") == 23


def test_the_summary_is_appended_where_github_names_a_file(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    written(report, "github")
    assert path.read_text("utf-8").startswith("before\n## Caveat\n\n2 articles checked: 1 error, 1 warning, 2 infos.\n")


def test_a_summary_that_cannot_be_written_is_told(report: Report, tmp_path: Path) -> None:
    with pytest.raises(CaveatError, match="the job summary cannot be written"):
        append(report, str(tmp_path))


def test_the_summary_is_a_table_with_a_row_a_finding_and_nothing_in_it_is_markup(nasty: Report) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("".join(summary(nasty)))
    rows = sum(token.type == "tr_open" for token in tokens)
    assert rows == 1 + nasty.summary.findings
    inside = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inside} <= {"text", "text_special", "softbreak"}
    cells = [token.content for token in tokens if token.type == "inline"]
    assert sum("guaranteed" in cell for cell in cells) == 2


def test_the_summary_stays_within_the_limit_and_counts_the_rest(report: Report) -> None:
    text = "".join(summary(many(report, 500), 6_000))
    assert len(text.encode()) <= 6_000
    shown = text.count("| warning |")
    assert 0 < shown < 500
    assert text.endswith(f"\n{500 - shown} more have no room here.\n")


def test_a_full_summary_gets_nothing_more(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * 1_048_000)
    append(report, str(path))
    assert path.stat().st_size == 1_048_000
