"""Whole processes timed: wall seconds, processor seconds and peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_UNIT: Final = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


class Cost(NamedTuple):
    """Of the fastest of several runs: wall seconds, processor seconds (children too), peak memory of the process in bytes."""

    seconds: float
    processor: float
    memory: int


def cost(command: Sequence[str], runs: int = 1, *, environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Cost:
    """The cost of `command`. Raises RuntimeError where it cannot be run, or ends as nothing that has checked something ends."""
    return min((_once(command, environment or {}, folder) for _ in range(runs)), key=lambda one: one.seconds)


def _once(command: Sequence[str], environment: Mapping[str, str], folder: Path | None) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1, 2, 65) or "Traceback" in said:  # linters end with 1, 2 or 65 when they have findings
        raise RuntimeError(f"{command[0]} ended with {code}: {said[-300:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT)
