"""`caveat rules show`: a rule as a card that reads well at 80 columns."""

import argparse
import re
import sys
from collections.abc import Iterator
from textwrap import TextWrapper
from typing import Final

import msgspec

from lint.cli.rules.shelf import library_of
from lint.errors import CaveatError, Exit
from lint.kinds import AnyRule
from lint.kinds.disclaimer import Disclaimer
from lint.language import load_language
from lint.packs import Library, known
from lint.phrase import PhraseError
from lint.phrase.expression import to_regex
from lint.report.escape import line
from lint.report.json import dumps
from lint.rule import Citation, Phrases, Wording
from lint.rulebook.card import VERIFIED, calls, examples, mended, scope
from lint.terms import LANGUAGES
from lint.yamlfile import suggest

_WIDTH: Final = 80
# Between words, and behind the bars of a phrase, which may have many words and no space.
_BREAKS: Final = re.compile(r"( +|(?<=\|))")
_EMPTY: Final[tuple[object, ...]] = ({}, [], (), "", None, False)
# Fields that the card tells in words of its own, or that every rule has.
_TOLD: Final = frozenset(
    {"id", "category", "severity", "title", "message", "why", "instead", "status", "successor", "cite"}
    | {"jurisdictions", "audience", "from_", "until", "replaces", "supersedes", "since", "examples", "pack", "fix", "when"}
)


def run(args: argparse.Namespace) -> int:
    """Write a card for each id."""
    library = library_of(args)
    found: list[AnyRule | Wording] = []
    for name in args.names:
        item = library.rule(name) or library.wording(name)
        if item is None:
            known_ids = [rule.id for rule in library.rules] + [wording.id for wording in library.wordings]
            raise CaveatError(f"there is no rule '{name}'", suggest(name, known_ids) or "`caveat rules list` shows them all")
        if name in library.redirects:
            sys.stderr.write(f"{name} was retired; {item.id} stands for it\n")
        found.append(item)
    if args.format == "json":
        sys.stdout.write(dumps([msgspec.to_builtins(item) for item in found]) + "\n")
        return Exit.OK
    for number, item in enumerate(found):
        rows = _wording_card(item, library) if isinstance(item, Wording) else card(item, library, args.regex)
        sys.stdout.write(("\n" if number else "") + "".join(f"{row}\n" for row in rows))
    return Exit.OK


def card(rule: AnyRule, library: Library, regex: bool = False) -> Iterator[str]:
    """The rows of a rule's card; headings as in the rule reference."""
    yield from _text(rule.title, 0)
    yield f"{rule.id} · {rule.category} · {rule.severity} · {rule.status}"
    origin = library.origins[rule.id]
    yield f"pack {rule.pack}, {origin.path}:{origin.line}"
    if rule.jurisdictions:
        yield f"source {VERIFIED[known(rule)]}"
    yield from _section("What it finds", rule.message)
    yield from _section("Why", rule.why)
    yield from _section("Write instead", rule.instead)
    yield from _section("Holds", "; ".join(scope(rule, library)))
    if fixed := mended(rule, library):
        yield from ("", "Put in by caveat check --fix", *(part for row in fixed for part in _text(row, 2, 4)))
    yield from _looks_for(rule, library, regex)
    yield from _sources(rule.cite)
    yield from _examples(rule)


def _looks_for(rule: AnyRule, library: Library, regex: bool) -> Iterator[str]:
    given = {f.encode_name: getattr(rule, f.name) for f in msgspec.structs.fields(type(rule)) if f.name not in _TOLD}
    if isinstance(rule, Disclaimer):
        del given["require"]  # told by `_needs`
    rows = [row for called in calls(rule) for row in _text(called, 2, 6)]
    rows += _phrases("words that call for it", rule.when.phrases, library, regex)
    if isinstance(rule, Disclaimer):
        rows += _needs(rule, library, regex)
    for key, value in given.items():
        plain = msgspec.to_builtins(value)
        if plain in _EMPTY or not _flat(plain):
            continue
        rows += _phrases(key, plain, library, regex) if _by_language(plain) else _text(f"{key}: {_flat(plain)}", 2, 6)
    if rows:
        yield from ("", "Looks for", *rows)


