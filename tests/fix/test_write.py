"""`lint.fix.write`: a file is replaced in one step, or not at all."""

import hashlib
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint.errors import Fault
from lint.fix import write


def put(file: Path, text: str, *, root: Path | None = None, before: bytes | None = None) -> Fault | None:
    data = file.read_bytes() if before is None else before
    return write("a.md", file, root or file.parent, hashlib.sha256(data).hexdigest(), text)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_a_file_keeps_its_encoding_its_mark_and_its_line_ends(mark: bytes, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(mark + "Été\r\n".encode(encoding))
    assert put(file, "Été\r\nHiver\r\n") is None
    assert file.read_bytes() == mark + "Été\r\nHiver\r\n".encode(encoding)
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    file.chmod(0o640)
    assert put(file, "two") is None
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    link = tmp_path / "link.md"
    link.symlink_to("a.md")
    assert put(link, "two") is None
    assert link.is_symlink() and (tmp_path / "a.md").read_text() == "two"


def test_a_link_out_of_the_project_is_left(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "a.md").write_text("one")
    (project / "link.md").symlink_to("../a.md")
    fault = put(project / "link.md", "two", root=project)
    assert fault is not None and fault.code == "file/link"
    assert (tmp_path / "a.md").read_text() == "one"


def test_a_file_that_was_changed_since_it_was_checked_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("another's words")
    fault = put(file, "two", before=b"one")
    assert fault is not None and fault.code == "file/changed"
    assert file.read_text() == "another's words"


def test_a_read_only_file_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    file.chmod(0o444)
    fault = put(file, "two")
    assert fault is not None and fault.code == "file/read-only"
    assert file.read_text() == "one"


def test_what_is_no_file_or_is_gone_is_left(tmp_path: Path) -> None:
    faults = [write("a", place, tmp_path, "", "x") for place in (tmp_path, tmp_path / "gone.md")]
    assert [fault.code for fault in faults if fault is not None] == ["file/special", "file/unwritable"]


_WRITER = """
import hashlib, sys
from pathlib import Path
from lint.fix import write
file = Path(sys.argv[1])
texts = ["a" * 400_000, "b" * 500_000]
print("begin", flush=True)
while True:
    data = file.read_bytes()
    write("a.md", file, file.parent, hashlib.sha256(data).hexdigest(), texts[data[:1] == b"a"])
"""


def test_a_killed_run_leaves_the_old_text_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    whole = {b"a" * 400_000, b"b" * 500_000}
    file.write_bytes(b"a" * 400_000)
    for round_ in range(6):
        process = subprocess.Popen([sys.executable, "-c", _WRITER, str(file)], stdout=subprocess.PIPE)
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(0.003 * round_ + 0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert file.read_bytes() in whole
