"""What the elements of HTML mean for a reader: blocks, links, tables, what is hidden and what is no prose."""

import re
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from lint.readers import names as html
from lint.readers.draft import Draft
from lint.readers.inline import Cutter
from lint.readers.mask import restored
from lint.readers.notes import NoteMark, linked, superscript
from lint.readers.tables import Tables
from lint.readers.tags import Span as Piece
from lint.readers.tags import Tag, Token, arguments, entities, pieced, tokens
from lint.span import Span

_CLOSED: Final = re.compile(r"</([A-Za-z][^\s/>]*)")


class _Open(msgspec.Struct):
    name: str
    depth: int
    tag: Tag
    muted: bool = False
    framed: bool = False
    here: int = -1


class Elements:
    """Takes tags and text in source order and tells the draft what they mean."""

    def __init__(self, draft: Draft, cutter: Cutter, text: str) -> None:
        """`text` is the source with what is no HTML blotted out, character by character."""
        self._draft = draft
        self._cutter = cutter
        self._text = text
        self._open: list[_Open] = []
        self._count: dict[str, int] = {}
        self._tables = Tables()
        self._lists = 0
        self._broken = -1  # where the last line break ended
        self._closed: frozenset[str] | None = None

    def feed(self, start: int, end: int, pieces: Sequence[tuple[int, int]] = ()) -> None:
        """Source `[start, end)` is HTML; where `pieces` are given (lines of a block quote without their markers), only they are."""
        for token in pieced(self._text, pieces) if pieces else tokens(self._text, start, end):
            self.take(token)

    def take(self, token: Token) -> None:
        """One token."""
        self._draft.place = token.start
        if isinstance(token, Tag):
            self.tag(token)
        elif token.kind == "text":
            self.words(token.start, token.end)
        elif token.kind == "comment":
            self.comment(token)

    def words(self, start: int, end: int) -> None:
        """Text with character references."""
        at = start
        for here, stop, value in entities(self._text, start, end):
            if at < here:
                self._cutter.words(at, here)
            self._draft.piece(value, here, stop)
            at = stop
        if at < end:
            self._cutter.words(at, end)

    def comment(self, token: Piece) -> None:
        """A comment with its marks."""
        text = self._draft.text[token.start : token.end]
        self._draft.comment(text.removeprefix("<!--").removesuffix("-->"), token.start, token.end)

    def tag(self, tag: Tag) -> None:
        """A start or end tag."""
        name = self._name(tag)
        if tag.closing:
            self._close(name, tag)
        elif self._is_word(name, tag):
            self._cutter.words(tag.start, tag.end)
        else:
            self._start(name, tag)

    def _name(self, tag: Tag) -> str:
        """`<Link>` is a component and no `<link>`, but in a page of HTML; `<BR>` is old, and HTML everywhere."""
        name = tag.name
        if self._draft.format != "html" and name[0].isupper() and not name.isupper():
            return name
        return name.lower()

    def end_paragraph(self, mark: int) -> None:
        """Inline elements opened since `mark` that were not closed end with their paragraph."""
        while len(self._open) > mark and self._open[-1].name in html.INLINE:
            self._leave(self._open[-1].tag.end)

    def inside(self, name: str) -> bool:
        """True within an element `name`."""
        return bool(self._count.get(name))

    @property
    def mark(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def finish(self) -> None:
        """Close what is open."""
        while self._open:
            self._leave(len(self._draft.text))

    # -- start tags

    def _is_word(self, name: str, tag: Tag) -> bool:
        """`<nick>` in running text: a name that HTML does not know, nowhere closed, with white space around it."""
        text = self._draft.text
        if name in html.KNOWN or tag.attributes or tag.empty or not tag.name.islower():
            return False
        if not text[tag.end : tag.end + 1].isspace() or (tag.start and not text[tag.start - 1].isspace()):
            return False
        return name not in self._closers

    @property
    def _closers(self) -> frozenset[str]:
        if self._closed is None:
            self._closed = frozenset(name for m in _CLOSED.finditer(self._draft.text) for name in (m[1], m[1].lower()))
        return self._closed

    def _start(self, name: str, tag: Tag) -> None:
        draft = self._draft
        closes = html.CLOSES.get(name)
        if closes is not None and any(self._count.get(n) for n in closes[0]):
            self._close_up_to(*closes)
        if name in html.BLOCKS:
            if self._open and self._open[-1].name in html.PARAGRAPH and name != "button":
                self._leave(tag.start)
            draft.end()
        if name in html.VOID:
            self._void(name, tag)
            return
        if name not in html.KNOWN and (tag.empty or name not in self._closers):
            draft.component(tag.name, arguments(draft.text, tag), Span(tag.start, tag.end), draft.here, draft.here)
            return
        if tag.empty and name not in html.KNOWN:
            return
        self._enter(name, tag)

    def _void(self, name: str, tag: Tag) -> None:
        draft = self._draft
        source = restored(tag.attributes.get("src", ""), self._text, draft.text, tag.start, tag.end)
        if name == "br":
            # Two breaks part paragraphs where no `<p>` does.
            if self._broken >= 0 and not draft.text[self._broken : tag.start].strip():
                draft.end()
            draft.space(tag.start, tag.end)
            self._broken = tag.end
        elif name == "img":
            draft.point(source, "image", tag.start, tag.end, tag.attributes.get("title", ""))
        elif name == "embed":
            draft.point(source, "embed", tag.start, tag.end)

    def _enter(self, name: str, tag: Tag) -> None:
        draft = self._draft
        opened = _Open(name, draft.depth, tag)
        if "id" in tag.attributes:
            draft.anchor(tag.attributes["id"])
        if name in html.MUTED:
            if name not in html.INLINE_CODE and name not in self._closers:
                return
            if source := tag.attributes.get("src", tag.attributes.get("data", "")):
                draft.point(source, "embed", tag.start, tag.end)
            opened.muted = True
            draft.muted += 1
        elif name == "a":
            if "href" in tag.attributes:
                opened.muted = self._note(linked(self._text, tag.end, tag.attributes["href"]), "bracket")
                self._link(tag)
        elif name == "sup":
            opened.muted = self._note(superscript(self._text, tag.start, tag.end), "superscript")
        elif name in html.STRUCK:
            draft.strike(True)
        elif name not in html.KNOWN:
            opened.framed = self._is_block(tag)
            if opened.framed:
                draft.end()
                draft.push(container=tag.name, hidden=draft.frame.hidden or tag.name.lower() in html.COLLAPSED)
            opened.here = draft.here
            if "href" in tag.attributes:
                self._link(tag)
        elif changes := self._changes(name, tag):
            opened.framed = True
            draft.push(**changes)
        self._open.append(opened)
        self._count[name] = self._count.get(name, 0) + 1

    def _link(self, tag: Tag) -> None:
        attributes = tag.attributes
        target = restored(attributes["href"], self._text, self._draft.text, tag.start, tag.end)
        self._draft.open_link(target, tag.start, title=attributes.get("title", ""), rel=attributes.get("rel", ""))

    def _is_block(self, tag: Tag) -> bool:
        """A component that begins its line holds blocks; one in a line of text holds words."""
        text = self._draft.text
        line = text[max(text.rfind("\n", 0, tag.start), text.rfind("\r", 0, tag.start)) + 1 : tag.start] if not self._draft.writing else "x"
        return not line.strip(" \t>-*+0123456789.")

    def _changes(self, name: str, tag: Tag) -> dict[str, object]:
        """How the blocks inside differ from those outside."""
        changes: dict[str, object] = {}
        attributes = tag.attributes
        if name in html.HEADINGS:
            changes = {"kind": "heading", "level": html.HEADINGS[name]}
        elif name == "li":
            changes = {"kind": "item", "level": max(1, self._lists)}
        elif name in html.LISTS:
            self._lists += 1
            changes = {"level": self._lists}
        elif name == "table":
            changes = self._tables.enter(self._draft.tables)
            self._draft.tables += 1
        elif name in ("td", "th") and self._tables:
            changes = self._tables.cell(name, attributes.get("colspan", "1"))
        elif name == "tr" and self._tables:
            self._tables.row()
        elif name in ("thead", "tbody") and self._tables:
            self._tables.section(name)
        else:
            changes = dict(html.FRAMES.get(name, {}))
        if name == "details" and "open" not in attributes:
            changes["hidden"] = True
        if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
            changes["hidden"] = True
        if name in html.BLOCKS and (callout := html.CALLOUT.search(attributes.get("class", ""))):
            changes["container"] = callout[1].lower()
        return changes

    def _note(self, mark: NoteMark | None, kind: Literal["superscript", "bracket"]) -> bool:
        """A mark of a note is no word; one that begins a block is the note's own."""
        if mark is None:
            return False
        draft = self._draft
        if draft.writing:
            draft.note(mark.label, kind, mark.anchor)
        else:
            draft.begin(kind="footnote", label=mark.label)
        draft.muted += 1
        return True

    # -- end tags

    def _close(self, name: str, tag: Tag) -> None:
        if not self._count.get(name):
            if name in html.BLOCKS:
                self._draft.end()
            return
        while self._open[-1].name != name:
            self._leave(tag.start)
        self._leave(tag.end)
        if name in html.BLOCKS:
            self._draft.end()

    def _close_up_to(self, closed: frozenset[str], holders: frozenset[str]) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            name = self._open[index].name
            if name in closed:
                while len(self._open) > index:
                    self._leave(self._open[-1].tag.end)
                return
            if name in holders:
                return

    def _leave(self, end: int) -> None:
        draft = self._draft
        opened = self._open.pop()
        name = opened.name
        self._count[name] -= 1
        if opened.here >= 0:
            source = Span(opened.tag.start, max(end, opened.tag.end))
            draft.component(opened.tag.name, arguments(draft.text, opened.tag), source, opened.here, draft.here)
        if opened.muted:
            draft.muted -= 1
        if name == "a" or opened.here >= 0:
            if "href" in opened.tag.attributes:
                draft.close_link(end)
        elif name in html.STRUCK:
            draft.strike(False)
        elif name == "table":
            self._tables.leave()
        elif name in html.LISTS:
            self._lists -= 1
        if opened.framed:
            draft.unwind(opened.depth)
