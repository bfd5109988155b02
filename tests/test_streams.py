"""Streams that are closed before the command begins."""

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "This coin offers guaranteed returns.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the redirections are those of a POSIX shell")
@pytest.mark.parametrize(
    ("tail", "status"),
    [
        ("check a.md --fail-on warning >&-", 1),
        ("check a.md 2>&-", 0),
        ("--version >&-", 0),
        ("check gone.md >&- 2>&-", 3),
        ("check - <&-", 0),
    ],
)
def test_a_closed_stream_is_a_quiet_one(tmp_path: Path, tail: str, status: int) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    command = ["sh", "-c", f'"$0" -m lint {tail}', sys.executable]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (status, "")
