"""Show what Caveat sees in an article, whether or not it is a finding: topics, figures with what supports them, disclaimers.

caveat inspect article.md
caveat inspect article.md --format json
cat draft.md | caveat inspect - --language fr
"""

import argparse
import sys

from lint.cli.arguments import PATHS, add_circumstances, add_workings, choice
from lint.cli.circumstances import status, tell
from lint.cli.look import looked
from lint.cli.output import standard_output, style_of
from lint.report.inspect import describe, output, view
from lint.report.json import dumps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat inspect`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    add_circumstances(parser)
    group = parser.add_argument_group("what to show")
    group.add_argument("--format", type=choice(("text", "json")), default="text", metavar="NAME", help="text (default) or json")
    group.add_argument("--color", type=choice(("auto", "always", "never")), default="auto", metavar="WHEN", help="auto, always, never")
    add_workings(parser)


def run(args: argparse.Namespace) -> int:
    """Show every article, one after the other."""
    seen, faults = looked(args, view)
    stream = standard_output(args.format)
    if args.format == "json":
        stream.write(dumps(output(seen, faults)) + "\n")
    else:
        style = style_of(args.color, 0)
        for one in seen:
            stream.writelines(row + "\n" for row in (describe(one.view, style) if one.view is not None else ()))
    sys.stdout.flush()
    faults += [fault for one in seen for fault in one.faults]
    tell(faults)
    return status(faults, False)
