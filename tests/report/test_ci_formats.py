"""GitLab, JUnit, Checkstyle, reviewdog, JSON Lines: each in its host's own terms."""

import json
from pathlib import Path

import msgspec
import pytest

from lint.report import FileReport, Report
from lint.report.locate import locate
from tests.report.conftest import PLAIN, finding, written
from tests.report.reading import checkstyle, gitlab, jsonl, junit, places, rdjson

ARTICLE = "Ça 😀 monte de 12 %, c'est sûr.\n"


def test_gitlab_gets_its_own_severities_and_no_fingerprint_twice(nasty: Report) -> None:
    found = gitlab(written(nasty, "gitlab"))
    assert {one["severity"] for one in found} == {"major", "minor", "info"}
    assert len({one["fingerprint"] for one in found}) == len(found)


@pytest.mark.parametrize("path", ["./posts/a.md", "posts/../posts/a.md", "HERE/posts/a.md"])
def test_hosts_get_paths_from_the_root(path: str, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = path.replace("HERE", tmp_path.as_posix())
    located = locate(PLAIN, [finding(PLAIN, "12 %", "unsupported-figure", "figure/unsupported", "warning")])
    only = msgspec.structs.replace(report, files=(FileReport(given, findings=located),), faults=())
    for format_ in ("gitlab", "github", "rdjson", "sarif"):
        assert places(format_, written(only, format_)) == [("posts/a.md", 3, "unsupported-figure")]


def test_junit_counts_its_cases(nasty: Report) -> None:
    root = junit(written(nasty, "junit"))
    for element in (root, *root.iter("testsuite")):
        assert int(element.get("tests")) == sum(1 for _ in element.iter("testcase"))
        assert int(element.get("failures")) == sum(1 for _ in element.iter("failure"))
        assert int(element.get("errors")) == sum(1 for _ in element.iter("error"))
    assert sum(1 for _ in root.iter("skipped")) == nasty.summary.suppressed


def test_junit_has_a_case_that_passes_for_an_article_with_nothing_to_tell(report: Report) -> None:
    (case,) = junit(written(msgspec.structs.replace(report, files=(FileReport("calm.md"),), faults=()), "junit")).iter("testcase")
    assert (case.get("classname"), case.get("name"), len(case)) == ("calm.md", "nothing found", 0)


def test_junit_tells_why_and_what_to_write(report: Report) -> None:
    (told,) = [failure for failure in junit(written(report, "junit")).iter("failure") if "12 %" in failure.get("message")]
    assert told.text.split("\n") == [
        "posts/coin.md:3:27: figure/unsupported", "“12 %”", "Why: A reader cannot check it.", "Instead: Name the source.",
    ]  # fmt: skip


def test_checkstyle_lists_every_article_that_was_checked(report: Report) -> None:
    files = checkstyle(written(report, "checkstyle")).findall("file")
    assert [(file.get("name"), len(file)) for file in files] == [("a�[2Jb.txt", 1), ("posts/coin.md", 3)]
    assert dict(files[1][0].attrib) == {
        "line": "3", "column": "27", "severity": "warning", "message": "“12 %” is a promise.", "source": "caveat.unsupported-figure",
    }  # fmt: skip


def test_reviewdog_gets_columns_in_bytes(report: Report) -> None:
    located = locate(ARTICLE, [finding(ARTICLE, "12 %", "unsupported-figure", "figure/unsupported", "warning")])
    (one,) = rdjson(written(msgspec.structs.replace(report, files=(FileReport("a.md", findings=located),)), "rdjson"))
    start, end = (one["location"]["range"][side]["column"] - 1 for side in ("start", "end"))
    assert ARTICLE.encode()[start:end].decode() == "12 %"


def test_reviewdog_gets_a_fix_of_one_edit_as_a_suggestion(report: Report) -> None:
    suggestions = [one["suggestions"] for one in rdjson(written(report, "rdjson")) if "suggestions" in one]
    assert suggestions == [[{"range": {"start": {"line": 4, "column": 10}, "end": {"line": 4, "column": 24}}, "text": "may"}]]


def test_json_lines_hold_what_json_holds(nasty: Report) -> None:
    whole = json.loads(written(nasty, "json"))
    rows = jsonl(written(nasty, "jsonl"))
    kinds = {"finding": "findings", "suppressed": "suppressed", "fault": "faults"}
    for type_, key in kinds.items():
        assert [{k: v for k, v in row.items() if k != "type"} for row in rows if row["type"] == type_] == whole[key]
    assert rows[-1] == {"type": "summary", **whole["summary"]}
