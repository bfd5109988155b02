"""The commands that are measured: Caveat's own, and its peers where they are on the path."""

import sys
from typing import Final

PEERS: Final[dict[str, tuple[str, ...]]] = {
    "proselint": ("proselint", "check"),
    "codespell": ("codespell",),
    "typos": ("typos", "--no-unicode"),
    "textlint": ("textlint",),
    "vale": ("vale", "--no-exit"),
}
"""Name → command; files are appended. textlint needs a `.textlintrc` in the folder that is checked."""


def caveat(*arguments: str) -> list[str]:
    """`caveat check` in a process of this Python, with a report that costs little."""
    return [sys.executable, "-m", "lint", "check", "--fail-on", "none", "--format", "jsonl", *arguments]
