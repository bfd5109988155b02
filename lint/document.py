"""An article as the engine sees it: blocks, sentences, links, and canonical prose with an exact map to its source.

Pure data. Offsets named `start`/`end` count code points of the **prose** unless a field says `source`.
"""

from bisect import bisect_right
from typing import Literal

import msgspec

from lint.span import Span
from lint.terms import BlockKind, Format


class Prose(msgspec.Struct, frozen=True):
    """What a reader sees, as one canonical string, with a monotone map to the source.

    The map is kept as runs: run *i* covers prose ``[starts[i], starts[i] + lengths[i])`` and source
    ``[sources[i], sources[i] + widths[i])``. A run whose two lengths agree is identical character by character;
    any other (an entity, a folded space, a composed letter) is one piece: a place inside it is the whole of it.
    The runs cover the prose without a gap; what stands between two runs of the source is not prose.
    """

    text: str
    starts: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def source(self, start: int, end: int) -> Span:
        """The source span of prose ``[start, end)``; an empty range maps to an empty span."""
        if not self.starts:
            return Span(0, 0)
        if end <= start:
            at = self._edge(start)
            return Span(at, at)
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin = self.sources[first]
        if self.lengths[first] == self.widths[first]:
            begin += start - self.starts[first]
        finish = self.sources[last]
        if self.lengths[last] == self.widths[last]:
            finish += end - self.starts[last]
        else:
            finish += self.widths[last]
        return Span(begin, max(begin, finish))

    def _edge(self, offset: int) -> int:
        run = max(0, bisect_right(self.starts, offset) - 1)
        if self.lengths[run] == self.widths[run]:
            return self.sources[run] + min(offset - self.starts[run], self.widths[run])
        return self.sources[run] if offset <= self.starts[run] else self.sources[run] + self.widths[run]

    def offset(self, source: int) -> int:
        """The prose offset of the first visible character at or after `source`."""
        run = bisect_right(self.sources, source) - 1
        if run < 0:
            return 0
        if source >= self.sources[run] + self.widths[run]:
            return self.starts[run] + self.lengths[run]
        if self.lengths[run] == self.widths[run]:
            return self.starts[run] + source - self.sources[run]
        return self.starts[run]


class Block(msgspec.Struct, frozen=True):
    """One block of prose ``[start, end)``; blocks are parted by a line feed, the only one in prose.

    `level` is a heading's 1-6 or a list item's depth from 1. `key` names the front matter key it comes from
    (``faqs[0].answer``). `section` is the index of the heading block above it, -1 for none. `table`, `row` and
    `column` number a cell (-1 elsewhere), `header` marks a header cell. `label` is a footnote's label.
    `quoted` marks a block quote's blocks, `hidden` what a collapsed element holds. `container` names the
    admonition, shortcode or component around it (``:::warning`` → ``warning``; ``<Aside>`` → ``Aside``), ``footer`` for an aside of
    the page around the article.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    key: str = ""
    section: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    label: str = ""
    quoted: bool = False
    hidden: bool = False
    container: str = ""

    @property
    def around(self) -> bool:
        """True for the small print of a page around its article: it can say what must be said, and is no part of the article."""
        return self.kind == "aside" and self.container == "footer"


class Sentence(msgspec.Struct, frozen=True):
    """A sentence ``[start, end)`` without the space after it; it never crosses a block."""

    start: int
    end: int
    block: int


class Link(msgspec.Struct, frozen=True):
    """A link: its visible text ``[start, end)`` (empty for an image or an embed), and its resolved target.

    `target` is empty where the definition is not in this file (it is still a link).
    """

    start: int
    end: int
    target: str
    kind: Literal["link", "bare", "image", "embed"]
    source: Span
    title: str = ""
    rel: str = ""


class Note(msgspec.Struct, frozen=True):
    """A reference to a note: ``[^1]``, ``<sup>1</sup>``, ``[1]``. `at` is its place in the prose, where no text of it stands
    (footnotes), or where its visible text begins. `block` is the index of the block that holds the note, -1 where undefined."""

    label: str
    at: int
    block: int
    kind: Literal["footnote", "superscript", "bracket"]


class Mark(msgspec.Struct, frozen=True):
    """A quotation mark before folding: its place in the prose, and the character that stood in the source."""

    at: int
    char: str


class Quotation(msgspec.Struct, frozen=True):
    """What stands between two quotation marks ``[start, end)``, the marks not included."""

    start: int
    end: int


class Comment(msgspec.Struct, frozen=True):
    """A real comment of the format; `text` without its marks, `source` with them. `at` is its place in the prose."""

    text: str
    source: Span
    at: int


class Component(msgspec.Struct, frozen=True):
    """A component, shortcode, include or template tag by name; `arguments` as written, `[start, end)` its prose body (may be empty)."""

    name: str
    arguments: str
    source: Span
    start: int
    end: int


class Metadata(msgspec.Struct, frozen=True):
    """One value of the front matter (or HTML meta), as text, with its key path and its place in the source."""

    key: str
    value: str
    source: Span


class Document(msgspec.Struct, frozen=True):
    """One article. Made by a reader, completed with language, sentences and quotations; never changed."""

    path: str
    format: Format
    text: str
    prose: Prose
    blocks: tuple[Block, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    struck: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    components: tuple[Component, ...] = ()
    language: str = ""
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    date: str = ""

    def source(self, start: int, end: int) -> Span:
        """The source span of prose ``[start, end)``."""
        return self.prose.source(start, end)

    def meta(self, key: str) -> str:
        """The front matter value of `key` (as written, or lower-cased), or ''."""
        wanted = key.lower()
        return next((m.value for m in self.metadata if m.key.lower() == wanted), "")

    def block_at(self, offset: int) -> int:
        """The index of the block that holds prose `offset`."""
        return max(0, bisect_right(self.blocks, offset, key=lambda b: b.start) - 1)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds prose `offset` (the one before, for a place between two)."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)
