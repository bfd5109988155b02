"""A baseline accepts what was there, however it moves, and nothing that is new."""

import json
from pathlib import Path

import pytest

from lint.cli import main
from lint.filters.baseline import Baseline, Entry, Item, dumps, load, match

FIRST = "The fund offers guaranteed returns to its clients.\n"
SECOND = "Nobody knows what the next year will bring to them.\n"
FILE = ".caveat-baseline.json"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article whose finding is accepted."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".caveat.yaml").write_text(f"baseline: {FILE}\nselect: [wording, figure]\nfail-on: warning\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    write("fund.md", FIRST, SECOND)
    assert main(["baseline", "write", "."]) == 0
    return tmp_path


def write(name: str, *paragraphs: str) -> None:
    Path(name).write_text("\n".join(paragraphs), "utf-8")


def accepted() -> int:
    """How many findings the baseline holds."""
    read = json.loads(Path(FILE).read_text("utf-8"))
    return sum(len(entries) for entries in read["findings"].values())


def check(*arguments: str) -> int:
    return main(["check", ".", "-q", *arguments])


def test_what_was_accepted_fails_no_run(house: Path) -> None:
    assert accepted() == 1
    assert check() == 0
    Path(FILE).write_text(dumps({}), "utf-8")
    assert check() == 1, "without it the run fails"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SECOND, FIRST),
        ("A line above.\n", FIRST, SECOND),
        (FIRST.replace("The fund offers", "This quiet fund has"), SECOND),
    ],
    ids=["paragraph moved", "line inserted above", "word before edited"],
)
def test_it_is_still_accepted_when(house: Path, paragraphs: tuple[str, ...]) -> None:
    write("fund.md", *paragraphs)
    assert check() == 0


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FIRST, SECOND, "It is a risk-free investment.\n"),
        (FIRST, FIRST.replace("The fund", "The other fund"), SECOND),
        (FIRST.replace("guaranteed returns", "guaranteed profits"), SECOND),
    ],
    ids=["another rule", "the same words once more", "other words"],
)
def test_what_is_new_is_not_accepted(house: Path, paragraphs: tuple[str, ...]) -> None:
    write("fund.md", *paragraphs)
    assert check() == 1


def test_it_follows_an_article_that_was_renamed_and_no_copy(house: Path) -> None:
    Path("fund.md").rename("fonds.md")
    assert check() == 0
    write("copy.md", FIRST)
    assert check() == 1


def test_prune_lets_go_of_what_was_mended_and_accepts_nothing(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("fund.md", SECOND, "It is a risk-free investment.\n")
    assert check() == 1
    assert main(["baseline", "prune", "."]) == 0
    assert "1 finding let go, 0 findings still accepted" in capsys.readouterr().out
    assert accepted() == 0
    assert check() == 1


def test_what_is_mended_is_told(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("fund.md", SECOND)
    assert main(["check", ".", "-v"]) == 0
    assert "caveat baseline prune" in capsys.readouterr().err


def test_articles_that_were_not_looked_at_stay_accepted(house: Path) -> None:
    write("other.md", FIRST)
    assert main(["baseline", "write", "other.md"]) == 0
    assert accepted() == 2
    assert check() == 0
    Path("other.md").unlink()
    assert main(["baseline", "write", "fund.md"]) == 0
    assert accepted() == 1, "what is gone is let go"


def test_what_the_house_has_locked_cannot_be_accepted(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Path(".caveat.yaml").open("a", encoding="utf-8") as config:
        config.write("locked: [promised-result]\n")
    assert check() == 1
    assert main(["baseline", "write", "."]) == 0
    assert "cannot be accepted" in capsys.readouterr().out
    assert check() == 1


def test_a_named_baseline_that_is_missing_is_an_error(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).unlink()
    assert check() == 2
    assert f".caveat.yaml:1:11: error: there is no baseline '{FILE}'" in capsys.readouterr().err
    assert check("--baseline", "none.json") == 2
    assert "--baseline: error: there is no file 'none.json'" in capsys.readouterr().err
    assert main(["baseline", "prune", "."]) == 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{\n "version": 1,\n oops\n}', 3, "no JSON"),
        ('{\n "version": 1,\n "findings": {"a.md": [{"rule": "x"}]}\n}', 3, ""),
        ('{"version": 9, "findings": {}}', 1, "version 9"),
        ("[" * 100_000, 1, ""),
        ("\xff\xfe", 0, ""),
    ],
)
def test_a_broken_baseline_is_told_with_its_line_and_never_written_over(
    house: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, message: str
) -> None:
    Path(FILE).write_bytes(text.encode("latin-1"))
    assert check() == 2
    said = capsys.readouterr().err
    assert FILE in said and message in said and (not line or f"{FILE}:{line}:" in said)
    assert main(["baseline", "write", "."]) == 2
    assert Path(FILE).read_bytes() == text.encode("latin-1")


def test_the_file_changes_a_line_for_a_finding() -> None:
    entries = [Entry("a", "one", "1" * 32), Entry("b", "two", "2" * 32)]
    before, after = dumps({"x.md": entries}).splitlines(), dumps({"x.md": [*entries, Entry("a", "three", "3" * 32)]}).splitlines()
    assert len(after) == len(before) + 1
    assert len(set(after) - set(before)) <= 2
    assert dumps({"x.md": reversed(entries)}).splitlines() == before


def test_an_entry_is_met_once(tmp_path: Path) -> None:
    one = Entry("a", "words", "1" * 32)
    matched = match(Baseline(1, {"x.md": [one]}), [Item("x.md", one), Item("x.md", one)], lambda path: True)
    assert matched.accepted == (True, False)
    assert matched.left == {}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    entries = {'a "b"\n.md': [Entry("a", "“words” \u202e </script>", "1" * 32)]}
    (tmp_path / FILE).write_text(dumps(entries), "utf-8")
    assert load(tmp_path / FILE, FILE) == (Baseline(1, entries), [])
