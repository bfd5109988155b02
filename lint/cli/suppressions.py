"""List every finding that is set aside by a comment, front matter or a config: where, which rule, why, and until when.

  caveat suppressions content/
  caveat suppressions content/ --format json

docs/suppressions.md says how to set a finding aside.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from lint.cli.arguments import PATHS, add_circumstances, add_workings, choice
from lint.cli.circumstances import status, tell
from lint.cli.look import looked
from lint.report.count import count
from lint.report.escape import line
from lint.report.json import dumps
from lint.run.uses import Entry, Page, uses

_WHERE = {"block": "for the next block", "passage": "for a passage", "article": "for the article"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat suppressions`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    parser.add_argument("--format", type=choice(("text", "json")), default="text", metavar="NAME", help="text (default), json")
    add_circumstances(parser)
    add_workings(parser)


def run(args: argparse.Namespace) -> int:
    """List them; the faults of articles and configs go to stderr."""
    pages, faults = looked(args, uses)
    if args.format == "json":
        sys.stdout.write(dumps([entry for page in pages for entry in page.entries]) + "\n")
    else:
        sys.stdout.writelines(row + "\n" for row in _rows(pages))
    sys.stdout.flush()
    faults += [fault for page in pages for fault in page.faults]
    tell(faults)
    return status(faults, False)


def _rows(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        for entry in page.entries:
            yield line(_place(entry)) + f"  {line(', '.join(entry.rules))} {_WHERE[entry.reach]}{_until(entry)}"
            yield f"    {line(entry.reason) or '(no reason)'}"
            kept = count(entry.findings, "finding") + " set aside"
            yield f"    {kept}" + (f"; {entry.flaw}" if entry.flaw else "") + f" ({entry.by})"
    entries = [entry for page in pages for entry in page.entries]
    yield f"{count(len(entries), 'suppression')} in {count(len(pages), 'article')}."


def _place(entry: Entry) -> str:
    return f"{entry.path}:{entry.line}" if entry.line else entry.path


def _until(entry: Entry) -> str:
    return f" until {entry.until}" if entry.until else ""
