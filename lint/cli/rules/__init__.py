"""List, explain and test the rules.

caveat rules list                          every rule, by pack
caveat rules list --jurisdiction fr        those of France, and of the EU with them
caveat rules show expected-move            why a rule exists, what to write instead, its sources and examples
caveat rules test                          run the examples that stand in the rules
caveat rules test house/rules.yaml         … of one file, folder, rule, category or pack
caveat rules list --unverified             rules and wordings whose source nobody read in the original, for who keeps them
caveat rules diff HEAD~9:rules rules       what changed since
caveat rules fmt house/rules.yaml          put phrases in quotes
caveat rules schema > pack.schema.json     for an editor that completes and checks packs
"""

import argparse
from importlib import import_module
from typing import Final

from lint.cli.arguments import Parser, choice, day

ACTIONS: Final[dict[str, str]] = {
    "list": "lint.cli.rules.listing",
    "show": "lint.cli.rules.show",
    "test": "lint.cli.rules.test",
    "schema": "lint.cli.rules.schema",
    "fmt": "lint.cli.rules.fmt",
    "docs": "lint.cli.rules.docs",
    "lock": "lint.cli.rules.lock",
    "diff": "lint.cli.rules.diff",
}
"""Action → its module, imported when it is asked for; each has `run(args) -> int`."""

_FORMATS: Final = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions of `caveat rules` with their options."""
    actions = parser.add_subparsers(dest="action", prog=parser.prog, metavar="ACTION", parser_class=Parser, title="what to do")
    parser.set_defaults(action="list", folders=None, jurisdiction=None, unverified=False, checked_before=None, format="text", names=[])
    listing = actions.add_parser("list", help="every rule, by pack", description="every rule, by pack")
    listing.add_argument("names", nargs="*", metavar="NAME", help="only these: rules, categories, families or packs")
    listing.add_argument("--jurisdiction", action="append", metavar="NAMES", help="only rules that hold there, such as eu,fr")
    listing.add_argument("--unverified", action="store_true", help="only rules without a source that was read in the original")
    listing.add_argument("--checked-before", type=day, metavar="DATE", help="only rules with a source last checked before this day")
    _shared(listing)
    show = actions.add_parser(
        "show",
        help="a rule with its reasons, sources, phrases and examples",
        description="a rule with its reasons, sources, phrases and examples",
    )
    show.add_argument("names", nargs="+", metavar="ID", help="the rule's id")
    show.add_argument("--regex", action="store_true", help="also show each phrase as a regular expression")
    _shared(show)
    test = actions.add_parser("test", help="run the rules' own examples", description="run the rules' own examples")
    test.add_argument("names", nargs="*", metavar="PATH|NAME", help="a pack, a rule folder, or the name of a rule, category or pack")
    test.add_argument("--as-of", type=day, metavar="DATE", help="run them as on this day (default: today)")
    _shared(test)
    schema = actions.add_parser("schema", help="the JSON Schema of packs", description="the JSON Schema of packs")
    schema.add_argument("--config", action="store_true", help="the one of .caveat.yaml instead")
    fmt = actions.add_parser(
        "fmt", help="put the phrases and examples of packs in quotes", description="put the phrases and examples of packs in quotes"
    )
    fmt.add_argument("names", nargs="+", metavar="PATH", help="packs or rule folders")
    fmt.add_argument("--check", action="store_true", help="change nothing; exit 1 where something would change")
    text = "write the rule reference, a page a pack"
    docs = actions.add_parser("docs", help=text, description=text)
    docs.add_argument("--output", metavar="FOLDER", help="where to (default: docs/rules of this repository)")
    docs.add_argument("--check", action="store_true", help="change nothing; exit 1 where a page is out of date")
    text = "write rules.lock: a version for every rule whose meaning changed"
    lock = actions.add_parser("lock", help=text, description=text)
    lock.add_argument("--folder", metavar="FOLDER", help="the rule folder (default: the built-in rules)")
    lock.add_argument("--check", action="store_true", help="change nothing; exit 1 where the lock is out of date")
    text = "what changed from one ruleset (2026.1), rule folder or git revision (v0.1.0:rules) to another"
    diff = actions.add_parser("diff", help=text, description=text)
    diff.add_argument("names", nargs=2, metavar="RULES", help="the old and the new")
    _shared(diff)


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", dest="folders", action="append", metavar="FOLDER", help="rules of yours, beside those of the config")
    parser.add_argument("--format", type=choice(_FORMATS), default="text", metavar="NAME", help="text (default) or json")


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    status: int = import_module(ACTIONS[args.action]).run(args)
    return status
