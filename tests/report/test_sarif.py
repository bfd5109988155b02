"""SARIF: places in the units that it declares, nothing that GitHub refuses, suppressed findings only for who asks."""

import gzip
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lint import HOME, __version__
from lint.report import FileReport, Report, Suppressed
from lint.report import sarif as module
from lint.report.locate import locate
from tests.report.conftest import NASTY, finding, related, written
from tests.report.reading import sarif

ARTICLE = "Ça 😀 monte de 12 %, c'est sûr.\n"


def run_of(report: Report, **style: bool) -> dict[str, Any]:
    return sarif(written(report, "sarif", **style))


def test_columns_count_code_units_of_utf_16(report: Report) -> None:
    located = locate(ARTICLE, [finding(ARTICLE, "12 %", "unsupported-figure", "figure/unsupported", "warning")])
    run = run_of(msgspec.structs.replace(report, files=(FileReport("a.md", findings=located, sha256="0" * 64),)))
    assert run["columnKind"] == "utf16CodeUnits"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    row = ARTICLE.encode("utf-16-le")
    cut = row[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)]
    assert cut.decode("utf-16-le") == region["snippet"]["text"] == "12 %"


def test_the_most_serious_results_come_first_and_every_one_has_a_fingerprint(nasty: Report) -> None:
    results = run_of(nasty)["results"]
    assert [result["level"] for result in results] == ["error"] * 2 + ["warning"] * 2 + ["note"] * 3
    assert all(result["partialFingerprints"] == {"caveatFingerprint/v1": "0" * 32} for result in results)


def test_suppressed_findings_are_left_out_unless_asked_for(report: Report) -> None:
    run = run_of(report)
    assert len(run["results"]) == 4
    assert not any("suppressions" in result for result in run["results"])
    told = run_of(report, suppressed=True)["results"]
    assert [result["suppressions"] for result in told[:4]] == [[]] * 4
    assert told[4]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "agreed with legal"}]


@pytest.mark.parametrize(
    ("by", "kind"), [("inline", "inSource"), ("front-matter", "inSource"), ("config", "external"), ("baseline", "external")]
)
def test_a_suppression_says_where_it_stands(report: Report, by: Any, kind: str) -> None:
    file = report.files[1]
    drop = Suppressed(file.suppressed[0].located, "why", by)
    only = msgspec.structs.replace(report, files=(msgspec.structs.replace(file, findings=(), suppressed=(drop,)),))
    (result,) = run_of(only, suppressed=True)["results"]
    assert result["suppressions"][0]["kind"] == kind


def test_rules_have_what_github_shows_and_no_security_severity(report: Report) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["certain-future", "risk-warning", "unsupported-figure"]
    warning = rules[1]
    assert warning["name"] == "RiskWarning"
    assert warning["shortDescription"] == {"text": "No warning."}
    assert warning["help"]["text"] == (
        "A reader may lose money.\n\nWrite instead: Warn the reader.\n\nLaw: Regulation (EU) 2023/1114, art. 7(1) <https://example.org/mica>"
    )
    assert warning["properties"]["tags"] == ["disclaimer/risk-warning", "disclaimer", "jurisdiction/eu", "pack/mica", "status/stable"]
    assert "security-severity" not in json.dumps(run)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_only_rules_that_ship_have_a_page(report: Report) -> None:
    shipped = msgspec.structs.replace(report.rules["certain-future"], pack="general-certainty")
    run = run_of(msgspec.structs.replace(report, rules={**report.rules, "certain-future": shipped}))
    certain, warning, _ = run["tool"]["driver"]["rules"]
    assert certain["helpUri"] == f"{HOME}/blob/v{__version__}/docs/rules/general-certainty.md#certain-future"
    assert "helpUri" not in warning


def test_related_places_and_fixes_are_told(report: Report) -> None:
    results = {result["ruleId"]: result for result in run_of(report)["results"] if "posts" in str(result["locations"])}
    beside = results["risk-warning"]["relatedLocations"]
    assert [(place["id"], place["message"]["text"]) for place in beside] == [(1, "put it here")]
    (change,) = results["certain-future"]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "may"}
    assert replacement["deletedRegion"] == {"startLine": 4, "startColumn": 10, "endLine": 4, "endColumn": 24}


def test_faults_are_notifications_and_an_error_among_them_a_failed_run(report: Report) -> None:
    (invocation,) = run_of(report)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [told["descriptor"]["id"] for told in invocation["toolExecutionNotifications"]] == ["file/language", "file/missing"]
    (config,) = invocation["toolConfigurationNotifications"]
    assert config["message"]["text"] == "there is no key 'phrase' (did you mean phrases?)"
    assert config["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "rules/own.yaml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 3},
    }


def test_addresses_are_relative_and_encoded_and_name_no_machine(nasty: Report) -> None:
    run = run_of(nasty)
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris[-1] == "po%22st%27s%2C%3A%250A%0A%3A%3Aerror%3A%3A%3Cx%3E%26%5Ba%5D%28b%29%20%5D%5D%3E%07%F0%9F%98%80.md"
    assert "uri" not in run["originalUriBaseIds"]["SRCROOT"]
    for result in run["results"]:
        at = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert uris[at["index"]] == at["uri"]


def test_what_stands_outside_the_folder_has_a_whole_address(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    files = tuple(FileReport(path, sha256="0" * 64) for path in ("../a b.md", (tmp_path / "c.md").as_posix()))
    artifacts = run_of(msgspec.structs.replace(report, files=files))["artifacts"]
    assert [one["location"] for one in artifacts] == [{"uri": (tmp_path.resolve() / name).as_uri()} for name in ("a b.md", "c.md")]


def test_brackets_of_an_article_are_no_link_of_a_message(nasty: Report) -> None:
    texts = [result["message"]["text"] for result in run_of(nasty)["results"]]
    assert any(r"\[click\](https://example.org/x)" in text for text in texts)
    assert not any("[click](" in text for text in texts)


def test_what_a_limit_cuts_off_is_told_the_least_serious_first(nasty: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RESULTS", 3)
    run = run_of(nasty)
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    told = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert told["message"]["text"] == "4 of 7 results are left out, the least serious ones: GitHub takes no more."


def test_a_log_that_is_too_large_is_cut_until_it_is_not(nasty: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(nasty, "sarif")
    monkeypatch.setattr(module, "_BYTES", len(gzip.compress(whole.encode())) - 1)
    cut = written(nasty, "sarif")
    assert len(cut) < len(whole)
    assert 0 < len(sarif(cut)["results"]) < 7


def test_no_more_related_places_than_github_shows(report: Report) -> None:
    places = [related(NASTY, "guaranteed", "figure") for _ in range(300)]
    located = locate(NASTY, [finding(NASTY, "guaranteed", "certain-future", "wording/certainty", "info", *places)])
    run = run_of(msgspec.structs.replace(report, files=(FileReport("a.md", findings=located, sha256="0" * 64),)))
    assert len(run["results"][0]["relatedLocations"]) == 100
