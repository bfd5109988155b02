"""A document in the making: frames, blocks, links and the rest, over the prose they stand in."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from lint.document import Block, Comment, Component, Document, Link, Metadata, Note
from lint.errors import Fault
from lint.readers.folding import OPAQUE
from lint.readers.frames import Frame, OpenLink, Source
from lint.readers.prose import ProseBuilder
from lint.span import Lines, Span
from lint.terms import FaultLevel, Format


class Draft:
    """Collects what a reader sees, in source order, and makes a `Document` of it. All offsets taken are source offsets."""

    def __init__(self, source: Source, format_: Format) -> None:
        self.source = source
        self.text = source.text
        self.format = format_
        self.prose = ProseBuilder(source.text)
        self.metadata: list[Metadata] = []
        self.faults: list[Fault] = []
        self.frame = Frame()
        self.tables = 0
        self.muted = 0  # elements around that are no prose (code, scripts)
        self.place = 0  # the source offset the reader has come to, for faults
        self._frames: list[Frame] = []
        self._block: Frame | None = None
        self._blocks: list[Block] = []
        self._around = 0  # blocks of the page around its article
        self._headings: list[tuple[int, int]] = []
        self._links: list[Link] = []
        self._open_links: list[OpenLink] = []
        self._notes: list[tuple[str, int, Literal["footnote", "superscript", "bracket"], str]] = []
        self._anchors: dict[str, int] = {}
        self._struck: list[Span] = []
        self._striking = -1
        self._comments: list[Comment] = []
        self._components: list[tuple[str, str, Span, int, int]] = []
        self._too_deep = False

    # -- frames and blocks

    def push(self, **changes: object) -> int:
        """Enter an element: what follows differs from here in `changes`. Returns the depth to `unwind` to."""
        self._frames.append(self.frame)
        self.frame = msgspec.structs.replace(self.frame, **changes)
        depth = len(self._frames)
        if depth > self.source.nesting and not self._too_deep:
            self._too_deep = True
            message = f"elements nested more than {self.source.nesting} deep: what lies deeper is read as if it were not"
            self.fault("warning", "file/nesting", message, "flatten the lists, quotes or elements", self.place)
        return depth - 1

    def unwind(self, depth: int) -> None:
        """Leave every element entered since the stack was `depth` high; nothing where it is lower already."""
        if len(self._frames) > depth:
            self.end()
            self.frame = self._frames[depth]
            del self._frames[depth:]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._frames)

    def begin(self, **changes: object) -> None:
        """Begin a block of the frame's kind, or one that differs in `changes`."""
        self.end()
        self._block = msgspec.structs.replace(self.frame, **changes) if changes else self.frame
        self.prose.open()

    def end(self) -> None:
        """End the open block, if there is one; an empty one leaves no trace."""
        frame = self._block
        if frame is None:
            return
        self._block = None
        extent = self.prose.close()
        if extent is None:
            return
        start, end = extent
        for link in self._open_links:
            # A link around several blocks is one link in each of them.
            if link.start < end:
                self._links.append(Link(link.start, end, link.target, link.kind, Span(link.source, link.source), link.title, link.rel))
                link.split = True
            link.start = end + 1
        if self._striking >= 0:
            if self._striking < end:
                self._struck.append(Span(self._striking, end))
            self._striking = end + 1
        index = len(self._blocks)
        section = self._headings[-1][0] if self._headings else -1
        kind = frame.kind
        if kind == "heading":
            if frame.level == 1 and not frame.key and len(self._blocks) == self._around:
                kind = "title"  # a file without front matter says its title here
            while self._headings and self._headings[-1][1] >= frame.level:
                self._headings.pop()
            section = self._headings[-1][0] if self._headings else -1
            self._headings.append((index, frame.level))
        self._around += kind == "aside" and frame.container == "footer"
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=end,
                level=frame.level,
                key=frame.key,
                section=section,
                table=frame.table,
                row=frame.row,
                column=frame.column,
                header=frame.header,
                label=frame.label,
                quoted=frame.quoted,
                hidden=frame.hidden,
                container=frame.container,
            )
        )

    def leave_head(self) -> None:
        """The front matter is over: its headings are no sections of the body."""
        self.end()
        self._headings.clear()

    @property
    def opened(self) -> bool:
        """True within a block."""
        return self._block is not None

    @property
    def writing(self) -> bool:
        """True where the open block holds something already."""
        return self._block is not None and self.prose.last != "\n"

    # -- text

    def words(self, start: int, end: int) -> None:
        """Source `[start, end)` as it stands is prose."""
        if self.muted:
            return
        if self._block is None:
            self.begin()
        self.prose.identity(start, end)

    def piece(self, string: str, start: int, end: int) -> None:
        """`string`, written as source `[start, end)`, is prose."""
        if self.muted:
            return
        if self._block is None:
            self.begin()
        self.prose.piece(string, start, end)

    def space(self, start: int, end: int) -> None:
        """A line end or break at source `[start, end)`."""
        if self._block is not None and not self.muted:
            self.prose.space(start, end)

    def opaque(self, start: int, end: int) -> None:
        """Something stands here that only the site's generator knows."""
        self.piece(OPAQUE, start, end)

    # -- what stands in the text

    @property
    def here(self) -> int:
        """The prose offset where the next character will stand."""
        if self._block is None and self.prose.length:
            return self.prose.length + 1
        return self.prose.here

    def open_link(self, target: str, source: int, *, title: str = "", rel: str = "") -> None:
        """What follows is the text of a link."""
        self._open_links.append(OpenLink(self.here, source, target, "link", title, rel))

    def close_link(self, source_end: int) -> None:
        """The link opened last ends."""
        if not self._open_links:
            return
        link = self._open_links.pop()
        end = max(link.start, self.prose.length)
        if link.start < end or not link.split:
            span = Span(link.source, max(link.source, source_end))
            self._links.append(Link(link.start, end, link.target, link.kind, span, link.title, link.rel))

    @property
    def linking(self) -> bool:
        """True inside the text of a link."""
        return bool(self._open_links)

    def point(self, target: str, kind: Literal["bare", "image", "embed"], start: int, end: int, title: str = "", rel: str = "") -> None:
        """A link without visible text: a bare address, an image, an embed."""
        if not self.muted:
            self._links.append(Link(self.here, self.here, target, kind, Span(start, end), title, rel))

    def note(self, label: str, kind: Literal["footnote", "superscript", "bracket"], anchor: str = "") -> None:
        """A reference to the note `label` stands here; `anchor` is the id of the element that holds it, where it is known."""
        if not self.muted:
            self._notes.append((label, self.here, kind, anchor))

    def anchor(self, name: str) -> None:
        """The element `name` begins: with the open block, or with the next."""
        self._anchors.setdefault(name, len(self._blocks))

    def strike(self, on: bool) -> None:
        """What follows is (no longer) struck through."""
        if on and self._striking < 0:
            self._striking = self.here
        elif not on and self._striking >= 0:
            if self._striking < self.prose.length:
                self._struck.append(Span(self._striking, self.prose.length))
            self._striking = -1

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment of the format."""
        self._comments.append(Comment(text.strip(), Span(start, end), self.here))

    def component(self, name: str, arguments: str, source: Span, start: int, end: int) -> None:
        """A component or tag by name; `[start, end)` is its prose body."""
        self._components.append((name, arguments, source, start, end))

    def fault(self, level: FaultLevel, code: str, message: str, mend: str, offset: int) -> None:
        """Something is wrong with the file at source `offset`."""
        place = Lines(self.text).position(min(offset, len(self.text)))
        self.faults.append(Fault(level, self.source.path, place.line, place.column, code, message, mend))

    # -- the end

    def document(self) -> Document:
        """The document, without language, sentences and quotations."""
        self.end()
        while self._open_links:
            self.close_link(len(self.text))
        prose = self.prose.prose()
        text = prose.text
        labels = {b.label: i for i, b in reversed(list(enumerate(self._blocks))) if b.label and b.kind == "item"}
        labels |= {b.label: i for i, b in reversed(list(enumerate(self._blocks))) if b.label and b.kind == "footnote"}
        size = len(text)
        links = []
        for link in self._links:
            start, end = _trim(text, link.start, link.end)
            source = link.source
            if len(source) == 0 and start < end:
                source = prose.source(start, end)
            links.append(msgspec.structs.replace(link, start=start, end=end, source=source))
        return Document(
            path=self.source.path,
            format=self.format,
            text=self.text,
            prose=prose,
            blocks=tuple(self._blocks),
            metadata=tuple(self.metadata),
            links=tuple(sorted(links, key=lambda k: (k.start, k.end, k.source))),
            notes=tuple(self._found_notes(labels, size)),
            marks=self.prose.marks(text),
            struck=tuple(Span(*_trim(text, s.start, s.end)) for s in self._struck),
            comments=tuple(msgspec.structs.replace(c, at=min(c.at, size)) for c in self._comments),
            components=tuple(
                Component(name, arguments, source, *_trim(text, start, end))
                for name, arguments, source, start, end in sorted(self._components, key=lambda c: (c[2].start, -c[2].end))
            ),
        )

    def _found_notes(self, labels: dict[str, int], size: int) -> Iterator[Note]:
        for label, at, kind, anchor in self._notes:
            block = self._anchors.get(anchor, -1)
            if not 0 <= block < len(self._blocks):
                block = labels.get(label, -1)
            # A mark within its own note leads back to the text.
            if block < 0 or not self._blocks[block].start <= at <= self._blocks[block].end:
                yield Note(label, min(at, size), block, kind)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends, inside `text`."""
    end = min(end, len(text))
    start = min(start, end)
    while start < end and text[end - 1] in " \n":
        end -= 1
    while start < end and text[start] in " \n":
        start += 1
    return start, end
