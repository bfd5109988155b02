"""Check articles and show what to mend: figures without a source, promises and predictions, missing disclaimers.

  caveat check article.md
  caveat check content/ --jurisdiction eu,fr --audience firm
  caveat check . --select figure --fail-on warning
  caveat check draft.md --ignore wording/hype,expected-move
  cat draft.md | caveat check - --stdin-filename draft.md
  caveat check content/ --output report.txt --format json --output report.json
  caveat check content/ --diff                show what --fix would write, and write nothing
  caveat check content/ --changed-since main  only what stands on lines that changed since this branch left main

A folder is searched for .md .markdown .mdx .html .htm; what .gitignore leaves out is left out. A file that you name is always read.

What is shown and what makes the run fail are two things: all findings are shown, and the run fails at --fail-on.
Exit status: 0 nothing to fail for, 1 findings, 2 a wrong option, config or rule, 3 a file could not be read (the others were checked).
"""

import argparse
import os
import sys
from collections.abc import Iterable
from typing import get_args

import msgspec

from lint.cli.arguments import PATHS, add_circumstances, add_workings, choice, number
from lint.cli.circumstances import options_of, prepare, status, tell
from lint.cli.output import Target, Targets, deliver
from lint.cli.progress import watched
from lint.report import PAGED, WRITERS, FileReport, Report, Threshold
from lint.report.count import count
from lint.run import report_on
from lint.terms import SEVERITIES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    names = "a rule (expected-move), a category (wording/hype), a family (wording), a pack, or all; with commas, or repeated"
    add = parser.add_argument_group("what to look for").add_argument
    add("--select", action="append", metavar="NAMES", help=f"look for these only: {names}")
    add("--ignore", action="append", metavar="NAMES", help="leave these out (the same names)")
    add("--fail-on", type=choice(levels()), metavar="LEVEL", help="fail at this level or above: error (default), warning, info, none")
    add("--changed-since", metavar="REV", help="show what stands on lines that changed since this revision of git, and missing disclaimers")
    last = "the same since the last commit; in `pre-commit run --from-ref REF`, since that one"
    add("--changed", dest="changed_since", action="store_const", const=_last_commit(), help=last)
    add("--baseline", metavar="FILE", help="set aside what this file accepts (`caveat baseline write` makes it)")
    add("--max-findings", type=number(0), metavar="N", help="fail too when there are more findings than this")
    add_circumstances(parser)
    add = parser.add_argument_group("what to mend").add_argument
    add(
        "--fix",
        action="store_true",
        help="put in the texts that a rule or your config gives; of what is piped in the mended text comes out",
    )
    add("--diff", action="store_true", help="show what --fix would change, and change nothing")
    add = parser.add_argument_group("what to show").add_argument
    pairs = "write to a file instead; several pairs of --format and --output write several reports"
    add("--format", dest="targets", action=Targets, type=choice(WRITERS), metavar="NAME", help=", ".join(WRITERS))
    add("--output", dest="targets", action=Targets, metavar="FILE", help=pairs)
    add("--sarif-suppressed", action="store_true", help="in SARIF, show suppressed findings too, with their reasons")
    whens = ("auto", "always", "never")
    add("--color", type=choice(whens), default="auto", metavar="WHEN", help="auto (default: on a terminal), always, never")
    add("--quiet", "-q", action="store_const", const=-1, default=0, dest="verbosity", help="one line a finding, and no summary")
    add("--verbose", "-v", action="store_const", const=1, dest="verbosity", help="also say what was read of each article")
    add_workings(parser)


def levels() -> tuple[str, ...]:
    """What --fail-on may be."""
    return (*SEVERITIES, *get_args(get_args(Threshold)[1]))


def _last_commit() -> str:
    """The revision that --changed means. pre-commit says in the environment where the range begins that it was given."""
    return os.environ.get("PRE_COMMIT_FROM_REF") or "HEAD"


def run(args: argparse.Namespace) -> int:
    """Check, write the report everywhere it is wanted, and say how it went."""
    paths, stdin = prepare(args)
    if args.fix or args.diff:
        from lint.cli.mending import mend  # only for those who mend

        report = mend(args, paths, stdin)
    else:
        report = _checked(args, paths, stdin)
    sys.stdout.flush()
    faults = [*report.faults, *(fault for file in report.files for fault in file.faults)]
    tell(faults, args.verbosity)
    if too_many := _too_many(args, report):
        print(f"caveat: {count(report.summary.findings, 'finding')}: more than --max-findings {args.max_findings}", file=sys.stderr)
    return status(faults, too_many or report.failing > 0)


def _checked(args: argparse.Namespace, paths: list[str], stdin: bytes) -> Report:
    targets = args.targets or [Target("text")]
    pages = any(target.format in PAGED for target in targets)

    def watch(files: Iterable[FileReport], total: int) -> Iterable[FileReport]:
        return watched(files, total, args.verbosity)

    report = report_on(paths, options_of(args), args.jobs, stdin, args.stdin_filename or "", pages=pages, watch=watch)
    if _too_many(args, report):
        report = msgspec.structs.replace(report, failing=max(1, report.failing))
    deliver(report, targets, args.color, args.verbosity, suppressed=args.sarif_suppressed)
    return report


def _too_many(args: argparse.Namespace, report: Report) -> bool:
    return args.max_findings is not None and report.summary.findings > args.max_findings
