"""From the arguments that commands share to what a run needs: paths, the config's top layer, where the cache is; and faults told."""

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from lint.config import Options, Settings, names
from lint.errors import CaveatError, Exit, Fault
from lint.report.escape import line


def prepare(args: argparse.Namespace) -> tuple[list[str], bytes]:
    """The paths to look at and what is piped in; without paths a terminal gets an error, since a run of everything is seldom meant."""
    if args.no_cache:
        os.environ["CAVEAT_CACHE_DIR"] = ""
    elif args.cache_dir is not None:
        os.environ["CAVEAT_CACHE_DIR"] = str(Path(args.cache_dir).absolute())
    if not args.paths:
        raise CaveatError("no article was named", "name files or folders; . is the folder you are in, - what is piped in")
    if args.stdin_filename is not None and "-" not in args.paths:
        raise CaveatError("--stdin-filename names what is piped in", "put - among the paths")
    piped = sys.stdin.buffer.read() if "-" in args.paths and sys.stdin is not None else b""  # None: closed by the caller
    return args.paths, piped


def options_of(args: argparse.Namespace) -> Options:
    """What the command line says, as the layer above every config. Every process of a run shares its day."""
    settings: dict[str, Any] = {}
    if args.jurisdiction:
        settings["jurisdictions"] = args.jurisdiction
    if args.audience:
        settings["audience"] = args.audience
    if getattr(args, "select", None):
        settings["select"] = args.select
    if getattr(args, "fail_on", None):
        settings["fail_on"] = args.fail_on
    if getattr(args, "baseline", None):
        settings["baseline"] = args.baseline
    deselect = names(getattr(args, "ignore", None) or [])
    language = "" if args.language in (None, "auto") else args.language
    return Options(Settings(**settings), deselect, args.as_of or date.today(), language, getattr(args, "changed_since", None) or "")


def tell(faults: Iterable[Fault], verbosity: int = 0) -> None:
    """One line a fault on stderr; those of level info only for who asks."""
    for fault in faults:
        if fault.level != "info" or verbosity > 0:
            print(line_of(fault), file=sys.stderr)


def status(faults: Iterable[Fault], failing: bool) -> Exit:
    """2 before 3 before 1: a wrong rule or config, a file that could not be read, findings that make the run fail."""
    codes = [fault.code for fault in faults if fault.level == "error"]
    if any(not code.startswith("file/") for code in codes):
        return Exit.USAGE
    if codes:
        return Exit.UNREADABLE
    return Exit.FINDINGS if failing else Exit.OK


def line_of(fault: Fault) -> str:
    """A fault as one line: path, line and column, what is wrong, and what to do."""
    place = fault.path + (f":{fault.line}:{fault.column}" if fault.line else "")
    return line(f"{place}: {fault.level}: {fault.message}" + (f" ({fault.mend})" if fault.mend else ""))
