"""Where reports go: standard output or files, several in one run."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import msgspec

from lint.errors import CaveatError
from lint.report import Report, Style, writer

_WIDEST = 100


class Target(msgspec.Struct, frozen=True):
    """A format and the file it is written to; '' is standard output."""

    format: str
    path: str = ""


class Targets(argparse.Action):
    """Gathers `--format NAME` and `--output FILE` in pairs, in any order: an --output belongs to the --format beside it."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        targets = list(getattr(namespace, self.dest) or [])
        half = targets[-1] if targets else None
        if option == "--format":
            if half is not None and not half.format:
                targets[-1] = Target(values, half.path)
            else:
                targets.append(Target(values))
        elif half is not None and half.format and not half.path:
            targets[-1] = Target(half.format, values)
        else:
            targets.append(Target("", values))
        setattr(namespace, self.dest, targets)


def deliver(report: Report, targets: Sequence[Target], color: str, verbosity: int, *, suppressed: bool = False) -> None:
    """Write the report to each target; files first, so that a closed pipe costs none of them."""
    targets = [Target(target.format or "text", target.path) for target in targets]
    if sum(not target.path for target in targets) > 1:
        raise CaveatError("only one format can go to standard output", "give the others a file: --format json --output report.json")
    for target in sorted(targets, key=lambda target: not target.path):
        if target.path:
            stream = io.StringIO()
            writer(target.format)(report, stream, Style(color == "always", 80, verbosity, suppressed=suppressed))
            replace(Path(target.path), stream.getvalue())
        else:
            style = msgspec.structs.replace(style_of(color, verbosity), suppressed=suppressed)
            writer(target.format)(report, standard_output(target.format), style)


def replace(path: Path, text: str) -> None:
    """Write a file in one step: whoever reads it sees the old text or the new, never half of one.

    A link stays, and its target is written. What is no file (a pipe, /dev/null) is written into: no file may take its place.
    """
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _swap(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise CaveatError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}") from error


def _swap(path: Path, data: bytes) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(data)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def standard_output(format_: str = "text") -> TextIO:
    """stdout, made to take any text: what machines read is UTF-8, and a text never ends on a character that a terminal lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if format_ == "text":
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def style_of(color: str, verbosity: int) -> Style:
    """Colour on a terminal only (NO_COLOR and FORCE_COLOR obeyed), and as wide as it is."""
    stream = sys.stdout
    terminal = stream.isatty()
    wanted = terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        wanted = True
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) >= 40 else _columns() if terminal else 80
    unicode = (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")
    return Style(color == "always" or (color == "auto" and wanted), min(width, _WIDEST), verbosity, unicode)


def _columns() -> int:
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return 80
