"""Data that cannot be used is told to the user, and never takes the engine down."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import lint.quantity.data
import lint.support.cues
from lint.builtin import rules_folder
from lint.cli import main
from lint.context import Builtin, Context
from lint.quantity import recognise
from lint.quantity.grammar import grammar
from lint.readers import read
from lint.support import supports
from lint.support.claims import claims
from lint.support.cues import read_claims
from lint.support.faults import figure_faults, word_faults
from lint.terms import LANGUAGES
from lint.voice.data import voice_faults

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


def _house(folder: Path, **files: str) -> Path:
    """An own rule folder with files of `languages/`, and a config that names it."""
    for name, text in files.items():
        path = folder / "house" / "languages" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / ".caveat.yaml").write_text("rules: [house]\n", "utf-8")
    return folder / "house"


_ARTICLE = (
    "Acme sold 3 squillion toys for 500 drawing rights. In the ledger of Acme Trading, profit was 9 million dollars. "
    "Hoardwatch data show 7 % growth.\n\nIn our dream, people pay 3 euros.\n"
)


def test_own_files_lengthen_what_is_known_of_numbers_sources_and_claims(tmp_path: Path) -> None:
    house = _house(
        tmp_path,
        numbers__en="language: en\nscales: {squillion: 1000000000000}\ncurrencies: {XDR: [drawing rights]}\n",
        attribution__en="language: en\nbefore: [in the ledger of]\n",
        attribution__providers="providers: [Hoardwatch]\n",
        claims__en="language: en\nsuppose: [in our dream]\n",
    )
    document, _ = read("a.md", _ARTICLE.encode(), language="en")
    assert document is not None
    own, plain = Context(document, Builtin((house,))), Context(document)
    told, known = own.quantities, plain.quantities
    assert (told[0].value, told[1].unit) == (3e12, "XDR")
    assert (known[0].value, known[1].unit) == (3, "drawing rights")
    assert [j.support for j in supports(own, told)][2:4] == ["named", "named"]
    assert [j.support for j in supports(plain, known)][2:4] == ["none", "vague"]
    assert not claims(own)[-1][0]
    assert claims(plain)[-1][0]


def test_what_an_own_file_leaves_out_stays_as_it_is(tmp_path: Path) -> None:
    house = _house(tmp_path, numbers__en="language: en\nscales: {squillion: 1000000000000}\n", units__en="language: en\n")
    assert lint.quantity.data.units("en", (house,)) == lint.quantity.data.units("en")
    more, plain = lint.quantity.data.numbers("en", (house,))[0], lint.quantity.data.numbers("en")[0]
    assert more is not None and plain is not None
    assert more.nouns == plain.nouns
    assert more.scales == plain.scales | {"squillion": 1e12}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("numbers__en", "language: en\nscale: {squillion: 12}\n", 2),
        ("numbers__en", "language: en\nscales: {squillion: many}\n", 2),
        ("claims__en", "language: fr\nsuppose: [in our dream]\n", 1),
        ("units__en", "language: en\nmonths: May\n", 2),
        ("attribution__en", "before: [in the ledger of]\n", 1),
        ("attribution__providers", "provider: [Hoardwatch]\n", 1),
        ("voice__en", "language: en\ndistancing: [self-styled\n", 3),
        ("claims__english", "language: en\n", 0),
    ],
)
def test_a_bad_own_file_is_told_with_its_place_and_a_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int
) -> None:
    house = _house(tmp_path, **{name: text})
    found = [*word_faults((house,)), *voice_faults((house,))]
    assert [(fault.path.endswith(f"{name.replace('__', '/')}.yaml"), fault.line, bool(fault.mend)) for fault in found] == [
        (True, line, True)
    ]
    (tmp_path / "a.md").write_text(_ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    main(["check", "a.md"])
    assert f"house/languages/{name.replace('__', '/')}.yaml" in capsys.readouterr().err


def test_without_own_folders_nothing_is_looked_for() -> None:
    assert word_faults(()) == []
    assert voice_faults(()) == []
