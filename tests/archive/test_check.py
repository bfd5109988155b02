import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from lint.archive import ArchiveOptions, Columns, check_batches
from lint.config import Options, Settings
from lint.errors import CaveatError

HYPE = "Shares of Corvane will certainly double, experts agree. This is a guaranteed return of 12%."


def check(rows: list[dict[str, Any]], **given: Any) -> list[dict[str, Any]]:
    batch = pa.RecordBatch.from_pylist(rows)
    return [row for out in check_batches(iter([batch]), ArchiveOptions(**given)) for row in out.to_pylist()]


def test_an_article_gives_a_row_with_its_findings_and_figures() -> None:
    (row,) = check([{"text": HYPE, "path": "a.md", "author": "Ada", "date": "2026-01-05"}])
    assert row["checked"] and row["author"] == "Ada" and row["date"] == "2026-01-05" and row["language"] == "en"
    assert row["findings"] and all(HYPE[f["start"]["offset"] : f["end"]["offset"]] == f["quote"] for f in row["findings"])
    assert "12%" in [figure["quote"] for figure in row["figures"]]


def test_a_quiet_article_gives_a_row_without_findings() -> None:
    (row,) = check([{"text": "The board met in spring.", "path": "a.md"}])
    assert row["checked"] and not row["findings"] and not row["faults"]


def test_author_and_date_come_from_the_article_where_no_column_tells_them() -> None:
    (row,) = check([{"text": "---\nauthor: Bruno\ndate: 2025-02-03\n---\n\nThe board met.\n", "path": "a.md"}])
    assert (row["author"], row["date"]) == ("Bruno", "2025-02-03")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"text": None}, "file/null"),
        ({"text": b"caf\xe9"}, "file/encoding"),
        ({"text": b"\0\1\2" * 40}, "file/binary"),
        ({"text": b"fine", "format": "docx"}, "file/format"),
        ({"text": b"long " * 2_200_000}, "file/too-large"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_fault_and_its_neighbours_are_checked(row: dict[str, Any], code: str) -> None:
    bad, good = check([{"path": "bad.md", **row}, {"path": "good.md", "text": HYPE.encode()}])
    assert not bad["checked"] and [fault["code"] for fault in bad["faults"]] == [code]
    assert good["checked"] and good["findings"]


def test_text_that_is_none_behind_a_column_that_says_it_is_text_is_a_fault() -> None:
    text = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\4\0\0\0"), pa.py_buffer(b"caf\xe9")])
    (out,) = check_batches([pa.RecordBatch.from_arrays([text], ["text"])], ArchiveOptions())
    (row,) = out.to_pylist()
    assert [fault["code"] for fault in row["faults"]] == ["file/encoding"]


@pytest.mark.parametrize("type_", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())])
def test_every_type_of_text_gives_the_same(type_: pa.DataType) -> None:
    values = pa.array([HYPE.encode()] if "binary" in str(type_) else [HYPE], type_)
    (out,) = check_batches([pa.RecordBatch.from_arrays([values], ["text"])], ArchiveOptions())
    assert len(out.to_pylist()[0]["findings"]) == len(check([{"text": HYPE}])[0]["findings"])


@pytest.mark.parametrize("written", ["html", ".html", "text/html", "HTML"])
def test_a_format_may_be_written_as_a_name_a_suffix_or_a_type(written: str) -> None:
    assert check([{"text": "<p>The board met.</p>", "path": "x", "format": written}])[0]["format"] == "html"


def test_a_path_cannot_lead_to_a_config_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".caveat.yaml").write_text("select: [text]\n", "utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / ".caveat.yaml").write_text("{}\n", "utf-8")
    rows = [{"text": HYPE, "path": path} for path in ("a.md", "../other/a.md", f"{tmp_path}/other/a.md")]
    counts = {len(row["findings"]) for row in check(rows, folder=str(here))}
    assert len(counts) == 1 and counts != {0}


def test_columns_may_have_other_names() -> None:
    (row,) = check([{"body": HYPE, "url": "https://example.com/a"}], columns=Columns(text="body", path="url"))
    assert row["path"] == "https://example.com/a" and row["findings"]


def test_options_can_be_sent_to_another_process() -> None:
    options = ArchiveOptions(options=Options(Settings(jurisdictions=["eu"]), as_of=date(2026, 1, 1)))
    assert pickle.loads(pickle.dumps(options)) == options
    assert pickle.loads(pickle.dumps(check_batches)) is check_batches


def test_a_name_that_no_rule_has_is_told() -> None:
    with pytest.raises(CaveatError, match="mars"):
        check([{"text": HYPE}], options=Options(Settings(jurisdictions=["mars"])))
