"""Articles that a careful editor would let pass: not one finding, of any rule."""

from datetime import date
from pathlib import Path

import pytest

from lint import check_text
from lint.readers import format_of
from lint.report.annotate import draw

GOOD = Path(__file__).parent / "good"


@pytest.mark.parametrize("name", sorted(path.name for path in GOOD.iterdir()))
def test_a_good_article_is_silent(name: str) -> None:
    text = (GOOD / name).read_bytes().decode("utf-8")
    findings = check_text(text, path=name, format=format_of(name) or "text", select=["all"], as_of=date(2026, 11, 24))
    assert draw(text, findings) == text
