"""The report as an editor reads it."""

import io
import re
from pathlib import Path

import pytest

from lint.report import Report, Style, writer
from lint.report.escape import cells

EXPECTED = Path(__file__).parent / "expected"


def text(report: Report, style: Style) -> str:
    stream = io.StringIO()
    writer("text")(report, stream, style)
    return stream.getvalue()


STYLES = {
    "plain": Style(),
    "narrow": Style(width=60),
    "quiet": Style(verbosity=-1),
    "verbose": Style(verbosity=1),
    "color": Style(color=True),
    "ascii": Style(unicode=False),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_report_reads_as_agreed(report: Report, name: str, request: pytest.FixtureRequest) -> None:
    file = EXPECTED / f"{name}.txt"
    written = text(report, STYLES[name])
    if request.config.getoption("--golden") == "write":
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")


@pytest.mark.parametrize("width", [50, 60, 80, 100])
def test_no_row_is_wider_than_the_terminal(report: Report, width: int) -> None:
    wide = [row for row in text(report, Style(width=width)).splitlines() if cells(row) > width and "https://" not in row]
    assert wide == []


def test_no_control_of_an_article_reaches_the_terminal(report: Report) -> None:
    for style in STYLES.values():
        bare = re.sub(r"\x1b\[[0-9;]*m", "", text(report, style)) if style.color else text(report, style)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)


def test_what_a_rule_is_for_is_said_once_an_article(report: Report) -> None:
    assert text(report, Style()).count("Nobody can know it.") == 2
