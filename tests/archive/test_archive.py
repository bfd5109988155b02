"""The command, over small archives."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.speed.articles import rows, write
from lint.cli import main

NUMBER = 24


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "lint", "archive", *map(str, arguments), "--rows", "2", "--jobs", "1", "--quiet"]


def found(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, part after part."""
    tables = ("articles", "findings", "figures", "faults")
    return {name: [row for part in sorted((folder / name).glob("*.parquet")) for row in pq.read_table(part).to_pylist()] for name in tables}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "articles.parquet"
    pq.write_table(pa.Table.from_pylist(list(rows(NUMBER, 1))), path)
    return path


@pytest.fixture(scope="module")
def whole(table: Path) -> Path:
    folder = table.parent / "whole"
    subprocess.run(command(table, "--output", folder), check=True, timeout=300)
    return folder


def test_every_article_has_its_row_and_the_findings_are_those_of_caveat(whole: Path) -> None:
    made = found(whole)
    assert [row["path"] for row in made["articles"]] == [row["path"] for row in rows(NUMBER, 1)]
    assert made["findings"] and made["figures"] and not made["faults"]


def test_the_summary_counts_what_was_found(whole: Path) -> None:
    summary = pq.read_table(whole / "summary.parquet").to_pylist()
    total = len(found(whole)["findings"])
    assert [(row["articles"], row["findings"]) for row in summary if row["by"] == "archive"] == [(NUMBER, total)]
    for by in ("rule", "month", "author"):
        assert sum(row["findings"] for row in summary if row["by"] == by) == total
    assert f"{total:,} findings" in (whole / "report.html").read_text("utf-8")


def test_killed_twice_and_taken_up_it_gives_the_same_rows(table: Path, whole: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    for parts in (2, 6):
        run = subprocess.Popen(command(table, "--output", output), start_new_session=True)
        ends = time.monotonic() + 120
        while run.poll() is None and len(list(output.glob("articles/*.parquet"))) < parts and time.monotonic() < ends:
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert not (output / "report.html").exists()
    subprocess.run(command(table, "--output", output), check=True, timeout=300)
    assert found(output) == found(whole)
    assert pq.read_table(output / "summary.parquet") == pq.read_table(whole / "summary.parquet")


def test_what_is_done_is_not_done_again(table: Path, whole: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.glob("*/*.parquet")}
    subprocess.run(command(table, "--output", whole), check=True, timeout=300)
    assert {path: path.stat().st_mtime_ns for path in whole.glob("*/*.parquet")} == before


def test_other_options_want_a_fresh_folder(table: Path, whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", str(table), "--output", str(whole), "--rows", "2", "--jurisdiction", "fr"]) == 2
    assert "was begun before" in capsys.readouterr().err


def test_another_config_wants_a_fresh_folder(table: Path, tmp_path: Path) -> None:
    arguments = command(table, "--output", "out")
    small = tmp_path / "small.parquet"
    pq.write_table(pq.read_table(table).slice(0, 1), small)
    arguments[arguments.index(str(table))] = str(small)
    (tmp_path / ".caveat.yaml").write_text("overrides: [{files: ['articles/**'], ignore: []}]\n", "utf-8")
    subprocess.run(arguments, check=True, cwd=tmp_path, timeout=300)
    (tmp_path / ".caveat.yaml").write_text("overrides: [{files: ['articles/**'], audience: firm}]\n", "utf-8")
    done = subprocess.run(arguments, cwd=tmp_path, timeout=300, capture_output=True, text=True)
    assert done.returncode == 2 and "before the rules or the config changed" in done.stderr


def test_a_folder_with_other_things_is_not_written_to(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    assert main(["archive", str(table), "--output", str(tmp_path)]) == 2
    assert "holds files" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_of_articles_gives_the_findings_of_the_same_table(whole: Path, tmp_path: Path) -> None:
    write(tmp_path / "in", NUMBER, 1)
    (tmp_path / "in" / "broken.md").write_bytes(b"caf\xe9")
    done = subprocess.run(command("in", "--output", "out"), cwd=tmp_path, timeout=300)
    assert done.returncode == 3
    made = found(tmp_path / "out")
    assert [fault["code"] for fault in made["faults"]] == ["file/encoding"]
    assert len(made["articles"]) == NUMBER + 1


def test_a_table_without_the_column_is_told_with_those_that_it_has(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", str(table), "--output", str(tmp_path / "out"), "--text-column", "body"]) == 2
    assert "no column 'body' (it has path, text" in capsys.readouterr().err


def test_nothing_to_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", str(tmp_path / "gone"), "--output", str(tmp_path / "out")]) == 2
    assert "there is no file or folder" in capsys.readouterr().err
