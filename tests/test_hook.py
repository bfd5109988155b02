"""The hook, tried by pre-commit itself on a content repository of our making."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "lint", "rules")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def repository(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet")
    return folder


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
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "as it stands")
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content repository with an article to find fault with, one without, and files that are none of the hook's business."""
    folder = repository(tmp_path / "content")
    (folder / "promise.md").write_text("The fund offers guaranteed returns to everybody.\n")
    (folder / "fine.html").write_text("<p>The council meets on Monday.</p>\n")
    (folder / "requirements.txt").write_text("guaranteed returns\n")
    git(folder, "add", "--all")
    return folder


def try_hook(project: Path, content: Path, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), "caveat", "--all-files", "--verbose", "--color", "never"]
    env = {**os.environ, "PRE_COMMIT_HOME": str(home), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, cwd=content, capture_output=True, text=True, encoding="utf-8", timeout=400, env=env)
    if "CalledProcessError" in done.stdout and "pip" in done.stdout:
        pytest.skip("the hook cannot be installed here (no package registry?): " + done.stdout[-300:])
    return done


def test_the_hook_fails_and_prints_until_the_article_is_mended(
    project: Path, content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("pre-commit")
    failed = try_hook(project, content, home)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "The fund offers guaranteed returns to everybody." in failed.stdout
    assert "^^^" in failed.stdout
    assert "requirements.txt" not in failed.stdout

    (content / "promise.md").write_text("The council meets on Tuesday.\n")
    git(content, "add", "--all")
    passed = try_hook(project, content, home)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_every_hook_of_this_repository_is_local() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}


def test_the_hook_takes_articles_in_one_process_and_fails_from_warnings_on() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "caveat"
    assert hook["entry"] == "caveat check --fail-on warning"
    assert hook["require_serial"] is True
    assert hook["types_or"] == ["markdown", "mdx", "html"]
