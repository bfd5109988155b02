"""`caveat check --fix` and `--diff`: articles mended, or shown as they would be."""

import argparse
import os
import sys
from collections.abc import Sequence

from lint.cli.circumstances import options_of
from lint.cli.output import Target, deliver, standard_output
from lint.errors import CaveatError
from lint.fix import diff, encoded
from lint.report import PAGED, Report, Summary
from lint.report.count import count
from lint.report.escape import line, terminal, unheard
from lint.run.mend import Mending, mend_on


def mend(args: argparse.Namespace, paths: Sequence[str], stdin: bytes) -> Report:
    """Mend or show the mends, write the report on what remains, and say on stderr what was done."""
    piped = "-" in paths
    targets: list[Target] = args.targets or ([] if args.diff or piped else [Target("text")])
    if (args.diff or piped) and any(not target.path for target in targets):
        what = "the diff" if args.diff else "the mended article"
        raise CaveatError(f"{what} goes to standard output, and so cannot a report", "give the report a file: --output report.txt")
    pages = any(target.format in PAGED for target in targets)
    name = args.stdin_filename or ""
    report, mendings = mend_on(paths, options_of(args), args.jobs, stdin, name, pages=pages, writing=not args.diff)
    if args.diff:
        _show(mendings)
    elif piped:
        _give_back(mendings, stdin)
    if targets:
        deliver(report, targets, args.color, args.verbosity, suppressed=args.sarif_suppressed)
    if args.verbosity >= 0:
        sys.stdout.flush()
        _tell(mendings, report.summary, "would be mended" if args.diff else "mended")
    return report


def _show(mendings: Sequence[Mending]) -> None:
    out = standard_output("diff")
    changed = (mending for mending in mendings if mending.after is not None)
    rows = "".join(row for mending in changed for row in diff(mending.report.path, mending.old, mending.new))
    # For `git apply` as it is; but nothing in an article may steer a terminal, or a machine of GitHub Actions that reads the log.
    if out.isatty():
        rows = "\n".join(map(terminal, rows.split("\n")))
    out.write(unheard(rows) if os.environ.get("GITHUB_ACTIONS") == "true" else rows)


def _give_back(mendings: Sequence[Mending], stdin: bytes) -> None:
    """What was piped in, mended where it can be."""
    mending = next(mending for mending in mendings if mending.piped)
    new = encoded(mending.new, stdin) if mending.after is not None else None
    sys.stdout.flush()
    sys.stdout.buffer.write(stdin if new is None else new)


def _tell(mendings: Sequence[Mending], remaining: Summary, how: str) -> None:
    changed = [mending for mending in mendings if mending.after is not None]
    for mending in changed:
        for done in mending.done:
            print(line(f"{mending.report.path}: {how}: {done.title} ({done.rule})"), file=sys.stderr)
    total, left = sum(len(mending.done) for mending in changed), remaining.findings
    told = f"{count(total, 'finding')} {how} in {count(len(changed), 'article')}" if total else "nothing to mend"
    rest = f"{count(left, 'finding')} {'remains' if left == 1 else 'remain'}" if left else "nothing remains"
    print(f"{told}; {rest}.", file=sys.stderr)
