"""The rule reference: one page a pack, with the headings that every rule has, and a page that lists them."""

import re
from collections.abc import Iterator
from typing import Final

from lint.kinds import AnyRule
from lint.packs import Library, Pack, known
from lint.rule import Citation, ExampleCase, Wording
from lint.rulebook.examples import unmark

_HEAD: Final = "<!-- Written by `caveat rules docs` from rules/. Do not edit. -->\n"
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~$])")
_VERIFIED: Final = {"official": "read in the original", "secondary": "read in a secondary source", "no": "not verified"}


def pages(library: Library) -> dict[str, str]:
    """File name → text of every page of the reference."""
    rules: dict[str, list[AnyRule]] = {}
    wordings: dict[str, list[Wording]] = {}
    for rule in library.rules:
        rules.setdefault(rule.pack, []).append(rule)
    for wording in library.wordings:
        wordings.setdefault(wording.pack, []).append(wording)
    packs: dict[str, Pack] = {}
    for pack in library.packs:
        if pack.header.pack in rules or pack.header.pack in wordings:
            packs.setdefault(pack.header.pack, pack)
    made = {f"{name}.md": _page(pack, rules.get(name, []), wordings.get(name, []), library) for name, pack in packs.items()}
    return {"index.md": _index(packs, rules, wordings, library), **made}


def _index(packs: dict[str, Pack], rules: dict[str, list[AnyRule]], wordings: dict[str, list[Wording]], library: Library) -> str:
    rows = [_HEAD, "# Rules\n", "| pack | holds in | rules | |", "|---|---|---|---|"]
    for name, pack in packs.items():
        place = library.jurisdictions.get(pack.header.jurisdiction)
        where = place.title if place is not None else pack.header.jurisdiction or "everywhere"
        count = len(rules.get(name, ())) + len(wordings.get(name, ()))
        rows.append(f"| [{name}]({name}.md) | {_text(where)} | {count} | {_text(pack.header.title)} |")
    rows += ["", "## By name\n"]
    every = sorted((rule for listed in rules.values() for rule in listed), key=lambda rule: rule.id)
    rows += [f"- [`{rule.id}`]({rule.pack}.md#{rule.id}): {_text(rule.title)}" for rule in every]
    return "\n".join(rows) + "\n"


def _page(pack: Pack, rules: list[AnyRule], wordings: list[Wording], library: Library) -> str:
    rows = [_HEAD, f"# {_text(pack.header.title)}\n"]
    place = library.jurisdictions.get(pack.header.jurisdiction)
    where = f", {place.title}" if place is not None else ""
    rows.append(f"Pack `{pack.header.pack}`{where}.\n")
    if pack.header.description:
        rows.append(f"{_text(pack.header.description)}\n")
    for rule in rules:
        rows += _rule(rule)
    if wordings:
        rows.append("## Prescribed wordings\n")
        for wording in wordings:
            rows += _wording(wording)
    return "\n".join(rows).rstrip("\n") + "\n"


def _rule(rule: AnyRule) -> Iterator[str]:
    yield f"## {_text(rule.title)} {{#{rule.id}}}\n"
    verified = f" · source {_VERIFIED[known(rule)]}" if rule.jurisdictions else ""
    yield f"`{rule.id}` · `{rule.category}` · {rule.severity} · {rule.status}{verified}\n"
    scope = [f"for {', '.join(rule.audience)}"] if rule.audience else []
    scope += [f"from {rule.from_}"] if rule.from_ else []
    scope += [f"until {rule.until}"] if rule.until else []
    instead = [*rule.replaces, *rule.supersedes]
    scope += [f"instead of {', '.join(instead)}"] if instead else []
    if scope:
        yield f"Holds {'; '.join(scope)}.\n"
    yield f"### What it finds\n\n{_text(rule.message)}\n"
    yield f"### Why\n\n{_text(rule.why)}\n"
    yield f"### Write instead\n\n{_text(rule.instead) or '–'}\n"
    yield "### Sources\n"
    yield from _sources(rule.cite)
    yield "### Examples\n"
    for language, examples in rule.examples.items():
        for label, cases in (("found", examples.bad), ("left alone", examples.good)):
            for case in cases:
                text, gap = (case.text, case.gap) if isinstance(case, ExampleCase) else (case, "")
                yield f"- {language}, {label}: {_marked(text)}" + (f" *(known gap: {_text(gap)})*" if gap else "")
    yield ""


def _sources(cite: list[Citation]) -> Iterator[str]:
    for source in cite:
        text = f"[{_text(source.text)}]({source.url})" if re.match(r"https?://[^\s()<>]+$", source.url) else _text(source.text)
        checked = f", {source.checked}" if source.checked else ""
        yield f"- {text} ({_VERIFIED[source.verified]}{checked})"
    if not cite:
        yield "House rule of Caveat; no law is cited."
    yield ""


def _wording(wording: Wording) -> Iterator[str]:
    yield f"### {_text(wording.title or wording.id)} {{#{wording.id}}}\n"
    dates = "".join([f" · from {wording.from_}" if wording.from_ else "", f" · until {wording.until}" if wording.until else ""])
    yield f"`{wording.id}` · {wording.language}{dates}\n"
    yield f"> {_text(wording.text)}\n"
    for variant in wording.variants:
        yield f"or\n\n> {_text(variant)}\n"
    yield from _sources([wording.source])


def _text(text: str) -> str:
    """Text on one line, with nothing in it that Markdown would read."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _marked(text: str) -> str:
    """An example with what is found in bold."""
    try:
        bare, spans = unmark(text)
    except ValueError:
        return _text(text)
    out, at = [], 0
    for span in spans:
        out += [bare[at : span.start], f"\x02{bare[span.start : span.end]}\x03"]
        at = span.end
    return _text("".join([*out, bare[at:]])).replace("\x02", "**").replace("\x03", "**")
