"""References to notes and to sources: `[^x]` without a definition, `[1]` with a list at the end, links resolved elsewhere."""

import re
from collections.abc import Callable
from typing import Final

from lint.readers.draft import Draft
from lint.readers.inline import Cut

_FOOTNOTE: Final = re.compile(r"^[ \t>]*\[\^[^\]\s]{1,80}\]:|\[\^([^\]\s]{1,80})\]", re.MULTILINE)
_NUMBER: Final = re.compile(r"[ \t]?\[(\d{1,3}(?:[ \t]*[,;–-][ \t]*\d{1,3})*)\](?![(:\[\w])(?=(?P<after>[^\r\n]?))")
_SINGLE: Final = re.compile(r"\d{1,3}")
_ENTRY: Final = re.compile(
    r"(?:^[ \t>]*(?:[-*+][ \t]+)?|<(?:p|li|div|br|span|td)\b[^<>]*>\s*)(\[(\d{1,3})\](?!:\s+\S+[ \t]*$)[:.]?\s+)(?=\S)", re.MULTILINE
)
_LAST_LINES: Final = re.compile(r"^[ \t]*\d{1,3}[.)][ \t]+\S", re.MULTILINE)
# What puts another file into this one: link definitions may stand there.
_INCLUDE: Final = re.compile(r"\{%-?\s*(?:include|partial|raw-partial|render)|\{\{[<%]?>?\s*(?:>|include|partial)")


def undefined_notes(text: str, begin: int) -> list[Cut]:
    """Every `[^x]` of the text: where the parser knows its definition, it takes it before it gets to be text."""
    if "[^" not in text:
        return []
    return [Cut(m.start(), m.end(), "note", m[1]) for m in _FOOTNOTE.finditer(text, begin) if m[1]]


def numbered_notes(draft: Draft, text: str, begin: int) -> tuple[list[Cut], bool]:
    """Cuts at `[1]` and at the entries they point to; whether the last numbered list of the text is such a list of entries.

    Bare numbers count only where entries `[1] …` begin lines further down, or a numbered list ends the text
    (content-habits.md §4: array indices are the main false hit).
    """
    if "[1" not in text:
        return [], False
    entries = {}
    for match in _ENTRY.finditer(text, begin):
        entries[match[2]] = match
    tail = text[max(begin, len(text.rstrip()) - 1500) :]
    listed = not entries and bool(_LAST_LINES.search(tail)) and bool(_LAST_LINES.match(tail.rstrip().rpartition("\n")[2]))
    if not entries and not listed:
        return [], False
    first = min((m.start() for m in entries.values()), default=len(text))
    cuts = []
    for match in _NUMBER.finditer(text, begin, first):
        numbers = _SINGLE.findall(match[1])
        before = text[match.start() - 1 : match.start()]
        if (entries and not all(n in entries for n in numbers)) or not before.strip() or before in "`([{":
            continue
        start = match.start() if match["after"] in " .,;:!?)\n" or not match["after"] else match.start() + (match[0][0] != "[")
        cuts.append(Cut(start, match.end(), "bracket", numbers[0]))
    if not cuts:
        return [], False
    cuts += [Cut(m.start(1), m.end(1), "act", action=_entry(draft, label)) for label, m in entries.items()]
    return cuts, listed


def _entry(draft: Draft, label: str) -> Callable[[], None]:
    return lambda: draft.begin(kind="footnote", label=label)


def includes(text: str) -> bool:
    """True where the text takes in another file."""
    return "{" in text and _INCLUDE.search(text) is not None
