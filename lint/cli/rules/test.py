"""`caveat rules test`: the rules' own examples, run."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from lint.builtin import rules_folder
from lint.cli.circumstances import tell
from lint.cli.rules.shelf import chosen, library_of, within, wrong
from lint.errors import CaveatError, Exit
from lint.kinds import AnyRule
from lint.packs import Library
from lint.packs.files import pack_files
from lint.presence.faults import data_faults
from lint.report.escape import line
from lint.report.json import dumps
from lint.rulebook.examples import Outcome, run_examples
from lint.support.faults import word_faults
from lint.voice.data import voice_faults


def run(args: argparse.Namespace) -> int:
    """Run them; exit 1 where one fails, 2 where a rule is wrong."""
    paths = [Path(name).resolve() for name in args.names if _is_path(name)]
    if missing := next((path for path in paths if not path.exists()), None):
        raise CaveatError(f"there is no pack or folder at '{missing.name}'", "name a file with rules, or a rule folder")
    names = [name for name in args.names if not _is_path(name)]
    builtin = {path.resolve() for path in _builtin_files()}
    library = library_of(args, (path for path in paths if path not in builtin and not _holds(path, builtin)))
    rules = chosen(library, names) if names or not paths else []
    named = {rule.id for rule in rules} | {item.id for path in paths for item in within(library, path)}
    rules = [rule for rule in library.rules if rule.id in named]
    behind = [*data_faults(library), *word_faults(library.folders), *voice_faults(library.folders)]
    tell(behind)
    outcomes = list(run_examples(library, rules, as_of=args.as_of))
    failed = [outcome for outcome in outcomes if outcome.problem]
    if args.format == "json":
        sys.stdout.write(dumps([msgspec.to_builtins(outcome) for outcome in outcomes]) + "\n")
    else:
        for outcome in failed:
            sys.stdout.writelines(f"{row}\n" for row in describe(outcome, library))
        sys.stdout.write(_summary(outcomes, failed, rules) + "\n")
    sys.stdout.flush()
    return Exit.USAGE if wrong([*library.faults, *behind]) else Exit.FINDINGS if failed else Exit.OK


def describe(outcome: Outcome, library: Library) -> Iterator[str]:
    """The rows that tell of one failing example."""
    origin = library.origins[outcome.rule]
    where = f"{outcome.language}, {outcome.side} example {outcome.number}"
    mend = f" ({outcome.mend})" if outcome.mend else ""
    yield line(f"{origin.path}:{origin.line}: {outcome.rule}: {where}: {outcome.problem}{mend}")
    if outcome.expected:
        yield f"    wanted  {line(outcome.expected)}"
    if outcome.found and outcome.found != outcome.expected:
        yield f"    found   {line(outcome.found)}"


def _summary(outcomes: list[Outcome], failed: list[Outcome], rules: list[AnyRule]) -> str:
    gaps = sum(1 for outcome in outcomes if outcome.gap and not outcome.problem)
    known = f", {gaps} of them known gap{'' if gaps == 1 else 's'}" if gaps else ""
    of = f"example{'' if len(outcomes) == 1 else 's'} of {len(rules)} rule{'' if len(rules) == 1 else 's'}"
    return f"{len(failed)} of {len(outcomes)} {of} fail{known}." if failed else f"{len(outcomes)} {of} hold{known}."


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith((".yaml", ".yml")) or Path(name).is_dir()


def _builtin_files() -> list[Path]:
    return pack_files(rules_folder())


def _holds(folder: Path, files: set[Path]) -> bool:
    return any(path.is_relative_to(folder) for path in files)
