import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lint.archive.source import find, size, tables
from lint.archive.terms import Columns
from lint.errors import CaveatError, Fault

TEXTS = [f"The board met {number} times." for number in range(5)]


def write(path: Path) -> Path:
    if path.suffix == ".parquet":
        pq.write_table(pa.table({"text": TEXTS}), path)
    elif path.suffix == ".csv":
        path.write_text("text\n" + "".join(f'"{text}"\n' for text in TEXTS), "utf-8")
    else:
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), "utf-8")
    return path


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl", "a.ndjson", "a.csv"])
def test_a_table_is_cut_into_the_same_parts_every_time(tmp_path: Path, name: str) -> None:
    archive = find(str(write(tmp_path / name)))
    faults: list[Fault] = []
    for _ in range(2):
        parts = [part["text"].to_pylist() for part in tables(archive, Columns(), 2, faults)]
        assert parts == [TEXTS[:2], TEXTS[2:4], TEXTS[4:]]
    assert not faults


def test_a_table_that_is_broken_is_a_fault_and_the_next_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not a table")
    write(tmp_path / "b.parquet")
    faults: list[Fault] = []
    parts = list(tables(find(str(tmp_path)), Columns(), 10, faults))
    assert [part.num_rows for part in parts] == [5]
    assert [(Path(fault.path).name, fault.code) for fault in faults] == [("a.parquet", "file/table")]


def test_the_number_of_articles_is_told_where_that_is_cheap(tmp_path: Path) -> None:
    assert size(find(str(write(tmp_path / "a.parquet")))) == 5
    assert size(find(str(write(tmp_path / "b.csv")))) is None


def test_the_fingerprint_changes_with_the_input(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv")
    before = find(str(path)).fingerprint
    assert find(str(path)).fingerprint == before
    path.write_text("text\nshort\n", "utf-8")
    assert find(str(path)).fingerprint != before


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("Secret.", "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("Mine.", "utf-8")
    (folder / "b.md").symlink_to(outside)
    assert [Path(item.path).name for item in find(str(folder)).items] == ["a.md"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    with pytest.raises(CaveatError, match="nothing to read"):
        find(str(tmp_path))
