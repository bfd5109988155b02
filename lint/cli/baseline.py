"""Accept today's findings, so that only new ones are shown; let go of what has been mended.

  caveat baseline write content/                     accept what is found there today
  caveat baseline prune content/                     take out what is no longer found
  caveat baseline write content/ --baseline old.json

The file is the one that `baseline:` in your config names, else .caveat-baseline.json at the root of the repository. It knows a finding by
its rule and words, not by its line: text may move and change around it. Keep it under version control; it should only ever shrink.
"""

import argparse
import sys
from pathlib import Path

from lint.cli.arguments import PATHS, add_circumstances, number
from lint.cli.circumstances import options_of, status, tell
from lint.cli.output import replace
from lint.config import relative
from lint.errors import CaveatError
from lint.report.count import count
from lint.report.escape import line
from lint.run.accept import Accepted, accept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat baseline`."""
    parser.add_argument("action", choices=("write", "prune"), help="write: accept what is found; prune: let go of what is mended")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    parser.add_argument("--baseline", metavar="FILE", help="the file, instead of the one that the config names")
    add_circumstances(parser)
    parser.add_argument("--jobs", type=number(0), default=0, metavar="N", help="how many processes work (default: as many as help)")


def run(args: argparse.Namespace) -> int:
    """Check, write, and say what changed."""
    if not args.paths:
        raise CaveatError("no article was named", "name files or folders; . is the folder you are in")
    made, faults = accept(args.paths, options_of(args), args.jobs, prune=args.action == "prune")
    wrong = any(fault.level == "error" and not fault.code.startswith("file/") for fault in faults)
    for one in [] if wrong else made:
        replace(one.path, one.text)
        print(_said(one, args.action == "prune"))
    sys.stdout.flush()
    tell(faults)
    return status(faults, False)


def _said(one: Accepted, prune: bool) -> str:
    path = line(relative(one.path, Path.cwd()))
    if prune:
        gone = one.before - one.findings
        return f"{path}: {count(gone, 'finding')} let go, {count(one.findings, 'finding')} still accepted."
    rows = [f"{path}: {count(one.findings, 'finding')} accepted."]
    if one.refused:
        rows.append(f"{count(one.refused, 'finding')} of locked rules, or about suppressions, cannot be accepted.")
    if not one.named:
        rows.append(f"Name it in .caveat.yaml, so that `caveat check` looks at it:  baseline: {path}")
    return "\n".join(rows)
