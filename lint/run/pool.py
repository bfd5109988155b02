"""Articles shared out to several processes, with the answers in the order of the questions."""

import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
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
        try:
            with _workers(options, min(jobs, len(chunks))) as pool:
                for answers in _shared(pool, chunks, view):
                    yield from answers
                    done += len(answers)
        except BrokenProcessPool:
            for source in sources[done : done + size]:
                yield _alone(source, options, view)
            done += size


def _alone(source: Source, options: Options, view: View[V]) -> V:
    """One article in a process of its own."""
    try:
        with _workers(options, 1) as pool:
            return next(_shared(pool, [[source]], view))[0]
    except BrokenProcessPool:
        fault = Fault("error", source.path, 0, 0, "file/defect", "the process that checked this article died", "please report it")
        return view(FileResult(source.path, faults=(fault,)), Profile())


@contextmanager
def _workers(options: Options, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of which no process outlives its use, whatever ends it: ^C, a closed pipe, the death of one of them."""
    others = active_children()
    # Spawned, not forked: the same on every system, and a fork of a process with threads may hang.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (options,))
    try:
        yield pool
    except BaseException:
        for child in active_children():
            if child not in others:
                child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _shared(pool: ProcessPoolExecutor, chunks: Sequence[Sequence[Source]], view: View[V]) -> Iterator[list[V]]:
    """The answers to `chunks`. ^C is for this process alone, which ends the others: they are started deaf to it."""
    masked = hasattr(signal, "pthread_sigmask")
    if masked:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.map(_chunk, chunks, [view] * len(chunks))  # starts them all
    finally:
        if masked:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _start(options: Options) -> None:
    global _judge
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where signals have no mask
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
