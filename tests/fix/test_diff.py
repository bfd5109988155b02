"""`lint.fix.diff`: a diff that git takes."""

import subprocess
from pathlib import Path

import pytest

from lint.fix import diff


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one\ntwo\n", "one\n\nnew\n\ntwo\n"),
        ("one", "one\n\ntwo"),
        ("one\r\ntwo\r\n", "one\r\nnew\r\ntwo\r\n"),
        ("", "one\n"),
        ("é\n", "é\nü"),
    ],
)
def test_git_makes_the_new_text_of_the_old_one(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "a b.md"
    file.write_bytes(old.encode())
    rows = "".join(diff("a b.md", old, new))
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=rows.encode(), check=True)
    assert file.read_bytes() == new.encode()


def test_the_same_text_gives_nothing() -> None:
    assert list(diff("a.md", "one\n", "one\n")) == []


def test_a_name_cannot_write_a_line_of_the_diff() -> None:
    rows = list(diff("a\n+++ b.md", "one\n", "two\n"))
    assert rows[0] == "--- a/a?+++ b.md\n"
