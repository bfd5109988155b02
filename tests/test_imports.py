"""What a start loads: asserted on `sys.modules`, since time flakes and modules don't."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import sys, json
from lint.cli import main
main({arguments!r})
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
EXPENSIVE = {"yaml", "regex", "pyromark", "importlib.metadata", "importlib.resources", "asyncio", "multiprocessing", "argparse", "difflib"}
PARSERS = {"pyromark", "html.parser", "lint.readers.markdown", "lint.readers.mdx", "lint.readers.html"}
POOLS = {"multiprocessing", "concurrent.futures", "concurrent.futures.process"}


def loaded(code: str, folder: Path) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)
    last = done.stderr.splitlines()[-1]
    assert last.startswith("["), done.stderr
    return set(json.loads(last))


def after(arguments: list[str], folder: Path) -> set[str]:
    return loaded(PROBE.format(arguments=arguments), folder)


def test_importing_the_package_loads_nothing_that_costs(tmp_path: Path) -> None:
    modules = loaded("import lint, sys, json\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)", tmp_path)
    assert not modules & (EXPENSIVE | PARSERS | POOLS | {"msgspec"})
    assert {name for name in modules if name.startswith("lint")} == {"lint"}


def test_the_version_is_told_without_loading_anything_that_costs(tmp_path: Path) -> None:
    assert not after(["--version"], tmp_path) & (EXPENSIVE | PARSERS | POOLS)


def test_help_is_told_without_loading_anything_that_costs(tmp_path: Path) -> None:
    assert not after([], tmp_path) & (EXPENSIVE | PARSERS | POOLS)


def test_plain_text_loads_no_parser_of_other_formats_and_one_job_no_pool(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Nothing is sure.\n")
    modules = after(["check", "x.txt", "--jobs", "1"], tmp_path)
    assert not modules & (PARSERS | POOLS)
    assert "lint.readers.text" in modules
    assert not {"lint.report.json", "lint.cli.inspect", "lint.cli.rules", "lint.cli.figures"} & modules


@pytest.mark.parametrize(("name", "reader", "others"), [("x.md", "markdown", ["html", "mdx"]), ("x.html", "html", ["mdx"])])
def test_a_format_loads_its_own_reader_only(name: str, reader: str, others: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text("Nothing is sure.\n")
    modules = after(["check", name], tmp_path)
    assert f"lint.readers.{reader}" in modules
    assert not {f"lint.readers.{other}" for other in others} & modules


def test_a_few_articles_start_no_pool_unless_they_are_told_to(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("Nothing is sure.\n")
    assert not after(["check", *(f"{number}.txt" for number in range(20))], tmp_path) & POOLS
