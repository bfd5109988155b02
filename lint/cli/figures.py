"""List every figure of your articles, where it stands, and what vouches for it: the register that substantiates them.

caveat figures article.md
caveat figures content/ --format csv --output register.csv
caveat figures content/ --format markdown
"""

import argparse
import io
import sys
from pathlib import Path

from lint.cli.arguments import PATHS, add_circumstances, add_workings, choice
from lint.cli.circumstances import status, tell
from lint.cli.look import looked
from lint.cli.output import replace, standard_output
from lint.report.figures import FORMATS, page, register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat figures`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    add_circumstances(parser)
    group = parser.add_argument_group("the register")
    group.add_argument("--format", type=choice(tuple(FORMATS)), default="csv", metavar="NAME", help=", ".join(FORMATS) + " (default: csv)")
    group.add_argument("--output", metavar="FILE", help="write it to FILE instead of standard output")
    add_workings(parser)


def run(args: argparse.Namespace) -> int:
    """Write the register of all articles."""
    made = register(*looked(args, page))
    if args.output:
        stream = io.StringIO(newline="")
        FORMATS[args.format](made, stream)
        replace(Path(args.output), stream.getvalue())
    else:
        FORMATS[args.format](made, standard_output())
    sys.stdout.flush()
    tell(made.faults)
    return status(list(made.faults), False)
