"""Reports are kept from run to run, under everything that they depend on, and only while that is the same."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from lint import cache
from lint.config import Options, Settings
from lint.report import Report
from lint.run import report_on
from lint.run.judge import Judge
from lint.run.kept import Kept

DAY = date(2026, 11, 25)
ARTICLE = "The fund offers guaranteed returns of 7 % a year.\n"


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were really judged, in a folder with two of them and a cache of its own."""
    (tmp_path / "articles" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "articles")
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path / "cache"))
    Path("one.md").write_text(ARTICLE, "utf-8")
    Path("two.md").write_text("Le fonds offre un rendement garanti.\n", "utf-8")
    seen: list[str] = []
    check = Judge.check

    def watched(self: Judge, source):  # type: ignore[no-untyped-def]
        seen.append(source.path)
        return check(self, source)

    monkeypatch.setattr(Judge, "check", watched)
    monkeypatch.setattr(Kept, "_code", "")  # in a checkout somebody may be at work on it
    return seen


def run(**settings: object) -> Report:
    made = report_on(["."], Options(Settings(**settings), as_of=DAY))  # type: ignore[arg-type]
    return msgspec.structs.replace(
        made,
        summary=msgspec.structs.replace(made.summary, seconds=0.0),
        files=tuple(msgspec.structs.replace(file, spent={}) for file in made.files),
    )


def again(judged: list[str], **settings: object) -> list[str]:
    """What a further run judges."""
    judged.clear()
    run(**settings)
    return sorted(judged)


def test_a_second_run_judges_nothing_and_reports_the_same(judged: list[str]) -> None:
    first = run()
    assert sorted(judged) == ["one.md", "two.md"]
    judged.clear()
    second = run()
    assert judged == []
    assert second == first
    assert first.summary.findings >= 2


def test_an_article_that_changed_is_judged_and_no_other(judged: list[str]) -> None:
    run()
    Path("one.md").write_text(ARTICLE + "\nIt will certainly rise.\n", "utf-8")
    assert again(judged) == ["one.md"]


def test_the_same_words_under_another_name_are_another_article(judged: list[str]) -> None:
    run()
    Path("one.md").rename("three.md")
    assert again(judged) == ["three.md"]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path(".caveat.yaml").write_text("audience: firm\n", "utf-8"),
        lambda: Path("facts.csv").write_text("id,value,unit\nrate,8,%\n", "utf-8"),
        lambda: Path("house", "house.yaml").write_text(HOUSE.replace("sure thing", "safe bet"), "utf-8"),
    ],
    ids=["config", "facts", "rules"],
)
def test_another_config_fact_or_rule_has_everything_judged_anew(judged: list[str], change) -> None:  # type: ignore[no-untyped-def]
    Path("house").mkdir()
    Path("house", "house.yaml").write_text(HOUSE, "utf-8")
    Path("facts.csv").write_text("id,value,unit\nrate,7,%\n", "utf-8")
    Path(".caveat.yaml").write_text("rules: house\nfacts: facts.csv\n", "utf-8")
    run()
    assert again(judged) == []
    text = Path(".caveat.yaml").read_text("utf-8")
    change()
    if Path(".caveat.yaml").read_text("utf-8") != text:
        Path(".caveat.yaml").write_text(text + "audience: firm\n", "utf-8")
    assert again(judged) == ["one.md", "two.md"]


def test_other_options_have_everything_judged_anew(judged: list[str]) -> None:
    run()
    assert again(judged, jurisdictions=["eu"]) == ["one.md", "two.md"]
    assert again(judged) == []


def test_a_kept_report_that_is_broken_is_made_anew(judged: list[str], tmp_path: Path) -> None:
    first = run()
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-9] + b"\x00" * 9)
    judged.clear()
    assert run() == first
    assert sorted(judged) == ["one.md", "two.md"]


def test_a_kept_report_of_another_shape_is_made_anew(judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(cache.Cache, "get", lambda self, key: b'{"path": 7}')
    assert again(judged) == ["one.md", "two.md"]


def test_without_a_cache_nothing_is_kept(judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    run()
    assert again(judged) == ["one.md", "two.md"]


def test_what_changed_between_two_looks_is_not_kept(judged: list[str]) -> None:
    kept = Kept(Judge(Options(as_of=DAY)))
    [source] = [one for one in _sources() if one.path == "one.md"]
    assert kept.get(source) is None
    Path("one.md").write_text("Another text.\n", "utf-8")
    report = next(file for file in run().files if file.path == "one.md")
    kept.put(source, report)
    Path("one.md").write_text(ARTICLE, "utf-8")
    assert kept.get(source) is None


def _sources():  # type: ignore[no-untyped-def]
    from lint.files import find

    return find(["."])[0]


def test_a_cache_that_cannot_be_written_is_no_cache(judged: list[str], tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        (tmp_path / "cache").write_text("a file stands in its place", "utf-8")
    else:
        (tmp_path / "cache").mkdir(mode=0o500)
    run()
    assert again(judged) == ["one.md", "two.md"]


HOUSE = """\
pack: house
title: House rules
rules:
  - id: sure-thing
    kind: wording
    category: wording/guarantee
    severity: warning
    title: A sure thing
    message: "“{quote}” promises a result."
    why: Nobody can promise a result.
    about: any
    phrases:
      en: [sure thing]
    examples:
      en:
        bad: ["The fund is a [[sure thing]].", "A [[sure thing]] it is."]
        good: ["He said: \\"It is a sure thing\\".", "It is not a sure thing."]
"""
