"""`caveat rules diff`: what changed from one set of rules to another."""

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lint.builtin import rules_folder
from lint.cli.circumstances import tell
from lint.cli.rules.shelf import library_of
from lint.errors import CaveatError, Exit
from lint.kinds import AnyRule
from lint.packs import load_folders
from lint.report.escape import line
from lint.report.json import dumps
from lint.rule import Wording
from lint.rulebook.compare import Change, compare, since


def run(args: argparse.Namespace) -> int:
    """Write the changes between two rulesets (2026.1 2026.2), or between two rule folders, in this tree or in a git revision; exit 0."""
    old, new = args.names
    if all(re.fullmatch(r"\d{4}(\.\d+)*", name) for name in (old, new)):
        changes = since(library_of(args).rules, old, new)
    else:
        changes = compare(_load(old), _load(new))
    if args.format == "json":
        sys.stdout.write(dumps(changes) + "\n")
        return Exit.OK
    for change in changes:
        sys.stdout.write(_row(change) + "\n")
    if not changes:
        sys.stdout.write("No rule changed.\n")
    return Exit.OK


def _load(name: str) -> list[AnyRule | Wording]:
    with _folder(name) as folder:
        builtin = folder == rules_folder().resolve()
        library = load_folders((folder,) if not builtin else (), builtin=builtin)
        tell(fault for fault in library.faults if fault.code not in ("rule/missing-key", "rule/phrase"))
        return [*library.rules, *library.wordings]


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    """The rule folder `name`, or a copy of the one that ``REVISION:FOLDER`` (without a folder: ``rules``) names in git."""
    folder = Path(name).resolve()
    if folder.exists():
        yield folder
        return
    revision, _, inside = name.partition(":")
    data = _archived(f"{revision}:{inside.strip('/') or 'rules'}")
    if data is None:
        mend = "write two rulesets (2026.1 2026.2), two folders, or revisions of git (v0.1.0:rules)"
        raise CaveatError(f"'{name}' is no ruleset, no rule folder and no revision of git", mend)
    with tempfile.TemporaryDirectory() as copy, tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, path: member)  # before Python 3.11.4 there is none
        archive.extractall(copy)
        yield Path(copy).resolve()


def _archived(tree: str) -> bytes | None:
    """The files of a tree of git as a tar; None where there is none."""
    if tree.startswith("-"):
        return None
    try:
        done = subprocess.run(["git", "archive", "--format=tar", tree], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _row(change: Change) -> str:
    sign = {"added": "+", "removed": "-", "changed": "~"}[change.how]
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return line(f"{sign} {change.id}: {change.title}{fields}")
