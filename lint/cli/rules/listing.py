"""`caveat rules list`: every rule, by pack."""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby

from lint.cli.rules.shelf import chosen, library_of
from lint.config import names
from lint.errors import CaveatError, Exit
from lint.kinds import AnyRule
from lint.packs import Library, known
from lint.report.count import count
from lint.report.escape import line
from lint.report.json import dumps
from lint.rule import Citation, Wording
from lint.yamlfile import suggest

Item = AnyRule | Wording


def run(args: argparse.Namespace) -> int:
    """Write the list; exit 0, also when it is empty."""
    library = library_of(args)
    keeping = args.unverified or args.checked_before is not None
    items: list[Item] = [*chosen(library, args.names)]
    if keeping and not args.names:  # who keeps the sources keeps those of the prescribed wordings too
        items += library.wordings
    items = [item for item in items if _kept(item, args, library)]
    if args.format == "json":
        sys.stdout.write(dumps([_row(item, library) for item in items]) + "\n")
        return Exit.OK
    titles = {pack.header.pack: pack.header.title for pack in library.packs}
    order = list(dict.fromkeys(item.pack for item in items))
    for pack, group in groupby(sorted(items, key=lambda item: order.index(item.pack)), lambda item: item.pack):
        listed = list(group)
        place = f" ({', '.join(listed[0].jurisdictions)})" if listed[0].jurisdictions else ""
        sys.stdout.write(line(f"{pack}{place}: {titles.get(pack, '')}") + "\n")
        width = max(len(item.id) for item in listed)
        for item in listed:
            sys.stdout.writelines(f"{row}\n" for row in _rows(item, width, keeping))
        sys.stdout.write("\n")
    texts = sum(isinstance(item, Wording) for item in items)
    counts = [count(len(items) - texts, "rule")] + ([count(texts, "prescribed wording")] if texts else [])
    sys.stdout.write(f"{', '.join(counts)}. `caveat rules show ID` explains one.\n")
    return Exit.OK


def _rows(item: Item, width: int, keeping: bool) -> Iterator[str]:
    """A row for the item; for who keeps the sources one for each of them below."""
    what = "wording" if isinstance(item, Wording) else f"{item.severity:<7}  {item.category}"
    status = f"  {item.status}" if not isinstance(item, Wording) and item.status != "stable" else ""
    yield f"  {item.id:<{width}}  {what}{status}"
    for source in _sources(item) if keeping else ():
        checked = source.checked.isoformat() if source.checked else "never checked"
        yield "      " + line(f"{checked}  {source.verified}: {source.text}")


def _sources(item: Item) -> list[Citation]:
    return [item.source] if isinstance(item, Wording) else item.cite


def _kept(item: Item, args: argparse.Namespace, library: Library) -> bool:
    if args.jurisdiction:
        wanted = names(args.jurisdiction)
        for name in wanted:
            if name not in library.jurisdictions:
                raise CaveatError(f"there is no jurisdiction '{name}'", suggest(name, sorted(library.jurisdictions)))
        if not item.jurisdictions or library.active(wanted).isdisjoint(item.jurisdictions):
            return False
    sources = _sources(item)
    if args.unverified and (not sources or any(source.verified == "official" for source in sources)):
        return False
    before = args.checked_before
    return before is None or any(source.checked is None or source.checked < before for source in sources)


def _row(item: Item, library: Library) -> dict[str, object]:
    if isinstance(item, Wording):
        return _wording(item, library)
    rule = item
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
        "checked": min((source.checked for source in rule.cite if source.checked), default=None),
        "languages": sorted(rule.examples),
        "path": origin.path,
        "line": origin.line,
    }


def _wording(wording: Wording, library: Library) -> dict[str, object]:
    origin = library.origins[f"wording {wording.id}"]
    return {
        "id": wording.id,
        "title": wording.title,
        "pack": wording.pack,
        "jurisdictions": wording.jurisdictions,
        "verified": wording.source.verified,
        "checked": wording.source.checked,
        "languages": [wording.language],
        "path": origin.path,
        "line": origin.line,
    }