def _phrases(title: str, listed: Phrases, library: Library, regex: bool) -> Iterator[str]:
    """The phrases of every language below a title; nothing where there are none."""
    if listed:
        yield f"  {title}"
    for language, phrases in listed.items():
        yield from _text(f"{language}  " + " · ".join(phrases), 4, 8)
        for phrase in phrases if regex else ():
            yield from _regex(phrase, language, library)


def _needs(rule: Disclaimer, library: Library, regex: bool) -> Iterator[str]:
    """What meets a disclaimer rule, one row each."""
    for how, needs in (("met by", rule.require.any), ("and by" if rule.require.any else "met only by each of", rule.require.all)):
        for number, need in enumerate(needs):
            lead = how if number == 0 else "or by" if needs is rule.require.any else "and"
            if need.phrases:
                yield from _phrases(f"{lead} words such as", need.phrases, library, regex)
            else:
                named = f"the prescribed wording {need.wording}" if need.wording else f"the statement {need.statement}"
                yield f"  {lead} {named}"


def _by_language(value: object) -> bool:
    if not isinstance(value, dict) or not all(isinstance(listed, list) for listed in value.values()):
        return False
    return all(code in (*LANGUAGES, "any") for code in value) and all(isinstance(p, str) for listed in value.values() for p in listed)


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} ({_flat(v)})" if isinstance(v, dict) else f"{k} {_flat(v)}" for k, v in value.items() if v not in _EMPTY)
    if value is True:
        return "yes"
    if isinstance(value, (list, tuple)):
        return "; ".join(_flat(v) for v in value)
    return str(value)


def _regex(phrase: str, language: str, library: Library) -> Iterator[str]:
    data = load_language(language, library.folders)
    try:
        yield f"        {to_regex(phrase, lambda wanted: library.lexicon.node(wanted, language), data)}"
    except PhraseError as error:
        yield f"        cannot be read: {error.message}"


def _sources(cite: list[Citation]) -> Iterator[str]:
    if not cite:
        return
    yield from ("", "Sources")
    for source in cite:
        how = VERIFIED[source.verified]
        checked = f", {source.checked}" if source.checked else ""
        yield from _text(f"{source.text} ({how}{checked})", 2, 4)
        if source.url:
            yield f"    {line(source.url)}"


def _examples(rule: AnyRule) -> Iterator[str]:
    if not rule.examples:
        return
    yield from ("", "Examples")
    for case in examples(rule):
        sign = "✗" if case.found else "✓"
        yield from _text(f"{case.language} {sign} {case.text}" + (f" ({case.notes})" if case.notes else ""), 2, 7)


def _wording_card(wording: Wording, library: Library) -> Iterator[str]:
    yield from _text(wording.title or wording.id, 0)
    yield f"{wording.id} · prescribed wording · {wording.language}"
    origin = library.origins[f"wording {wording.id}"]
    yield f"pack {wording.pack}, {origin.path}:{origin.line}"
    yield from _section("Text", wording.text)
    for variant in wording.variants:
        yield from _section("Or", variant)
    asked = [
        rule.id for rule in library.of_kind(Disclaimer) if any(n.wording == wording.id for n in (*rule.require.any, *rule.require.all))
    ]
    yield from _section("Asked for by", ", ".join(asked))
    dates = [f"from {wording.from_}" if wording.from_ else "", f"until {wording.until}" if wording.until else ""]
    yield from _section("Holds", " ".join(filter(None, dates)))
    yield from _sources([wording.source])


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield from ("", title, *_text(text, 2))


def _text(text: str, indent: int, hanging: int | None = None) -> list[str]:
    rest = " " * (indent if hanging is None else hanging)
    wrapper = TextWrapper(_WIDTH, initial_indent=" " * indent, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
    wrapper.wordsep_simple_re = _BREAKS
    return wrapper.wrap(line(text))
