"""Notes and bracketed references attached to a sentence."""

import re
from bisect import bisect_left
from typing import Final

import msgspec

from lint.attribution import Lexicon
from lint.document import Document
from lint.tokens import tokenise

# References that no reader resolves, since they are plain text: [1], [^1], (1), ¹.
_SUPERSCRIPT: Final = "[¹²³⁴-⁹]"
_TEXTUAL: Final = re.compile(
    r"\[\^[\w-]{1,20}\](?![(:])|\[\d{1,3}(?:[,-] ?\d{1,3})*\](?!\()|\(\d{1,2}\)"
    rf"|(?<![^\W\d_]m)(?<![\W\d_]m){_SUPERSCRIPT}{{1,2}}"
)
_DEFINED: Final = re.compile(rf"[\[(](\d{{1,3}})[\])]|({_SUPERSCRIPT}{{1,2}})")
_MARKED: Final = re.compile(rf"(?:^|(?<=\s))({_SUPERSCRIPT}{{1,2}})[ :.)]{{0,2}}(?=[^\W_])", re.MULTILINE)
# "(Doe, 2020)", "(Doe & Roe, 2020)", "[Doe et al. 2020, p. 4]"
_AUTHOR: Final = re.compile(
    r"[(\[](?P<name>[^\W\d_a-z][\w'.-]{1,30})(?P<more>(?: (?:&|and|et|und|y|e|en) [^\W\d_][\w'.-]{1,30})?(?: et al\.?)?)"
    r",?(?P<year> (?:19|20)\d\d[a-z]?)(?:,? (?:pp?|S|s)\. ?\d+(?:-\d+)?)?[)\]]"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SUPERSCRIPTS: Final = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_LONGEST: Final = 4_000  # characters of a block that may hold a note


class Reference(msgspec.Struct, frozen=True):
    """A reference in a sentence: its label, and the prose of the note ``[start, end)`` or of the reference itself."""

    label: str
    start: int
    end: int


class Notes:
    """The references of one document, by place."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        self._notes = sorted((note for note in document.notes if note.block >= 0), key=lambda note: note.at)
        self._text = document.prose.text
        self._blocks: dict[str, int] | None = None

    def of(self, start: int, end: int) -> Reference | None:
        """The first reference in the sentence ``[start, end)``, or right behind its stop, whose note could be a source."""
        return self._resolved(start, end) or self._textual(start, end) or self._cited(start, end)

    def _resolved(self, start: int, end: int) -> Reference | None:
        # A reference right at the start belongs to the sentence before: "… 5 %.[^1] Then …"
        index = bisect_left(self._notes, start, key=lambda note: note.at)
        while index < len(self._notes) and self._notes[index].at <= end + 1:
            note = self._notes[index]
            own = self._document.blocks[note.block]
            if (note.at > start or note.kind == "bracket") and not own.start <= start < own.end and self._sources(note.block):
                return Reference(note.label, own.start, own.end)
            index += 1
        return None

    def _textual(self, start: int, end: int) -> Reference | None:
        for match in _TEXTUAL.finditer(self._text, start, min(end + 5, len(self._text))):
            if match.start() == start or "\n" in self._text[start : match.start()]:
                continue
            label = match[0].strip("[]()^").translate(_SUPERSCRIPTS)
            if match[0].startswith("[^"):
                return Reference(label, match.start(), match.end())  # its note is not in this file
            block = self._defined().get(re.split(r"[,-]", label)[0], -1)
            if block < 0 and match[0].isnumeric():
                block = self._last(label)
            if block < 0 and match[0].startswith("[") and label != "0" and end - match.end() <= 1:
                return Reference(label, match.start(), match.end())  # a citation at the end of its sentence; its list is elsewhere
            if block >= 0 and self._document.blocks[block].start > start and self._sources(block):
                return Reference(label, self._document.blocks[block].start, self._document.blocks[block].end)
        return None

    def _cited(self, start: int, end: int) -> Reference | None:
        """An author and a year in brackets; months, quarters and statutes aside."""
        for match in _AUTHOR.finditer(self._text, start, end):
            name = match["name"].casefold()
            known = name in self._words.not_names or name in self._words.statutes or name in self._words.nouns
            if not known and ("," in match[0] or match["more"]):
                return Reference(match[0].strip("()[]"), match.start(), match.end())
        return None

    def _defined(self) -> dict[str, int]:
        """Label → the block that begins with it: "[1] …", "(1) …", "¹ …"."""
        if self._blocks is None:
            self._blocks = {}
            for index, block in enumerate(self._document.blocks):
                if _DEFINED.match(self._text, block.start, min(block.start + 6, block.end)):
                    for found in _DEFINED.finditer(self._text, block.start, min(block.end, block.start + _LONGEST)):
                        self._blocks.setdefault((found[1] or found[2]).translate(_SUPERSCRIPTS), index)
            for found in _MARKED.finditer(self._text):
                self._blocks.setdefault(found[1].translate(_SUPERSCRIPTS), self._document.block_at(found.start()))
            for number, index in enumerate(self._listed(), 1):
                self._blocks.setdefault(str(number), index)
        return self._blocks

    def _last(self, label: str) -> int:
        """Where a raised figure has no note of its mark: the block at the end that begins with the number, or the last list's item."""
        blocks = self._document.blocks
        late = [i for i, block in enumerate(blocks) if block.start > 0.6 * len(self._text)]
        for index in late:
            if re.match(rf"{label}[ .):]", self._text[blocks[index].start : blocks[index].end]):
                return index
        items = [i for i in late if blocks[i].kind == "item"]
        number = int(label) if label.isdecimal() else 0
        return items[number - 1] if 0 < number <= len(items) and items[-1] >= len(blocks) - 2 else -1

    def _listed(self) -> list[int]:
        """The items of the list under a heading such as "Sources"."""
        blocks = self._document.blocks
        for index in range(len(blocks) - 2, -1, -1):
            head = blocks[index]
            if head.kind not in ("heading", "paragraph") or blocks[index + 1].kind != "item":
                continue
            said = [word for word in tokenise(self._text, head.start, head.end).words if word[0].isalnum()]
            if not said or self._words.note_heads.at(said, 0) != len(said):
                continue
            last = index + 1
            while last < len(blocks) and blocks[last].kind == "item":
                last += 1
            return list(range(index + 1, last))
        return []

    def _sources(self, index: int) -> bool:
        """A note that could be a source: it has a link, a year, a name or a word for a report; one that only explains has none."""
        block = self._document.blocks[index]
        if any(link.start < max(block.end, block.start + 1) and block.start <= link.start for link in self._document.links):
            return True
        text = self._text[block.start : min(block.end, block.start + _LONGEST)]
        if _YEAR.search(text):
            return True
        tokens = tokenise(text)
        last = len(tokens) - 1
        if last < 0:
            return False
        if self._words.providers.within(tokens.words, 0, last) or self._words.reports.within(tokens.words, 0, last):
            return True
        shaped = [i for i in range(1, last + 1) if text[tokens.starts[i]].isupper() and tokens.words[i] not in self._words.functions]
        if self._words.data.nouns_capital:
            return False
        return any(text[: tokens.starts[i]].rstrip()[-1:] not in {".", "!", "?", ":"} for i in shaped)
