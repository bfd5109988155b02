"""`--changed-since`: what stands on lines that changed, in a real repository of git; and a diff read whatever its articles hold."""

import subprocess
from pathlib import Path

import pytest

from lint.cli import main
from lint.filters.changed import Changed, parse

OLD = "The fund offers guaranteed returns to its clients.\n\nNobody knows what the next year will bring to them.\n"
NEW = "\nIt is a risk-free investment for all of them.\n"


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two articles on its first commit, where each has a finding."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    git("init", "-q", "-b", "main")
    Path(".caveat.yaml").write_text("select: [wording]\nfail-on: warning\n", "utf-8")
    Path("fund.md").write_text(OLD, "utf-8")
    Path("other.md").write_text(OLD, "utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "articles")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """`path:line` of each finding since the first commit."""
    capsys.readouterr()
    main(["check", ".", "-q", "--changed-since", "main", *arguments])
    return [":".join(row.split(":")[:2]) for row in capsys.readouterr().out.splitlines()]


def test_nothing_changed_is_nothing_found(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) == []


@pytest.mark.parametrize("how", ["left", "staged", "committed"])
def test_only_the_new_line_is_shown(history: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    git("checkout", "-q", "-b", "draft")
    Path("fund.md").write_text(OLD + NEW, "utf-8")
    if how != "left":
        git("add", ".")
    if how == "committed":
        git("commit", "-q", "-m", "more")
    assert found(capsys) == ["fund.md:5"]


def test_a_renamed_article_is_changed_where_it_was_edited(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("mv", "fund.md", "fonds.md")
    assert found(capsys) == []
    Path("fonds.md").write_text("A line above.\n\n" + OLD + NEW, "utf-8")
    git("add", ".")
    assert found(capsys) == ["fonds.md:7"]


def test_a_new_article_is_changed_as_a_whole(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("new.md").write_text(OLD, "utf-8")
    assert found(capsys) == ["new.md:1"]


def test_what_others_did_meanwhile_is_no_change_of_ours(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "-q", "-b", "draft")
    git("checkout", "-q", "main")
    Path("other.md").write_text("Another text altogether.\n", "utf-8")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "draft")
    Path("fund.md").write_text(OLD + NEW, "utf-8")
    assert found(capsys) == ["fund.md:5"]


def test_a_changed_article_is_asked_for_its_disclaimers(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# Bitcoin\n\nBitcoin is a coin that you should buy today, says nobody but me.\n"
    Path("fund.md").write_text(text, "utf-8")
    git("commit", "-q", "-a", "-m", "coin")
    git("checkout", "-q", "-b", "draft")
    Path("fund.md").write_text(text + "\nOne more line about nothing.\n", "utf-8")
    rows = found(capsys, "--select", "all")
    assert rows and set(rows) <= {"fund.md:1", "fund.md:3"}


def test_a_revision_that_is_none_is_an_error(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for revision in ("nowhere", "--output=x", "-", "main..", ""):
        assert main(["check", ".", f"--changed-since={revision}"]) == (2 if revision else 1)
        assert not revision or "knows no revision" in capsys.readouterr().err
    assert not Path("x").exists()


def test_outside_a_repository_there_is_nothing_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fund.md").write_text(OLD, "utf-8")
    assert main(["check", ".", "--changed-since", "HEAD"]) == 2


def test_odd_names_and_lines_are_read(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = 'a "quoted" — ü\tname.md'
    Path(name).write_text("One line.\n", "utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "odd")
    git("checkout", "-q", "-b", "draft")
    Path(name).write_text("One line.\n\n+++ b/other.md\n@@ -1 +1 @@\nIt offers guaranteed returns.\n", "utf-8")
    assert [row.rpartition(":")[2] for row in found(capsys)] == ["5"]


def test_a_hunk_holds_what_it_says() -> None:
    diff = (
        b"diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n@@ -1 +1,3 @@\n-old\n+++ b/evil.md\n+@@ -1 +9 @@\n+new\n"
        b"@@ -9,2 +11,0 @@\n-gone\n-gone\n"
    )
    assert parse(diff) == {b"x.md": Changed(((1, 3),))}


def test_a_file_that_is_gone_has_no_lines() -> None:
    assert parse(b"diff --git a/x.md b/x.md\n--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\n") == {}


def test_since_the_last_commit_or_what_pre_commit_was_given(
    history: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("fund.md").write_text(OLD + NEW, "utf-8")
    git("commit", "-q", "-a", "-m", "more")
    Path("other.md").write_text(OLD + NEW, "utf-8")
    assert found(capsys, "--changed") == ["other.md:5"]
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    assert found(capsys, "--changed") == ["fund.md:5", "other.md:5"]


def test_before_the_first_commit_everything_is_new(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "-q", "--orphan", "new")
    assert found(capsys, "--changed") == ["fund.md:1", "other.md:1"]


def test_what_git_says_is_told_where_it_is_not_about_the_revision(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".git/config").write_text("no config\n", "utf-8")
    assert main(["check", ".", "--changed-since", "main"]) == 2
    assert "bad config line 1" in capsys.readouterr().err
