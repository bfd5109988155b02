"""Marks of notes in HTML: `<sup>1</sup>`, `<a href="#fn1">1</a>`, and what only looks like one."""

import re
from typing import Final

import msgspec

_SUPERSCRIPT: Final = re.compile(
    r"\s*(?:<a\b([^<>]*)>)?\s*[\[(]?\s*(\d{1,3}|[*†‡§]{1,3}|[a-z])\s*[\])]?\s*(?:</a\s*>)?\s*</sup\s*>", re.IGNORECASE
)
_LINKED: Final = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[*†‡§]{1,3})\s*[\])]?\s*</a\s*>", re.IGNORECASE)
_TARGET: Final = re.compile(r"href\s*=\s*[\"']?#([^\"'\s>]+)")
# m², 10³, xⁿ: what a small superscript behind these counts is no note.
_EXPONENT: Final = re.compile(r"\b(?:10|2|m|cm|km|mm|ft|in|e|x|n|r|R)\Z")
_POWERS: Final = frozenset("23456789n")


class NoteMark(msgspec.Struct, frozen=True):
    """The mark of note `label`; `anchor` is the id it points to, if it is a link."""

    label: str
    anchor: str = ""


def superscript(text: str, start: int, end: int) -> NoteMark | None:
    """The note that `<sup>` at source `[start, end)` marks, if it is one."""
    match = _SUPERSCRIPT.match(text, end, end + 400)
    if match is None:
        return None
    label = match[2]
    if not match[1] and label in _POWERS and _EXPONENT.search(text, max(0, start - 4), start):
        return None
    target = _TARGET.search(match[1] or "")
    return NoteMark(label, target[1] if target else "")


def linked(text: str, end: int, href: str) -> NoteMark | None:
    """The note that `<a href="#…">1</a>` marks, its start tag ending at `end`."""
    if not href.startswith("#"):
        return None
    match = _LINKED.match(text, end, end + 60)
    return NoteMark(match[1], href[1:]) if match else None
