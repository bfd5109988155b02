"""Findings that were there when a house began to check: accepted once, told apart by their words and never by their lines."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from lint.errors import Fault
from lint.finding import fold
from lint.yamlfile import decode_text, loads, read_bytes

FILE: Final = ".caveat-baseline.json"
VERSION: Final = 1
_LONGEST: Final = 160
"""Characters of a quote that are kept: enough to know a passage again, and to read in a review."""


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """An accepted finding: its rule, its words as fingerprints see them, and its fingerprint."""

    rule: str
    quote: str
    fingerprint: str


class Item(msgspec.Struct, frozen=True):
    """A finding as a baseline sees it. `path` counts from the config's root. `locked`: no baseline may accept it."""

    path: str
    entry: Entry
    locked: bool = False


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Accepted findings by article."""

    version: int
    findings: dict[str, list[Entry]]


class Matched(msgspec.Struct, frozen=True):
    """`accepted` runs beside the items that were asked for; `left` holds the entries, by article, that none of them met."""

    accepted: tuple[bool, ...]
    left: dict[str, list[Entry]]


def entry(rule: str, quote: str, fingerprint: str) -> Entry:
    """The entry of a finding whose words are `quote`."""
    return Entry(rule, fold(quote)[:_LONGEST], fingerprint)


def match(baseline: Baseline, items: Sequence[Item], exists: Callable[[str], bool]) -> Matched:
    """Which of `items` the baseline accepts, each entry once.

    An entry meets a finding of its article with its fingerprint. Where an article is gone (`exists` says so), its entries meet a
    finding of another one with the same rule and words: it was renamed.
    """
    waiting = {path: Counter(entries) for path, entries in baseline.findings.items()}
    known = {path: {one.fingerprint: one for one in entries} for path, entries in baseline.findings.items()}
    accepted = [False] * len(items)
    for number, item in enumerate(items):
        found = known.get(item.path, {}).get(item.entry.fingerprint)
        if found is not None and found.rule == item.entry.rule and waiting[item.path][found] and not item.locked:
            waiting[item.path][found] -= 1
            accepted[number] = True
    moved: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
    for path in sorted(waiting):
        if not exists(path):
            for one in sorted(waiting[path].elements(), reverse=True):
                moved.setdefault((one.rule, one.quote), []).append((path, one))
    for number, item in enumerate(items):
        if not accepted[number] and not item.locked and (others := moved.get((item.entry.rule, item.entry.quote))):
            path, one = others.pop()
            waiting[path][one] -= 1
            accepted[number] = True
    return Matched(tuple(accepted), {path: left for path, counts in waiting.items() if (left := sorted(counts.elements()))})


def load(path: Path, shown: str) -> tuple[Baseline | None, list[Fault]]:
    """The baseline at `path`, or None and what is wrong with it, at its line."""
    data, faults = read_bytes(path, shown)
    if data is None:
        return None, [msgspec.structs.replace(fault, code="config/baseline") for fault in faults]
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None, [_malformed(data, shown)]
    if baseline.version != VERSION:
        message = f"this baseline has version {baseline.version}, and this Caveat reads {VERSION}"
        mend = "update Caveat, or take it away and write it anew: caveat baseline write"
        return None, [Fault("error", shown, 1, 1, "config/baseline", message, mend)]
    return baseline, []


def _malformed(data: bytes, shown: str) -> Fault:
    """Where and how a baseline is broken; JSON is YAML too, whose reader knows lines."""
    mend = f"take {FILE} from your version control, or take it away and write it anew: caveat baseline write"
    text, faults = decode_text(data, shown)
    if text is not None:
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            message = f"this is no JSON: {error.msg.lower()}"
            return Fault("error", shown, error.lineno, error.colno, "config/baseline", message, mend)
        except RecursionError:
            return Fault("error", shown, 1, 1, "config/baseline", "this is nested too deeply", mend)
        _, faults = loads(text, Baseline, shown)
    first = next(iter(faults), None)
    if first is None:
        return Fault("error", shown, 1, 1, "config/baseline", "this is no baseline", mend)
    return msgspec.structs.replace(first, code="config/baseline", mend=first.mend or mend)


def dumps(findings: Mapping[str, Iterable[Entry]]) -> str:
    """The text of a baseline: one line a finding, sorted, so that a change of one finding is a change of one line."""
    articles = {path: sorted(entries) for path, entries in sorted(findings.items())}
    rows = [
        f"  {_json(path)}: [\n" + ",\n".join(f"   {_json(msgspec.structs.asdict(one))}" for one in entries) + "\n  ]"
        for path, entries in articles.items()
        if entries
    ]
    inside = "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"
    return f'{{\n "version": {VERSION},\n "findings": {inside}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
