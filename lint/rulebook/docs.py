"""The rule reference: one page a pack, with the headings that every rule has, and a page that lists them."""

import re
from collections.abc import Iterator
from typing import Final

from lint.kinds import AnyRule
from lint.packs import Library, Pack, known
from lint.rule import Citation, Wording
from lint.rulebook.card import VERIFIED, calls, examples, mended, scope
from lint.rulebook.examples import unmark

HEAD: Final = "<!-- Written by `caveat rules docs` from rules/. Do not edit. -->\n"
_LEGEND: Final = """\
Each pack is a page, each rule a section of it. “Read in the original”: the source that a rule rests on was read on the regulator's or
lawgiver's own site on the day given there; the others rest on secondary sources, say so, and are never errors. In examples the words
found are **bold**, and ¶ ends a block.
"""
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~$])")
_SLOT: Final = re.compile(r"\{[a-z]+\}")  # what a message fills in


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
    rows = [HEAD, "# Rules\n", _LEGEND, "| pack | holds in | rules | read in the original | |", "|---|---|---|---|---|"]
    for name, pack in packs.items():
        place = library.jurisdictions.get(pack.header.jurisdiction)
        where = place.title if place is not None else pack.header.jurisdiction or "everywhere"
        listed = rules.get(name, [])
        original = f"{sum(known(rule) == 'official' for rule in listed)} of {len(listed)}" if pack.header.jurisdiction else "–"
        rows.append(f"| [{name}]({name}.md) | {_text(where)} | {len(listed)} | {original} | {_text(pack.header.title)} |")
    rows += ["", "## By name\n"]
    every = sorted((rule for listed in rules.values() for rule in listed), key=lambda rule: rule.id)
    rows += [f"- [`{rule.id}`]({rule.pack}.md#{rule.id}): {_text(rule.title)}" for rule in every]
    return "\n".join(rows) + "\n"


def _page(pack: Pack, rules: list[AnyRule], wordings: list[Wording], library: Library) -> str:
    rows = [HEAD, f"# {_text(pack.header.title)}\n"]
    place = library.jurisdictions.get(pack.header.jurisdiction)
    where = f", {place.title}" if place is not None else ""
    rows.append(f"Pack `{pack.header.pack}`{where}.\n")
    if pack.header.description:
        rows.append(f"{_text(pack.header.description)}\n")
    for rule in rules:
        rows += _rule(rule, library)
    if wordings:
        rows.append("## Prescribed wordings\n")
        for wording in wordings:
            rows += _wording(wording)
    return "\n".join(rows).rstrip("\n") + "\n"


def _rule(rule: AnyRule, library: Library) -> Iterator[str]:
    yield f'<a id="{rule.id}"></a>\n'
    yield f"## {_text(rule.title)}\n"
    verified = f" · source {VERIFIED[known(rule)]}" if rule.jurisdictions else ""
    yield f"`{rule.id}` · `{rule.category}` · {rule.severity} · {rule.status}{verified}\n"
    if holds := scope(rule, library):
        yield f"Holds {_text('; '.join(holds))}.\n"
    yield f"### What it finds\n\n{_text(_SLOT.sub('…', rule.message))}\n"
    if called := calls(rule):
        yield f"It is {_text('; '.join(called))}.\n"
    yield f"### Why\n\n{_text(rule.why)}\n"
    yield f"### Write instead\n\n{_text(rule.instead) or '–'}\n"
    if fixed := mended(rule, library):
        yield "`caveat check --fix` puts in:\n"
        yield from (f"- {_text(row)}" for row in fixed)
        yield ""
    yield "### Sources\n"
    yield from _sources(rule.cite)
    yield "### Examples\n"
    for case in examples(rule):
        label = "found" if case.found else "left alone"
        yield f"- {case.language}, {label}: {_marked(case.text)}" + (f" *({_text(case.notes)})*" if case.notes else "")
    yield ""


def _sources(cite: list[Citation]) -> Iterator[str]:
    for source in cite:
        text = f"[{_text(source.text)}]({source.url})" if re.match(r"https?://[^\s()<>]+$", source.url) else _text(source.text)
        checked = f", {source.checked}" if source.checked else ""
        yield f"- {text} ({VERIFIED[source.verified]}{checked})"
    if not cite:
        yield "House rule of Caveat; no law is cited."
    yield ""


def _wording(wording: Wording) -> Iterator[str]:
    yield f'<a id="{wording.id}"></a>\n'
    yield f"### {_text(wording.title or wording.id)}\n"
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
