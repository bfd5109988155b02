"""The bar of a long run: for who sits before a terminal, and for nobody else; the articles come through it unchanged."""

import io
from types import SimpleNamespace

import pytest

from lint.cli import progress
from lint.cli.progress import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen))  # pytest puts its own sys.stderr back before the test
    monkeypatch.setattr(progress, "_AFTER", 0.0)
    monkeypatch.delenv("CI", raising=False)
    return screen


def test_a_long_run_shows_how_far_it_is_and_leaves_nothing_behind(terminal: Terminal) -> None:
    assert list(watched(range(50), 50)) == list(range(50))
    assert "/50 articles" in terminal.getvalue()
    assert terminal.getvalue().rpartition("\r")[0].rpartition("\r")[2].strip() == ""


@pytest.mark.parametrize("why", ["few", "quiet", "ci", "pipe"])
def test_nobody_else_sees_it(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    if why == "ci":
        monkeypatch.setenv("CI", "true")
    if why == "pipe":
        monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    total = 3 if why == "few" else 50
    assert list(watched(range(total), total, -1 if why == "quiet" else 0)) == list(range(total))
    assert terminal.getvalue() == ""
