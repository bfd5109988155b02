"""`caveat rules list`: every rule, by pack."""

import argparse
import sys
from itertools import groupby

from lint.cli.rules.shelf import chosen, library_of
from lint.config import names
from lint.errors import CaveatError, Exit
from lint.kinds import AnyRule
from lint.packs import Library, known
from lint.report.escape import line
from lint.report.json import dumps
from lint.yamlfile import suggest


def run(args: argparse.Namespace) -> int:
    """Write the list; exit 0, also when it is empty."""
    library = library_of(args)
    rules = [rule for rule in chosen(library, args.names) if _kept(rule, args, library)]
    if args.format == "json":
        sys.stdout.write(dumps([_row(rule, library) for rule in rules]) + "\n")
        return Exit.OK
    titles = {pack.header.pack: pack.header.title for pack in library.packs}
    for pack, group in groupby(rules, lambda rule: rule.pack):
        listed = list(group)
        place = f" ({', '.join(listed[0].jurisdictions)})" if listed[0].jurisdictions else ""
        sys.stdout.write(line(f"{pack}{place}: {titles.get(pack, '')}") + "\n")
        width = max(len(rule.id) for rule in listed)
        for rule in listed:
            status = f"  {rule.status}" if rule.status != "stable" else ""
            sys.stdout.write(f"  {rule.id:<{width}}  {rule.severity:<7}  {rule.category}{status}\n")
        sys.stdout.write("\n")
    count = len(rules)
    sys.stdout.write(f"{count} rule{'' if count == 1 else 's'}. `caveat rules show ID` explains one.\n")
    return Exit.OK


def _kept(rule: AnyRule, args: argparse.Namespace, library: Library) -> bool:
    if args.jurisdiction:
        wanted = names(args.jurisdiction)
        for name in wanted:
            if name not in library.jurisdictions:
                raise CaveatError(f"there is no jurisdiction '{name}'", suggest(name, sorted(library.jurisdictions)))
        if not rule.jurisdictions or library.active(wanted).isdisjoint(rule.jurisdictions):
            return False
    if args.unverified and (not rule.cite or known(rule) == "official"):
        return False
    before = args.checked_before
    return before is None or any(source.checked is None or source.checked < before for source in rule.cite)


def _row(rule: AnyRule, library: Library) -> dict[str, object]:
    origin = library.origins[rule.id]
    return {
        "id": rule.id,
        "title": rule.title,
        "category": rule.category,
        "severity": rule.severity,
        "status": rule.status,
        "pack": rule.pack,
        "jurisdictions": rule.jurisdictions,
        "audience": rule.audience,
        "verified": known(rule) if rule.cite else None,
        "languages": sorted(rule.examples),
        "path": origin.path,
        "line": origin.line,
    }
