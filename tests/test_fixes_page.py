"""`docs/fixes.md`: the config that it shows mends."""

import re
from pathlib import Path

import pytest

from lint.cli import main

_PAGE = Path(__file__).parents[1] / "docs" / "fixes.md"


def test_the_texts_that_it_shows_are_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    config = re.search(r"<!-- config -->\n```yaml\n(.*?)```", _PAGE.read_text("utf-8"), re.DOTALL)
    assert config is not None
    (tmp_path / ".git").mkdir()
    (tmp_path / ".caveat.yaml").write_text(config[1], encoding="utf-8")
    for code, text in (("en", "Litecoin rose 40 % last year, and it is a coin for all of us."),
                       ("fr", "Le litecoin est un jeton que chacun de nous peut acheter sur une plateforme.")):  # fmt: skip
        (tmp_path / f"{code}.md").write_text(f"# Litecoin\n\n{text}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    assert main(["check", ".", "--fix"]) == 0
    assert "3 findings mended in 2 articles" in capsys.readouterr().err
    assert "no guide to future results" in (tmp_path / "en.md").read_text("utf-8")
    assert "ne constitue pas un conseil" in (tmp_path / "fr.md").read_text("utf-8")
