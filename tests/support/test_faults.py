"""Data that cannot be used is told to the user, and never takes the engine down."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import lint.quantity.data
import lint.support.cues
from lint.builtin import rules_folder
from lint.cli import main
from lint.context import Context
from lint.quantity import recognise
from lint.quantity.grammar import grammar
from lint.readers import read
from lint.support.claims import claims
from lint.support.cues import read_claims
from lint.support.faults import figure_faults
from lint.terms import LANGUAGES

_CACHED = (
    lint.quantity.data.numbers,
    lint.quantity.data.units,
    lint.quantity.data._symbols,
    lint.quantity.data._shared,
    grammar,
    lint.support.cues.read_claims,
    lint.support.cues._lexicon,
)


def _forget() -> None:
    for cached in _CACHED:
        cached.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data of languages that may be broken."""
    shutil.copytree(rules_folder() / "languages", tmp_path / "languages")
    for module in (lint.quantity.data, lint.support.cues):
        monkeypatch.setattr(module, "rules_folder", lambda: tmp_path)
    _forget()
    yield tmp_path
    _forget()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_data_is_whole_and_every_key_is_used_somewhere(language: str) -> None:
    assert figure_faults([language]) == []
    data, faults = read_claims(language)
    assert data.language == language and not faults
    assert data.imperatives and data.if_ and data.suppose and data.saving and data.rules and data.measures


def test_a_language_without_data_has_no_faults() -> None:
    assert figure_faults(["pl", ""]) == []


@pytest.mark.parametrize("name", ["claims/en", "numbers/en", "units/en", "numbers/shared", "units/symbols"])
@pytest.mark.parametrize("text", [None, "no: [", "langauge: en\n", ""])
def test_a_file_that_is_missing_or_broken_is_a_fault_and_the_article_is_judged(folder: Path, name: str, text: str | None) -> None:
    path = folder / "languages" / f"{name}.yaml"
    path.unlink() if text is None else path.write_text(text, "utf-8")
    told = [fault for fault in figure_faults(["en"]) if name in fault.path]
    if (name, text) != ("claims/en", ""):
        assert [fault.level for fault in told] == ["error"]
        assert told[0].message
    document, _ = read("a.md", b"Sales rose 5 % to $1.2bn in 2020, says the bank. If you save $20, fine.", language="en")
    assert document is not None
    claims(Context(document))
    recognise("5 % of $3, 12 km, Step 3", "en")


def test_the_command_tells_it(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "languages" / "claims" / "en.yaml").write_text("if: {a: b}\n", "utf-8")
    article = folder / "a.md"
    article.write_text("The fund made 5 % last year.\n", "utf-8")
    monkeypatch.chdir(folder)
    main(["check", "a.md"])
    assert "rules/languages/claims/en.yaml" in capsys.readouterr().err
