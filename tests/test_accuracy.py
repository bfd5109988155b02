"""The frame of the accuracy benchmark, on sets of two records."""

import json
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import ADAPTERS, main
from benchmarks.accuracy.scores import Counts, Row, count, records, table

GOLDEN = {"id": "golden-1", "language": "en", "text": "It fell. It rose.", "sentences": [[0, 8], [9, 17]]}
OTHER = {"id": "other-1", "language": "de", "text": "Am 3. Mai fiel er.", "sentences": [[0, 18]]}


def _set(folder: Path, *lines: dict[str, object]) -> Path:
    (folder / "sbd_pysbd.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_a_folder_with_a_set_gives_one_table_and_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(_set(tmp_path, GOLDEN, OTHER))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:4] == ["task", "part", "tool", "n"]
    assert lines[1].startswith("sentences  golden rules")
    assert "100.0 %" in lines[1]
    assert lines[1].endswith("ok")


def test_a_target_that_is_missed_is_marked_and_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**GOLDEN, "sentences": [[0, 17]]}
    assert main([str(_set(tmp_path, wrong, OTHER)), "sentences"]) == 1
    assert "MISSED" in capsys.readouterr().out


def test_a_folder_without_sets_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().out == ""


def test_an_unknown_task_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "sentense"])
    assert "sentense" in capsys.readouterr().err


@pytest.mark.parametrize("task", ADAPTERS)
def test_an_adapter_gives_no_row_where_its_set_is_not_there(task: str, tmp_path: Path) -> None:
    assert main([str(tmp_path), task]) == 2


def test_counts_are_of_exact_values_record_by_record() -> None:
    counts = count([[1, 2], [3]], [[1, 4], [3]])
    assert counts == Counts(2, 1, 1)
    assert (counts.precision, counts.recall, counts.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert Counts(0, 0, 0).f1 == 0


def test_a_table_has_a_line_a_row() -> None:
    rows = [Row("task", "part", "tool", 3, "P 1.0"), Row("task", "other part", "tool", 12, "P 0.5", "P 1.0", False)]
    assert table(rows).splitlines() == [
        "task  part        tool  n   measured  target",
        "task  part        tool  3   P 1.0",
        "task  other part  tool  12  P 0.5     P 1.0   MISSED",
    ]


def test_records_of_a_missing_set_are_none(tmp_path: Path) -> None:
    assert records(tmp_path, "nothing") == []
