"""`caveat rules diff`: what changed from one set of rules to another."""

import argparse
import re
import sys
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
    """Write the changes between two rulesets (2026.1 2026.2), or between two rule folders; exit 0."""
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
    folder = Path(name).resolve()
    if not folder.exists():
        raise CaveatError(f"'{name}' is neither a ruleset nor a rule folder", "write two rulesets (2026.1 2026.2) or two folders")
    builtin = folder == rules_folder().resolve()
    library = load_folders((folder,) if not builtin else (), builtin=builtin)
    tell(fault for fault in library.faults if fault.code not in ("rule/missing-key", "rule/phrase"))
    return [*library.rules, *library.wordings]


def _row(change: Change) -> str:
    sign = {"added": "+", "removed": "-", "changed": "~"}[change.how]
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return line(f"{sign} {change.id}: {change.title}{fields}")
