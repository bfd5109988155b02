"""Whatever the bytes: no crash, no hang, one clear line for what cannot be read, and every finding at its words."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import Limits, Profile
from lint.engine import FileResult, check_bytes
from lint.packs import load_folders
from lint.ruleset import Ruleset
from lint.run import file_report
from lint.terms import Format

RULESET = Ruleset(load_folders())
PROFILE = Profile(select=("all",), jurisdictions=("eu", "fr", "uk", "us"), audience="firm")

# Pieces that findings, markup and traps are made of, so that random documents are worth reading.
PIECES = st.sampled_from(
    [
        *("Bitcoin will certainly reach $100,000. ", "The fund gained 12 % in 2025", "guaranteed returns", "un rendement garanti de 6 %"),
        *("Experts say so", "selon certains observateurs", "You should buy now. ", "risk-free", "10\u00a0000\u202f€", "e\u0301", "\u200b"),
        *(
            "\u00ad",
            "**",
            "*",
            "_",
            "`",
            "[",
            "](https://example.org)",
            "[^1]",
            "\n[^1]: ",
            "> ",
            "# ",
            "- ",
            "1. ",
            "| a | b |\n|---|---|\n",
        ),
        *(
            "| 1 % | 2 |\n",
            "<b>",
            "</b>",
            "<p class='x'>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "&eacute;",
            "&nbsp;",
            "&#x80;",
            "{{< x >}}",
        ),
        *("{% raw %}", "{", "}", "<X>", "export const a = 1\n", "---\n", "title: A sure thing\n", "+++\n", "\n", "\n\n", "\r\n", "\r", " "),
        *(
            "\t",
            "“",
            "”",
            "« ",
            " »",
            "\0",
            "\x1b[31m",
            "\u202e",
            "\U0001f600",
            "ß",
            "İ",
            "ﬁ",
            "$$",
            ":::note\n",
            ":::\n",
            "\ufeff",
            "\u2028",
        ),
    ]
)
DOCUMENTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(codec="utf-8"), max_size=200))
FORMATS: list[Format] = ["markdown", "mdx", "html", "text"]


def in_order(result: FileResult) -> None:
    """Every span of a result lies in its text and says its words; findings are sorted."""
    assert result.document is not None
    text = result.document.text
    report = file_report(result, PROFILE)
    previous = (0, 0)
    for located in report.findings:
        spans = [(located.finding.span, located.place), *zip((r.span for r in located.finding.related), located.related, strict=True)]
        for span, place in spans:
            assert 0 <= span.start <= span.end <= len(text)
            assert text[span.start : span.end] == place.quote
            assert place.start.offset == span.start
            assert place.end.offset == span.end
        here = (located.finding.span.start, located.finding.span.end)
        assert previous <= here
        previous = here


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=DOCUMENTS)
def test_every_finding_of_any_document_stands_at_its_words(format_: Format, text: str) -> None:
    result = check_bytes("x", text.encode(), RULESET, PROFILE, format_)
    if result.document is not None:
        in_order(result)
    assert not [fault for fault in result.faults if fault.code.endswith("/defect")]


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), format_=st.sampled_from(FORMATS))
def test_any_bytes_are_a_document_or_a_fault(data: bytes, format_: Format) -> None:
    result = check_bytes("x", data, RULESET, PROFILE, format_)
    assert (result.document is None) == any(fault.level == "error" for fault in result.faults)


def test_more_findings_than_the_limit_are_cut_after_they_were_sorted() -> None:
    text = "The fund has guaranteed returns for all of its owners. " * 30
    every = check_bytes("x", text.encode(), RULESET, Profile(select=("wording",)), "text")
    few = check_bytes("x", text.encode(), RULESET, Profile(select=("wording",), limits=Limits(findings=5)), "text")
    assert (len(every.findings), every.faults) == (30, ())
    assert few.findings == every.findings[:5]
    assert [fault.code for fault in few.faults] == ["file/findings"]


GROWING = [
    *("$1m, ", "10 % of ", "- the fund gained 5 %\n", "| 1 % | 2 |\n", "[a](b) 5 % ", "# Head\n\nIt gained 5 %.\n\n", "from 1 to "),
    *(
        "if you invest $100, ",
        "Bitcoin will certainly rise, said Ann Lee. ",
        "<b>5 %</b> ",
        "Ten words stand here twice.\n\n",
        "10 × 12 = ",
    ),
]


@pytest.mark.parametrize("piece", GROWING, ids=lambda piece: piece.strip()[:20])
def test_the_cost_grows_with_the_article_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        check_bytes("x.md", (piece * times).encode(), RULESET, PROFILE)
        return time.process_time() - started

    seconds(400)
    ratio = min(seconds(1_600) / seconds(400) for _ in range(2))
    assert ratio < 8, "four times the text costs sixteen times as much where the cost is quadratic"


# -- whole commands

GOOD = "The fund is a sure thing for all of its owners.\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A content repository with one good article, in which a rule of its own finds one thing."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(Path(__file__).parent / "cli" / "findings-text" / "in" / "house", tmp_path / "house")
    (tmp_path / ".caveat.yaml").write_text("rules: house\nselect: house\n")
    (tmp_path / "good.md").write_text(GOOD)
    return tmp_path


def check(folder: Path, *arguments: str) -> tuple[int, dict[str, Any], list[str]]:
    """Exit status, JSON report, and the lines on stderr."""
    command = [sys.executable, "-m", "lint", "check", *arguments, "--format", "json"]
    env = {**os.environ, "CAVEAT_CACHE_DIR": ""}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, env=env)
    return done.returncode, json.loads(done.stdout), done.stderr.splitlines()


def told(folder: Path, name: str, data: bytes) -> tuple[int, list[str]]:
    """What is said of a file beside the good one, which is always checked."""
    (folder / name).write_bytes(data)
    status, report, lines = check(folder, "good.md", name)
    assert "good.md" in [file["path"] for file in report["files"]]
    assert [finding["path"] for finding in report["findings"]].count("good.md") == 1
    return status, lines


def test_a_binary_file_is_one_line_and_3(house: Path) -> None:
    assert told(house, "logo.md", bytes(range(256)) * 40) == (3, ["logo.md: error: this is a binary file, not text (name text files only)"])


def test_a_wrong_encoding_is_one_line_that_names_the_byte_and_3(house: Path) -> None:
    status, lines = told(house, "latin.md", "Le rendement est assuré.\n".encode("latin-1"))
    assert (status, lines) == (3, ["latin.md: error: not UTF-8: byte 22 (0xe9) cannot be decoded (save the file as UTF-8)"])


def test_fifty_megabytes_are_one_line_and_3(house: Path) -> None:
    status, lines = told(house, "big.md", GOOD.encode() * (50 * 1024 * 1024 // len(GOOD)))
    assert status == 3
    assert len(lines) == 1
    assert "big.md: error:" in lines[0]
    assert "file-bytes" in lines[0]


def test_an_empty_file_is_nothing_to_speak_of(house: Path) -> None:
    assert told(house, "empty.md", b"") == (0, [])


def test_one_line_of_five_megabytes_is_read_and_shown_in_part(house: Path) -> None:
    words = "paper window garden letter "
    (house / "long.md").write_text(words * (5 * 1024 * 1024 // len(words)) + GOOD)
    command = [sys.executable, "-m", "lint", "check", "good.md", "long.md", "--language", "en"]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("is a sure thing for") == 2
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", ["x.md", "x.mdx", "x.html"])
def test_deep_nesting_ends(house: Path, name: str) -> None:
    opener = {"x.md": "> " * 30_000, "x.mdx": "<div>" * 30_000, "x.html": "<div>" * 30_000}[name]
    status, _ = told(house, name, (opener + "text\n").encode())
    assert status == 0


TRAPS = {
    "[": 50_000, "*a ": 40_000, "<!--": 40_000, "{{<": 40_000, "{%": 40_000, "`": 60_000, "$": 60_000, "“": 40_000, "1 ": 60_000,
    "1,": 60_000, "a-": 60_000, "](": 40_000, "[^a]": 30_000, "| ": 60_000, "not ": 60_000, ". ": 60_000, "---\na: [": 20_000,
}  # fmt: skip


@pytest.mark.parametrize("piece", TRAPS)
def test_no_repeated_mark_makes_reading_slow(house: Path, piece: str) -> None:
    status, lines = told(house, "trap.md", (piece * TRAPS[piece]).encode())
    assert status == 0, lines


def test_a_missing_path_is_one_line_and_3(house: Path) -> None:
    status, report, lines = check(house, "god.md", "good.md")
    assert (status, lines) == (3, ["god.md: error: there is no such file or folder (did you mean good.md?)"])
    assert len(report["findings"]) == 1


# Everything is loaded by a first run, since whom we become may not be able to read our own code.
AS_NOBODY = """
import contextlib, io, os, sys
from lint.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(["check", "good.md", "--format", "json"])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["check", "secret.md", "good.md", "--format", "json"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_a_file_that_may_not_be_read_is_one_line_and_3(house: Path) -> None:
    secret = house / "secret.md"
    secret.write_text(GOOD)
    secret.chmod(0)
    for folder in (house, house / "house", *house.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path(folder.anchor):
            folder.chmod(folder.stat().st_mode | 0o005)
    done = subprocess.run([sys.executable, "-c", AS_NOBODY], cwd=house, capture_output=True, text=True, encoding="utf-8", timeout=60)
    lines = done.stderr.splitlines()
    assert (done.returncode, lines) == (
        3,
        ["secret.md: error: this cannot be read: permission denied (give yourself the right to read it)"],
    )
    assert len(json.loads(done.stdout)["findings"]) == 1
