"""The kind `repetition`: the same passage published twice in one article, told once for the whole run."""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal

from msgspec import Meta

from lint.context import Context
from lint.finding import Finding, Related, fill
from lint.rule import Rule

_WORD: Final = re.compile(r"\w+")
# What a template or a front matter repeats on purpose: a description above its own first sentence, a table's cells, a note.
_KINDS: Final = frozenset({"paragraph", "heading", "item", "definition", "aside", "term"})
# Of a passage that stands in many places the first few are tried: enough to find the longest run, and no more work than text.
_MOST_PLACES: Final = 8
# An advertisement or a changed line inside a repeated passage does not make it two.
_GAP: Final = 2


class Repetition(Rule, frozen=True, kw_only=True, tag="repetition", rename="kebab", forbid_unknown_fields=True):
    """The same text twice: whole paragraphs or single sentences (`of`), from `at-least` words on."""

    of: Literal["paragraph", "sentence"] = "paragraph"
    at_least: Annotated[int, Meta(ge=1, description="write a number of words above 0")] = 40


class _Run:
    """Units ``[first, first + length)`` that repeat ``[copy, copy + width)`` further down; `words` counts one copy."""

    def __init__(self, first: int, copy: int, length: int, words: int) -> None:
        self.first, self.copy, self.words = first, copy, words
        self.first_end, self.copy_end = first + length, copy + length


def check(rule: Repetition, context: Context) -> Iterator[Finding]:
    """One finding for each run: its later copy, with the earlier as related."""
    document = context.document
    units = _units(rule, context)
    for run in _runs([u[2] for u in units], [u[3] for u in units]):
        if run.words < rule.at_least:
            continue
        span = document.source(units[run.copy][0], units[run.copy_end - 1][1])
        first = document.source(units[run.first][0], units[run.first_end - 1][1])
        quote = document.text[span.start : span.end]
        yield Finding(
            rule.id,
            rule.category,
            rule.severity,
            span,
            fill(rule.message, quote=quote, words=str(run.words)),
            rule.instead,
            (Related("other", "the same text stands here first", first),),
            {"reason": f"{run.words} words in {run.copy_end - run.copy} {rule.of}s stand twice"},
        )


def _units(rule: Repetition, context: Context) -> list[tuple[int, int, str, int]]:
    """(start, end, folded words, count of words) of every unit in the running text."""
    document = context.document
    blocks = document.blocks
    places = (
        [(b.start, b.end) for b in blocks if b.kind in _KINDS and not b.around]
        if rule.of == "paragraph"
        else [(s.start, s.end) for s in document.sentences if blocks[s.block].kind in _KINDS and not blocks[s.block].around]
    )
    units: list[tuple[int, int, str, int]] = []
    for start, end in places:
        words = _WORD.findall(document.prose.text[start:end].casefold())
        if words:
            units.append((start, end, " ".join(words), len(words)))
    return units


def _runs(keys: list[str], words: list[int]) -> list[_Run]:
    """Runs of units that stood before, in order, near ones joined. Linear but for the few places of one text."""
    places: dict[str, list[int]] = {}
    runs: list[_Run] = []
    at = 0
    while at < len(keys):
        best, length = -1, 0
        for earlier in places.get(keys[at], ()):
            size = 0
            while at + size < len(keys) and earlier + size < at and keys[earlier + size] == keys[at + size]:
                size += 1
            if size > length:
                best, length = earlier, size
        if length:
            _join(runs, _Run(best, at, length, sum(words[at : at + length])))
        for unit in range(at, at + max(length, 1)):
            known = places.setdefault(keys[unit], [])
            if len(known) < _MOST_PLACES and not length:
                known.append(unit)
        at += max(length, 1)
    return runs


def _join(runs: list[_Run], run: _Run) -> None:
    last = runs[-1] if runs else None
    if last and 0 <= run.copy - last.copy_end <= _GAP and 0 <= run.first - last.first_end <= _GAP:
        last.copy_end, last.first_end = run.copy_end, run.first_end
        last.words += run.words
    else:
        runs.append(run)
