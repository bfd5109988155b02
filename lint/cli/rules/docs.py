"""`caveat rules docs`: the rule reference, written or checked."""

import argparse
import sys
from pathlib import Path

from lint.builtin import rules_folder
from lint.cli.output import replace
from lint.cli.rules.shelf import library_of, wrong
from lint.errors import CaveatError, Exit
from lint.rulebook.docs import HEAD, pages


def run(args: argparse.Namespace) -> int:
    """Write the pages that differ and remove those of packs that are gone; with `--check` only name them, and exit 1."""
    library = library_of(args)
    if wrong(library.faults):  # a reference without the rules that cannot be read would be false
        return Exit.USAGE
    folder = Path(args.output) if args.output else rules_folder().parent / "docs" / "rules"
    if not args.output and not (folder.parent.is_dir() and (rules_folder().parent / "pyproject.toml").is_file()):
        raise CaveatError("there is no place for the reference here", "name a folder: --output docs/rules")
    wanted = pages(library)
    present = {path.name: path for path in sorted(folder.glob("*.md"))} if folder.is_dir() else {}
    stale = [name for name, text in wanted.items() if name not in present or present[name].read_text("utf-8") != text]
    gone = [name for name, path in present.items() if name not in wanted and path.read_text("utf-8").startswith(HEAD)]
    for name in [*stale, *gone]:
        sys.stdout.write(f"{(folder / name).as_posix()}: {'out of date' if args.check else 'removed' if name in gone else 'written'}\n")
    if not args.check:
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            replace(folder / name, wanted[name])
        for name in gone:
            present[name].unlink()
    sys.stdout.flush()
    if args.check and (stale or gone):
        sys.stderr.write("caveat: the reference is out of date (run `caveat rules docs`)\n")
        return Exit.FINDINGS
    return Exit.OK
