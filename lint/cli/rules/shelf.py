"""The library that `caveat rules` speaks of: the built-in rules, those of the config of the working directory, and named folders."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from lint.cli.circumstances import tell
from lint.config import Configs
from lint.errors import CaveatError, Fault
from lint.kinds import AnyRule
from lint.packs import Library, Origin, covers, load_folders
from lint.rule import Wording
from lint.ruleset import unknown


def library_of(args: argparse.Namespace, more: Iterable[Path] = ()) -> Library:
    """The rules to speak of; what is wrong with them is told on stderr."""
    configs = Configs()
    folders = list(configs.of(Path.cwd()).folders)
    for name in args.folders or ():
        path = Path(name).resolve()
        if not path.exists():
            raise CaveatError(f"there is no folder '{name}'", "name a rule folder or a pack")
        folders.append(path)
    library = load_folders(tuple(dict.fromkeys([*folders, *more])))
    tell([*configs.faults, *library.faults])
    return library


def wrong(faults: Iterable[Fault]) -> bool:
    """True when one of `faults` is an error."""
    return any(fault.level == "error" for fault in faults)


def chosen(library: Library, names: Iterable[str]) -> list[AnyRule]:
    """The rules that `names` take in (all without names), in the order of the library; CaveatError for a name that means nothing."""
    wanted = list(names)
    for name, mend in unknown(library, wanted):
        raise CaveatError(f"there is no rule, category or pack '{name}'", mend)
    current = [library.current(name) for name in wanted]
    return [rule for rule in library.rules if not current or any(covers(name, rule) for name in current)]


def within(library: Library, folder: Path) -> list[AnyRule | Wording]:
    """The rules and prescribed wordings that are written in `folder` (or in that one file), in order."""

    def inside(origin: Origin) -> bool:
        return origin.file.resolve().is_relative_to(folder)

    rules: list[AnyRule | Wording] = [rule for rule in library.rules if inside(library.origins[rule.id])]
    return rules + [wording for wording in library.wordings if inside(library.origins[f"wording {wording.id}"])]
