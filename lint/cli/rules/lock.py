"""`caveat rules lock`: versions for the rules whose meaning changed."""

import argparse
import sys
from pathlib import Path

from lint.builtin import rules_folder
from lint.cli.circumstances import tell
from lint.cli.output import replace
from lint.cli.rules.shelf import within, wrong
from lint.errors import CaveatError, Exit
from lint.packs import load_folders
from lint.rulebook.lock import changed, read, released, renewed, unmentioned, written


def run(args: argparse.Namespace) -> int:
    """Renew `rules.lock`; exit 1 where a changed rule is not in the changelog, or, with `--check`, where the lock is out of date."""
    folder = Path(args.folder).resolve() if args.folder else rules_folder().resolve()
    if not folder.is_dir():
        raise CaveatError(f"there is no folder '{args.folder}'", "name a rule folder")
    library = load_folders(() if folder == rules_folder().resolve() else (folder,))
    tell(library.faults)
    if wrong(library.faults):  # a rule that cannot be read would lose its line
        return Exit.USAGE
    path, changelog = folder / "rules.lock", folder.parent / "CHANGELOG.md"
    before = read(path.read_text("utf-8")) if path.is_file() else {}
    log = changelog.read_text("utf-8") if changelog.is_file() else ""
    # A first version changes nothing that anybody relies on: every rule of it is version 1.
    first = bool(log) and not released(log)
    after = renewed({} if first else before, within(library, folder))
    if before == after:
        return Exit.OK
    if args.check:
        for id_ in sorted({*(before.keys() ^ after.keys()), *changed(before, after)}):
            sys.stdout.write(f"{id_}: {'changed' if id_ in before and id_ in after else 'new' if id_ in after else 'gone'}\n")
        sys.stdout.flush()
        sys.stderr.write("caveat: rules.lock is out of date (run `caveat rules lock`)\n")
        return Exit.FINDINGS
    missing = unmentioned(changed(before, after), log) if log and not first else []
    for id_ in missing:
        sys.stderr.write(f"caveat: {id_} changed, and the newest section of CHANGELOG.md does not name it\n")
    if missing:
        return Exit.FINDINGS
    replace(path, written(after))
    sys.stdout.write(f"{path.as_posix()}: {len(after)} entries, {len(changed(before, after))} changed\n")
    return Exit.OK
