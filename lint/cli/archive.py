"""Check a whole archive: Parquet, JSONL or CSV, or folders of articles, on disk or in an object store; findings and figures as Parquet.

caveat archive articles.parquet --output findings/
caveat archive s3://newsroom/2026/ --text-column body --path-column url --output checked/
caveat archive content/ --output checked/ --ray ray://head:10001

A run that was ended is taken up where it was: the same command again. It needs the extra `archive`: pip install 'caveat-lint[archive]'.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, get_args

from lint.cli.arguments import add_circumstances, choice, number
from lint.cli.circumstances import options_of, status, tell
from lint.errors import CaveatError, Exit
from lint.terms import Format

_FIELDS: Final = ("text", "path", "format", "language", "author", "date")
_ROWS: Final = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat archive`."""
    parser.add_argument("input", metavar="INPUT", help="a table, a folder of tables or articles, or an object store's prefix")
    parser.add_argument("--output", metavar="FOLDER", required=True, help="where the tables and the report go")
    add_circumstances(parser)
    group = parser.add_argument_group("the table")
    for field in _FIELDS:
        group.add_argument(f"--{field}-column", metavar="NAME", default=field, help=f"the column with the {field} (default: {field})")
    formats = get_args(Format)
    told = f"of articles that do not tell: {', '.join(formats)} (default: markdown)"
    group.add_argument("--format", type=choice(formats), default="markdown", metavar="NAME", help=told)
    group = parser.add_argument_group("how to work")
    group.add_argument("--jobs", type=number(0), default=0, metavar="N", help="how many processes work (default: one a processor)")
    group.add_argument("--ray", metavar="ADDRESS", help="work on this Ray cluster")
    part = f"articles a part: what a run that is ended does again (default: {_ROWS})"
    group.add_argument("--rows", type=number(1), default=_ROWS, metavar="N", help=part)
    group.add_argument("--quiet", action="store_true", help="no bar, no closing line")


def run(args: argparse.Namespace) -> int:
    """Check the archive, and sum it up."""
    for name, value in (("DAFT_ANALYTICS_ENABLED", "0"), ("DO_NOT_TRACK", "true"), ("DAFT_PROGRESS_BAR", "0")):
        os.environ.setdefault(name, value)  # Daft reads them when it is imported: nothing is sent anywhere, and the bar is ours
    try:
        from lint.archive import ArchiveOptions, Columns, flow, page, source, summary, work  # an extra
        from lint.archive.store import Store
    except ImportError as error:
        raise CaveatError(f"archives need {error.name}", "pip install 'caveat-lint[archive]'") from error
    columns = Columns(**{field: getattr(args, f"{field}_column") for field in _FIELDS})
    options = ArchiveOptions(columns, options_of(args), str(Path.cwd()), args.format)
    archive = source.find(args.input)
    store = Store(Path(args.output))
    options, faults = work.begin(store, archive, options, args.rows, resume_day=args.as_of is None)
    if args.ray:
        flow.on_ray(args.ray)
    jobs = args.jobs or os.cpu_count() or 1
    _watched(work.work(store, archive, options, args.rows, jobs), source.size(archive), args.quiet)
    counts = summary.counted(store)
    summary.write(store, counts, page.page(counts))
    tell(faults)
    if not args.quiet:
        whole = counts.whole
        line = f"caveat: {whole.total:,} findings in {whole.articles:,} articles, {counts.unread:,} not read: {store.folder}/report.html"
        print(line, file=sys.stderr)
    return max(status(faults, False), Exit.UNREADABLE if counts.faults["error"] else Exit.OK, key=(0, 3, 2).index)


def _watched(parts: Iterable[int], total: int | None, quiet: bool) -> None:
    from tqdm import tqdm

    hidden: Any = quiet or not sys.stderr.isatty() or bool(os.environ.get("CI"))
    with tqdm(total=total, unit=" articles", file=sys.stderr, disable=hidden, leave=False, dynamic_ncols=True) as bar:
        for articles in parts:
            bar.update(articles)
