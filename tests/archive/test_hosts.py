"""The same rows from Spark's local cluster and from a Ray cluster on this machine."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.speed.articles import rows

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.hosts


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hosts") / "articles.parquet"
    pq.write_table(pa.Table.from_pylist(list(rows(40, 1))), path)
    return path


@pytest.fixture(scope="module")
def native(table: Path) -> list[dict[str, Any]]:
    return archived(table, table.parent / "native")


def archived(table: Path, output: Path, *options: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "lint", "archive", str(table), "--output", str(output), "--as-of", "2026-11-25", "--quiet", *options]
    subprocess.run(command, check=True, timeout=500)
    return findings(output / "findings")


def findings(folder: Path) -> list[dict[str, Any]]:
    found = [row for part in sorted(folder.glob("*.parquet")) for row in pq.read_table(part).to_pylist()]
    return sorted(found, key=lambda row: (row["path"], row["start"]["offset"], row["end"]["offset"], row["rule"]))


@pytest.mark.skipif(not shutil.which("java") or not importlib.util.find_spec("pyspark"), reason="there is no JRE, or no pyspark")
def test_spark_gives_the_same_findings(table: Path, native: list[dict[str, Any]], tmp_path: Path) -> None:
    script = ROOT / "examples" / "spark_archive.py"
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, str(script), str(table), str(tmp_path / "out"), "2026-11-25"], check=True, timeout=500, env=environment)
    assert findings(tmp_path / "out") == native


@pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="there is no ray")
def test_a_ray_cluster_gives_the_same_findings(table: Path, native: list[dict[str, Any]], tmp_path: Path) -> None:
    ray = str(Path(sys.executable).with_name("ray"))
    subprocess.run([ray, "start", "--head", "--port=6399", "--num-cpus=2", "--include-dashboard=false"], check=True, timeout=200)
    try:
        assert archived(table, tmp_path / "out", "--ray", "127.0.0.1:6399") == native
    finally:
        subprocess.run([ray, "stop"], check=False, timeout=100)
