"""Repositories of git for tests."""

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` as somebody, and give what it printed."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8", timeout=60)
    return done.stdout.strip()


def commit(folder: Path, message: str) -> None:
    """Commit everything there is in `folder`."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def repository(folder: Path) -> Path:
    """An empty repository at `folder`."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet")
    return folder
