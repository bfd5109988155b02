"""Write a first `.caveat.yaml` after a look at the repository.

  caveat init              write .caveat.yaml in the folder you are in
  caveat init site/        in another folder
  caveat init --dry-run    show it, and write nothing

It counts the articles, tells their languages and the generator of the site, leaves out what the generator builds, and proposes the
disclaimers that templates seem to add. A config that is there is never overwritten.
"""

import argparse
import sys
from pathlib import Path

from lint.cli.output import replace
from lint.config import NAME, Config
from lint.errors import CaveatError, Exit
from lint.init import config_text, survey
from lint.packs import load_packs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat init`."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="the repository (default: the folder you are in)")
    parser.add_argument("--dry-run", action="store_true", help="show the config, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Look, write, and say what to do next."""
    folder = Path(args.folder)
    if not folder.is_dir():
        raise CaveatError(f"{folder} is no folder", "name the folder of the repository")
    path = folder / NAME
    if not args.dry_run and (path.exists() or path.is_symlink()):
        raise CaveatError(f"{path} is there already", "edit it, or look at a fresh one with `caveat init --dry-run`")
    found = survey(folder.resolve(), load_packs(Config(folder)))
    made = config_text(found)
    if args.dry_run:
        sys.stdout.write(made)
        return Exit.OK
    replace(path, made)
    where = found.folders[0][0] if len(found.folders) == 1 else "."
    print(f"Wrote {path}. Read it: every line says what it is for.")
    print(f"Then see what there is:        caveat check {where}")
    print(f"Accept what is there today:    caveat baseline write {where}")
    return Exit.OK
