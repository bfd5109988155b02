"""Several processes: the same report, no process left, no article lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint.config import Options, Profile
from lint.engine import FileResult
from lint.files import Source, find
from lint.run import each
from lint.run.judge import Judge


def articles(folder: Path, number: int, text: str = "The fund gained 12 % and will certainly rise.\n\nExperts say so.\n") -> None:
    for index in range(number):
        (folder / f"{index:03}.md").write_text(f"# Note {index}\n\n" + text)


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "lint", "check", ".", "--select", "all", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=120)


def test_any_number_of_jobs_gives_the_same_report(tmp_path: Path) -> None:
    articles(tmp_path, 24)
    (tmp_path / "bad.md").write_bytes(b"Caf\xe9 and more\n")
    one, two, three = (check(tmp_path, "--jobs", str(jobs)) for jobs in (1, 2, 3))
    assert one.stdout == two.stdout == three.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 3


def test_any_number_of_jobs_gives_the_same_json_but_for_its_seconds(tmp_path: Path) -> None:
    articles(tmp_path, 12)
    one, two = (check(tmp_path, "--format", "json", "--jobs", str(jobs)).stdout.splitlines() for jobs in (1, 2))
    assert [row for row in one if b'"seconds"' not in row] == [row for row in two if b'"seconds"' not in row]


def dies_on_seven(result: FileResult, profile: Profile) -> str:
    if result.path.endswith("007.md") and result.document is not None:
        os._exit(9)
    return f"{result.path}: {', '.join(fault.code for fault in result.faults) or 'checked'}"


def test_an_article_that_kills_its_process_costs_itself_only(tmp_path: Path) -> None:
    articles(tmp_path, 10)
    sources: list[Source] = find([str(tmp_path)])[0]
    answers = list(each(sources, Judge(Options()), dies_on_seven, 2))
    told = [answer.removeprefix(f"{tmp_path}/") for answer in answers]
    assert told == [f"{index:03}.md: {'file/defect' if index == 7 else 'checked'}" for index in range(10)]


def hear_interrupts() -> None:
    """A shell starts what runs in its background deaf to SIGINT, and so would be what the tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT for one process there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_promptly_with_130_and_leaves_no_process(tmp_path: Path, jobs: str) -> None:
    articles(tmp_path, 400, "The fund gained 12 % and will certainly rise, experts say.\n\n" * 300)
    command = [sys.executable, "-m", "lint", "check", ".", "--jobs", jobs]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hear_interrupts,
        env={**os.environ, "CAVEAT_CACHE_DIR": ""},
    ) as run:
        time.sleep(2.5)
        started = time.monotonic()
        os.killpg(run.pid, signal.SIGINT)
        try:
            out, err = run.communicate(timeout=20)
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
    assert (run.returncode, out, err) == (130, b"", b"")
    assert time.monotonic() - started < 5
    time.sleep(0.5)
    assert alive(run.pid) == []


def alive(group: int) -> list[str]:
    """The processes of a group that still run; one that has ended and waits for init to notice does not."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, process_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(process_group) == group and state != "Z":
            found.append(stat.parent.name)
    return found


@pytest.mark.skipif(os.name == "nt", reason="pipes close in another way there")
def test_a_closed_stdout_ends_the_run_quietly(tmp_path: Path) -> None:
    articles(tmp_path, 30)
    command = f"{sys.executable} -m lint check . --select all --verbose | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60)
    assert done.stderr == b""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "lint", "--version"], stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert done.stderr == b""
