"""Articles shared out to several processes, with the answers in the order of the questions."""

import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from os import _exit
from typing import TypeVar

from lint.config import Options, Profile
from lint.engine import FileResult
from lint.errors import Fault
from lint.files import Source
from lint.run.judge import Judge, View

V = TypeVar("V")

_CHUNKS = 8
"""Chunks a process: enough for an even load, few enough that sending costs nothing."""

_judge: Judge
"""One a worker process, set when it starts: the one place where state must outlive a call."""


def spread(sources: Sequence[Source], options: Options, view: View[V], jobs: int) -> Iterator[V]:
    """`view` of every source, in order, by `jobs` processes. An article on which a process dies gives a fault, and the others go on."""
    size = max(1, min(32, len(sources) // (jobs * _CHUNKS)))
    done = 0
    while done < len(sources):
        chunks = [sources[at : at + size] for at in range(done, len(sources), size)]
        others = active_children()
        pool = _pool(options, min(jobs, len(chunks)))
        try:
            for answers in pool.map(_chunk, chunks, [view] * len(chunks)):
                yield from answers
                done += len(answers)
        except BrokenProcessPool:
            for source in sources[done : done + size]:
                yield _alone(source, options, view)
            done += size
        finally:  # after ^C too: no process may outlive the run
            pool.shutdown(wait=False, cancel_futures=True)
            ours = [child for child in active_children() if child not in others]
            for child in ours:
                child.terminate()
            for child in ours:
                child.join(1)


def _pool(options: Options, jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and a fork of a process with threads may hang.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _start, (options,))


def _start(options: Options) -> None:
    global _judge
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C reaches the whole group; the parent ends us
    threading.Thread(target=_follow, daemon=True).start()
    _judge = Judge(options)


def _follow() -> None:
    """End when the parent has ended, however it was ended."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        _exit(1)


def _chunk(sources: Sequence[Source], view: View[V]) -> list[V]:
    return [view(*_judge.check(source)) for source in sources]


def _alone(source: Source, options: Options, view: View[V]) -> V:
    """One article in a process of its own."""
    try:
        with _pool(options, 1) as pool:
            return pool.submit(_chunk, [source], view).result()[0]
    except BrokenProcessPool:
        fault = Fault("error", source.path, 0, 0, "file/defect", "the process that checked this article died", "please report it")
        return view(FileResult(source.path, faults=(fault,)), Profile())
