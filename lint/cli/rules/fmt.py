"""`caveat rules fmt`: phrases and examples put in quotes."""

import argparse
import os
import sys
from pathlib import Path

from lint.cli.circumstances import tell
from lint.errors import CaveatError, Exit, Fault
from lint.packs.files import pack_files
from lint.rulebook.fmt import quoted
from lint.yamlfile import decode_text, parse


def run(args: argparse.Namespace) -> int:
    """Rewrite the packs that change; with `--check` only name them, and exit 1."""
    faults: list[Fault] = []
    changed: list[Path] = []
    for path in _files(args.names):
        text, found = decode_text(path.read_bytes(), path.as_posix())
        faults += found
        if text is None:
            continue
        better = quoted(text)
        tree, found = parse(better, path.as_posix())
        faults += [*found, *(problem.fault for problem in (tree.problems if tree is not None else ()))]
        if better == text or tree is None:
            continue
        changed.append(path)
        if not args.check:
            new = path.with_name(f".{path.name}.{os.getpid()}.new")
            new.write_bytes(better.encode())
            new.replace(path)
    for path in changed:
        sys.stdout.write(f"{path.as_posix()}: {'would put' if args.check else 'put'} phrases in quotes\n")
    sys.stdout.flush()
    tell(faults)
    if faults:
        return Exit.USAGE
    return Exit.FINDINGS if args.check and changed else Exit.OK


def _files(names: list[str]) -> list[Path]:
    files: list[Path] = []
    for name in names:
        found = pack_files(Path(name))
        if not found:
            raise CaveatError(f"there is no pack at '{name}'", "name a YAML file or a rule folder")
        files += found
    return files
