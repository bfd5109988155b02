"""Which files a command line names."""

import os
from pathlib import Path

import pytest

from lint.files import Source, find, shown


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(tree: Path, *names: str, text: str = "Text.\n") -> None:
    for name in names:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def paths(*arguments: str) -> list[str]:
    return [source.path for source in find(arguments)[0]]


def codes(*arguments: str) -> list[str]:
    return [fault.code for fault in find(arguments)[1]]


def test_a_folder_is_walked_for_articles_only(tree: Path) -> None:
    put(tree, "a.md", "b/c.MDX", "b/d.html", "e.htm", "f.markdown", "g.txt", "h.py", ".hidden/i.md", "node_modules/j/k.md")
    assert paths(".") == ["a.md", "b/c.MDX", "b/d.html", "e.htm", "f.markdown"]


def test_paths_are_shown_as_they_were_given(tree: Path) -> None:
    put(tree, "posts/a.md")
    assert paths("posts/") == paths("posts") == ["posts/a.md"]
    assert paths("./posts") == ["./posts/a.md"]
    assert paths(str(tree / "posts")) == [f"{tree}/posts/a.md"]


def test_an_explicit_file_is_always_read(tree: Path) -> None:
    put(tree, "notes.txt", "draft.md")
    put(tree, ".gitignore", text="draft.md\n")
    assert paths("notes.txt", "draft.md") == ["draft.md", "notes.txt"]


def test_the_order_is_that_of_the_paths_whatever_the_arguments(tree: Path) -> None:
    put(tree, "b.md", "a/z.md", "c.md")
    assert paths("c.md", "a", "b.md") == paths("b.md", "c.md", "a") == ["a/z.md", "b.md", "c.md"]


def test_a_file_given_twice_is_checked_once(tree: Path) -> None:
    put(tree, "a.md")
    assert paths("a.md", ".", "a.md") == ["a.md"]
    assert paths("./a.md", "a.md") == paths("a.md", "./a.md")


def test_gitignore_is_obeyed_at_every_level(tree: Path) -> None:
    put(tree, "public/a.md", "posts/b.md", "posts/drafts/c.md", "posts/keep.draft.md", "posts/d.draft.md", "posts/e.md", "other/e.md")
    put(tree, ".gitignore", text="public/\n*.draft.md\n")
    put(tree, "posts/.gitignore", text="/drafts\n!keep.draft.md\ne.md\n")
    assert paths(".") == ["other/e.md", "posts/b.md", "posts/keep.draft.md"]


def test_gitignore_of_the_folders_above_holds_down_from_the_repository(tree: Path) -> None:
    put(tree, "site/.git/config", "site/posts/a.md", "site/posts/b.tmp.md")
    put(tree, "site/.gitignore", text="*.tmp.md\n")
    put(tree, ".gitignore", text="*.md\n")
    assert paths("site/posts") == ["site/posts/a.md"]


def test_an_ignored_folder_that_is_named_is_walked(tree: Path) -> None:
    put(tree, ".git/config", "public/a.md")
    put(tree, ".gitignore", text="public/\n")
    assert paths("public") == ["public/a.md"]
    assert paths(".") == []


def test_a_line_of_gitignore_that_is_no_pattern_is_read_over(tree: Path) -> None:
    put(tree, "a.md", "b.md")
    put(tree, ".gitignore", text="!\n///\n[\nb.md\n\\\n")
    assert paths(".") == ["a.md"]


def test_a_link_inside_the_tree_is_followed_once(tree: Path) -> None:
    put(tree, "real/a.md", "real/notes.txt")
    (tree / "alias.md").symlink_to("real/a.md")
    (tree / "also").symlink_to("real", target_is_directory=True)
    (tree / "real/loop").symlink_to("..", target_is_directory=True)
    (tree / "notes.md").symlink_to("real/notes.txt")
    assert paths(".") == ["notes.md", "real/a.md"]


def test_a_link_out_of_the_tree_is_not_followed_but_when_it_is_named(tree: Path) -> None:
    put(tree, "outside/secret.md", "site/a.md")
    (tree / "site/link.md").symlink_to("../outside/secret.md")
    (tree / "site/folder").symlink_to("../outside", target_is_directory=True)
    (tree / "site/broken.md").symlink_to("nowhere.md")
    assert paths("site") == ["site/a.md"]
    assert paths("site/link.md") == ["site/link.md"]


def test_a_missing_path_is_a_fault_with_a_near_name(tree: Path) -> None:
    put(tree, "article.md")
    sources, faults = find(["artcle.md", "article.md"])
    assert [source.path for source in sources] == ["article.md"]
    assert [(f.level, f.path, f.code, f.mend) for f in faults] == [("error", "artcle.md", "file/missing", "did you mean article.md?")]


def test_a_folder_without_articles_is_told_but_no_error(tree: Path) -> None:
    put(tree, "empty/x.py")
    sources, faults = find(["empty"])
    assert sources == []
    assert [(f.level, f.code) for f in faults] == [("warning", "file/none")]


def test_what_is_no_file_is_a_fault_and_does_not_hang(tree: Path) -> None:
    os.mkfifo(tree / "pipe.md")
    assert codes("pipe.md") == ["file/special"]
    put(tree, "a.md")
    assert paths(".") == ["a.md"]
    assert codes("a.md/b.md", "nul\0.md", "x" * 5000) == ["file/unreadable"] * 3


def test_a_deep_tree_does_not_break_the_walk(tree: Path) -> None:
    folder = tree
    for _ in range(300):
        folder = folder / "d"
        folder.mkdir()
    (folder / "a.md").write_text("Text.\n")
    assert len(paths(".")) == 1


def test_a_name_that_is_no_text_is_shown_without_its_bytes(tree: Path) -> None:
    name = b"caf\xe9.md"
    try:
        (tree / os.fsdecode(name)).write_text("Text.\n")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such names")
    assert [s.path for s in find(["."])[0]] == ["caf�.md"]
    assert find([os.fsdecode(name)])[0] == [Source("caf�.md", os.fsdecode(name))]
    assert shown("a\udce9") == "a�"
