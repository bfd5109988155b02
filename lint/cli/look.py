"""What the commands that only look have in common: every article judged, and one thing kept of each."""

import argparse
from typing import TypeVar

from lint.cli.circumstances import options_of, prepare
from lint.errors import Fault
from lint.run import each, gather
from lint.run.judge import Judge, View

V = TypeVar("V")


def looked(args: argparse.Namespace, view: View[V]) -> tuple[list[V], list[Fault]]:
    """`view` of every article that `args` name, by path, and what is wrong with arguments, configs and rules."""
    paths, stdin = prepare(args)
    judge = Judge(options_of(args), stdin)
    sources, faults = gather(judge, paths, args.stdin_filename or "")
    judge.prepare(sources)
    seen = list(each(sources, judge, view, args.jobs))
    return seen, [*faults, *judge.faults()]
