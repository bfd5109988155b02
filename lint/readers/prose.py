"""Canonical prose, built piece by piece together with its exact map to the source (design.md §1)."""

import re
from unicodedata import combining, is_normalized, normalize

from lint.document import Mark, Prose
from lint.readers.folding import DROPPED, FOLD, MARK, MARKS, SPACE_CLASS, SPACES, SPECIAL, gaps

_CLUSTER_LIMIT = 32  # normalising sorts the marks of a letter: a hostile tower of them must not make that quadratic


class ProseBuilder:
    """Takes pieces of `text` in source order and folds them; `open` and `close` part the blocks.

    `length` is the prose length so far. Every method takes source offsets that never go back.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = 0
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._lengths: list[int] = []
        self._widths: list[int] = []
        self._quotes: dict[int, str] = {}
        self._last = "\n"
        self._parting = False
        self._begin = 0

    @property
    def here(self) -> int:
        """Where the next character will stand."""
        return self.length + 1 if self._parting and self.length else self.length

    @property
    def last(self) -> str:
        """The last character of this block, a line feed where there is none yet."""
        return self._last

    def open(self) -> None:
        """Begin a block: a line feed parts it from what went before, as soon as it holds something."""
        self._parting = True
        self._last = "\n"

    def close(self) -> tuple[int, int] | None:
        """End the block; its prose range, or None where nothing was put into it."""
        if self._parting:
            self._parting = False
            return None
        if self._last == " ":
            self._take_back()
        return self._begin, self.length

    def identity(self, start: int, end: int) -> None:
        """Source `[start, end)` as it stands, folded."""
        self._same(self.text[start:end], start)

    def _same(self, piece: str, start: int) -> None:
        """`piece` stands for source of the same length from `start` on."""
        if piece.isascii():
            if "\n" in piece:
                piece = piece.replace("\n", " ")  # a wrapped line, and the same length
            if piece.isprintable() and "  " not in piece:
                self._plain(piece, start)
                return
        elif SPECIAL.search(piece) is None:
            self._plain(piece, start)
            return
        self._fold(piece, start)

    def piece(self, string: str, start: int, end: int) -> None:
        """`string` in the place of source `[start, end)`: an entity, an escape, something opaque."""
        if not string:
            return
        if len(string) == end - start:
            # Same length: the map stays exact character by character.
            self._same(string, start)
            return
        folded: list[str] = []
        at = self.here
        for match in re.finditer(rf"[{SPACE_CLASS}]+|[^{SPACE_CLASS}]+", string):
            word = match.group()
            if word[0] in SPACES:
                if (folded[-1][-1] if folded else self._last) not in " \n":
                    folded.append(" ")
                continue
            kept = re.sub(f"[{DROPPED}]", "", word)
            for index, char in enumerate(kept):
                if char in MARKS:
                    self._quotes[at + sum(map(len, folded)) + index] = char
            kept = "".join(FOLD.get(c, c) for c in kept)
            if kept:
                folded.append(kept)
        if not folded:
            return
        whole = "".join(folded)
        if self._combines(whole[0]):
            start, base = self._last_piece()
            whole = base + whole
        self._put(normalize("NFC", whole), start, end - start)

    def space(self, start: int, end: int) -> None:
        """One space for source `[start, end)` (a line end, a break), unless one stands there already."""
        if self._last not in " \n":
            self._put(" ", start, end - start)

    def prose(self) -> Prose:
        """What was built."""
        return Prose("".join(self._parts), tuple(self._starts), tuple(self._sources), tuple(self._lengths), tuple(self._widths))

    def marks(self, text: str) -> tuple[Mark, ...]:
        """The quotation marks of the finished prose `text`, as they stood in the source; apostrophes inside words left out."""
        quotes = self._quotes
        found = []
        for match in MARK.finditer(text):
            at = match.start()
            char = match[0]
            if char == '"' or not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
                found.append(Mark(at, quotes.get(at, char)))
        return tuple(found)

    def _plain(self, piece: str, start: int) -> None:
        """Append a piece that holds nothing to fold, double spaces included."""
        if piece[:1] == " " and self._last in " \n":
            piece = piece[1:]
            start += 1
        if not piece:
            return
        if piece.isascii():
            self._put(piece, start, len(piece))
        else:
            self._composed(piece, start)

    def _composed(self, piece: str, start: int) -> None:
        if self._combines(piece[0]):
            start, piece = self._join(piece, start)
            if not piece:
                return
        if is_normalized("NFC", piece):
            self._put(piece, start, len(piece))
            return
        at = 0
        clean = 0
        size = len(piece)
        while at < size:
            end = at + 1
            while end < size and end - at < _CLUSTER_LIMIT and _continues(piece[at:end], piece[end]):
                end += 1
            cluster = piece[at:end]
            if is_normalized("NFC", cluster):
                at = end
                continue
            if clean < at:
                self._put(piece[clean:at], start + clean, at - clean)
            self._put(normalize("NFC", cluster), start + at, end - at)
            at = clean = end
        if clean < size:
            self._put(piece[clean:], start + clean, size - clean)

    def _join(self, piece: str, start: int) -> tuple[int, str]:
        """Compose the marks that begin `piece` with the character before it; what is left of the piece."""
        end = 1
        while end < len(piece) and end < _CLUSTER_LIMIT and _continues(self._last + piece[:end], piece[end]):
            end += 1
        source, base = self._last_piece()
        self._put(normalize("NFC", base + piece[:end]), source, start + end - source)
        return start + end, piece[end:]

    def _combines(self, char: str) -> bool:
        return char >= "\u0300" and self._last != "\n" and not is_normalized("NFC", self._last + char)

    def _last_piece(self) -> tuple[int, str]:
        """Take back the last character, or the piece that it is part of: where it began in the source, and what it was."""
        source = self._sources[-1]
        base = self._last
        if self._lengths[-1] == self._widths[-1]:
            source += self._lengths[-1] - 1
        else:
            base = self._parts[-1]
        for _ in base:
            self._take_back()
        return source, base

    def _fold(self, piece: str, start: int) -> None:
        """Append a piece with something to fold; what keeps its length stays in one run with what stands around it."""
        piece = gaps(piece)
        buffer: list[str] = []
        begin = 0  # where in the piece the buffer begins: it holds as many characters as it covers
        last = self._last
        at = 0
        for match in SPECIAL.finditer(piece):
            here, end = match.span()
            if at < here:
                if last in " \n" and piece[at] == " ":
                    self._flush(buffer, start + begin)
                    at += 1
                    begin = at
                if at < here:
                    buffer.append(piece[at:here])
                    last = piece[here - 1]
            for index in range(here, end):
                char = piece[index]
                folded = FOLD.get(char)
                if folded is None and (char not in SPACES or last in " \n"):
                    self._flush(buffer, start + begin)
                    begin = index + 1
                    continue
                if char in MARKS and not (piece[index - 1 : index].isalnum() and piece[index + 1 : index + 2].isalnum()):
                    self._flush(buffer, start + begin)
                    begin = index
                    self._quotes[self.here] = char
                last = folded or " "
                buffer.append(last)
            at = end
        if at < len(piece):
            if last in " \n" and piece[at] == " ":
                self._flush(buffer, start + begin)
                at += 1
                begin = at
            buffer.append(piece[at:])
        self._flush(buffer, start + begin)

    def _flush(self, buffer: list[str], start: int) -> None:
        if buffer:
            self._plain("".join(buffer), start)
            buffer.clear()

    def _put(self, string: str, source: int, width: int) -> None:
        size = len(string)
        if self._parting:
            self._parting = False
            if self.length:
                self._append("\n", self._sources[-1] + self._widths[-1], 0)
            self._begin = self.length
        elif size == width and self._widths and self._widths[-1] == self._lengths[-1] and self._sources[-1] + self._widths[-1] == source:
            self._parts.append(string)
            self._lengths[-1] += size
            self._widths[-1] += size
            self.length += size
            self._last = string[-1]
            return
        self._append(string, source, width)

    def _append(self, string: str, source: int, width: int) -> None:
        size = len(string)
        self._parts.append(string)
        self._starts.append(self.length)
        self._sources.append(source)
        self._lengths.append(size)
        self._widths.append(width)
        self.length += size
        self._last = string[-1]

    def _take_back(self) -> None:
        """Remove the last character."""
        part = self._parts.pop()[:-1]
        if part:
            self._parts.append(part)
        self.length -= 1
        identical = self._lengths[-1] == self._widths[-1]
        self._lengths[-1] -= 1
        if identical:
            self._widths[-1] -= 1
        if not self._lengths[-1]:
            for runs in (self._starts, self._sources, self._lengths, self._widths):
                runs.pop()
        self._last = self._parts[-1][-1] if self._parts else "\n"


def _continues(cluster: str, char: str) -> bool:
    """True where `char` combines with the letter that `cluster` makes, or can move among its marks."""
    return char >= "\u0300" and (combining(char) != 0 or not is_normalized("NFC", normalize("NFC", cluster)[-1] + char))
