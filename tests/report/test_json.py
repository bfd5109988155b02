"""The JSON report keeps its contract, and its schema is the one that is written down."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lint.report import Report, Style
from lint.report.json import schema, write

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


@pytest.fixture
def written(report: Report) -> dict[str, Any]:
    stream = io.StringIO()
    write(report, stream, Style())
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


def test_the_schema_in_docs_is_the_one_that_the_code_makes(request: pytest.FixtureRequest) -> None:
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--golden") == "write":
        SCHEMA.write_text(text, "utf-8")
    assert SCHEMA.read_text("utf-8") == text, "write it anew: pytest tests/report/test_json.py --golden=write"


def test_a_report_is_valid(written: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(written, schema())


def test_an_invalid_report_is_told(written: dict[str, Any]) -> None:
    written["findings"][0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError, match="grave"):
        jsonschema.validate(written, schema())


def test_the_keys_are_those_of_the_contract(written: dict[str, Any]) -> None:
    assert list(written) == ["version", "tool", "files", "findings", "rules", "run", "suppressed", "faults", "summary"]
    assert list(written["findings"][0]) == [
        "path", "rule", "category", "severity", "message", "start", "end", "quote", "related", "evidence", "instead", "fix", "fingerprint",
    ]  # fmt: skip
    assert list(written["findings"][0]["start"]) == ["offset", "line", "column"]
    assert list(written["findings"][1]["related"][0]) == ["role", "message", "start", "end", "quote"]
    assert list(written["suppressed"][0])[-2:] == ["reason", "by"]
    assert list(written["files"][1]) == ["path", "format", "language", "topics", "sha256"]
    assert list(written["files"][1]["topics"][0]) == ["topic", "level", "evidence"]
    assert list(written["faults"][0]) == ["level", "path", "line", "column", "code", "message", "mend"]
    assert list(written["rules"]["risk-warning"]["citations"][0]) == ["text", "url", "checked", "verified"]
    assert list(written["run"]) == ["as_of", "ruleset", "jurisdictions", "audience", "lock"]
    assert list(written["summary"]) == ["files", "findings", "errors", "warnings", "infos", "suppressed", "faults", "seconds"]
    assert written["findings"][3]["fix"]["edits"] == [{"start": 171, "end": 185, "text": "may"}]


def test_a_file_that_was_not_checked_is_a_fault_and_no_file(written: dict[str, Any]) -> None:
    assert [file["path"] for file in written["files"]] == ["a\x1b[2Jb.txt", "posts/coin.md"]
    assert [fault["code"] for fault in written["faults"]] == ["rule/key", "file/language", "file/missing"]
