from itertools import islice
from pathlib import Path

from benchmarks.speed.articles import rows, write
from lint import check_text
from lint.terms import LANGUAGES


def test_the_same_seed_gives_the_same_articles_however_many_are_asked_for() -> None:
    assert list(rows(9, 4)) == list(islice(rows(90, 4), 9))
    assert next(rows(1, 4)) != next(rows(1, 5))


def test_every_language_occurs_with_something_to_find() -> None:
    made = list(rows(80, 1))
    assert {row["language"] for row in made} == set(LANGUAGES)
    assert check_text(made[0]["text"])


def test_files_hold_the_articles(tmp_path: Path) -> None:
    write(tmp_path, 7, 1)
    assert [path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.md"))] == [row["text"] for row in rows(7, 1)]
