"""What an archive is read from: tables where there are any, else the articles that `caveat check` would find."""

from pathlib import Path

import pytest

from lint.archive.source import find
from lint.errors import CaveatError


def names(folder: Path) -> list[str]:
    return [Path(item.path).relative_to(folder).as_posix() for item in find(str(folder)).items]


def test_of_a_folder_of_articles_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    for name in ("a.md", "drafts/b.md", "node_modules/c.md", ".hidden/d.md", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A line.", "utf-8")
    (tmp_path / ".git").mkdir()
    assert names(tmp_path) == ["a.md", "drafts/b.md"]
    (tmp_path / ".gitignore").write_text("drafts/\n", "utf-8")
    assert names(tmp_path) == ["a.md"]


def test_tables_come_before_articles(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A line.", "utf-8")
    (tmp_path / "b.csv").write_text("text\nA line.\n", "utf-8")
    assert names(tmp_path) == ["b.csv"]
    assert find(str(tmp_path)).tables


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaveatError, match="nothing to read"):
        find(str(tmp_path))
