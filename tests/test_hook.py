"""The hooks, tried by pre-commit itself on a content repository of our making."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repository import commit, git, repository

ROOT = Path(__file__).parents[1]
PROMISE = "The fund offers guaranteed returns to everybody."
ANOTHER = "A bond with guaranteed profits is on sale too."
PARTS = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "lint", "rules")


def stage(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    git(folder, "add", "--all")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as another repository would get it: its files, committed."""
    folder = repository(tmp_path_factory.mktemp("project"))
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copyfile(source, folder / part)
    commit(folder, "as it stands")
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content repository with an article to find fault with, one without, and files that are none of the hook's business."""
    folder = repository(tmp_path / "content")
    (folder / "promise.md").write_text(f"{PROMISE}\n")
    (folder / "fine.html").write_text("<p>The council meets on Monday.</p>\n")
    (folder / "requirements.txt").write_text("guaranteed returns\n")
    git(folder, "add", "--all")
    return folder


@pytest.fixture(scope="module")
def home(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, once for all hooks, and a config that names them."""
    folder = tmp_path_factory.mktemp("pre-commit")
    revision = git(project, "rev-parse", "HEAD")
    hooks = [{"id": name} for name in ("caveat", "caveat-changed", "caveat-report")]
    (folder / "config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": str(project), "rev": revision, "hooks": hooks}]}))
    return folder


def try_hook(name: str, content: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    config = ("--config", str(home / "config.yaml"))
    command = [sys.executable, "-m", "pre_commit", "run", name, *config, "--color", "never", *arguments]
    env = {**os.environ, "PRE_COMMIT_HOME": str(home), "PIP_DISABLE_PIP_VERSION_CHECK": "1", "CAVEAT_CACHE_DIR": str(home / "cache")}
    done = subprocess.run(command, cwd=content, capture_output=True, text=True, encoding="utf-8", timeout=400, env=env)
    if "CalledProcessError" in done.stdout and "pip" in done.stdout:
        pytest.skip("the hook cannot be installed here (no package registry?): " + done.stdout[-300:])
    return done


def test_the_hook_fails_and_prints_until_the_article_is_mended(content: Path, home: Path) -> None:
    failed = try_hook("caveat", content, home, "--all-files")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert PROMISE in failed.stdout
    assert "^^^" in failed.stdout
    assert "requirements.txt" not in failed.stdout

    (content / "promise.md").write_text("The council meets on Tuesday.\n")
    git(content, "add", "--all")
    passed = try_hook("caveat", content, home, "--all-files", "--verbose")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "2 articles checked: nothing found." in passed.stdout


def test_changed_lines_are_those_of_the_commit(content: Path, home: Path) -> None:
    first = try_hook("caveat-changed", content, home)
    assert first.returncode == 1, first.stdout
    assert PROMISE in first.stdout, first.stdout + first.stderr

    commit(content, "a promise")
    stage(content, "promise.md", f"{PROMISE}\n\nThe council meets on Tuesday.\n")
    old = try_hook("caveat-changed", content, home)
    assert old.returncode == 0, old.stdout + old.stderr

    stage(content, "promise.md", f"{PROMISE}\n\n{ANOTHER}\n")
    new = try_hook("caveat-changed", content, home)
    assert new.returncode == 1
    assert ANOTHER in new.stdout
    assert PROMISE not in new.stdout


def test_changed_lines_are_those_of_the_range_that_pre_commit_is_given(content: Path, home: Path) -> None:
    commit(content, "a promise")
    for text in ("The council meets on Tuesday.", ANOTHER):
        stage(content, "promise.md", f"{PROMISE}\n\n{text}\n")
        commit(content, text)
    stage(content, "fine.html", "<p>The council meets on Friday.</p>\n")
    commit(content, "friday")
    range_ = try_hook("caveat-changed", content, home, "--from-ref", "HEAD~3", "--to-ref", "HEAD")
    assert range_.returncode == 1
    assert ANOTHER in range_.stdout
    assert PROMISE not in range_.stdout
    assert try_hook("caveat-changed", content, home, "--from-ref", "HEAD~1", "--to-ref", "HEAD").returncode == 0


def test_the_report_is_shown_and_never_fails(content: Path, home: Path) -> None:
    report = try_hook("caveat-report", content, home, "--all-files")
    assert report.returncode == 0, report.stdout + report.stderr
    assert PROMISE in report.stdout


def test_every_hook_of_this_repository_is_local() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}


def test_the_hooks_take_articles_in_one_process() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"]: hook["entry"].removeprefix("caveat check ") for hook in hooks} == {
        "caveat": "--fail-on warning",
        "caveat-changed": "--fail-on warning --changed",
        "caveat-report": "--fail-on none",
    }
    assert [hook.get("verbose", False) for hook in hooks] == [False, False, True]
    assert all(hook["require_serial"] and hook["types_or"] == ["markdown", "mdx", "html"] for hook in hooks)
