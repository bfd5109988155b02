"""What the elements of HTML mean for a reader: blocks, links, tables, what is hidden and what is no prose."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from lint.readers.draft import Draft
from lint.readers.inline import Cutter
from lint.readers.mask import INVISIBLE, UNKNOWN
from lint.readers.tags import Span as Piece
from lint.readers.tags import Tag, Token, entities, tokens
from lint.span import Span


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID: Final = _names("area base br col embed frame hr img input link meta param source track wbr")
_MUTED: Final = _names(
    "script style svg noscript template math iframe object canvas audio video map select datalist textarea code pre samp "
    "nav head"
)
# Muted ones that are believed without an end tag only to the end of their paragraph; the others need one.
_INLINE_CODE: Final = frozenset({"code", "samp"})
_BLOCKS: Final = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav noscript object ol "
    "option p pre section select script style summary svg table tbody td template textarea tfoot th thead title tr ul "
    "video audio canvas"
)
_INLINE: Final = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output picture progress "
    "q rp rt ruby s samp slot small span strike strong sub sup time tt u var wbr center marquee"
)
KNOWN: Final = _VOID | _MUTED | _BLOCKS | _INLINE
_STRUCK: Final = frozenset({"del", "s", "strike"})
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
# An element that opens closes these, as far up as the element that holds them.
_CLOSES: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"table"})),
}
_PARAGRAPH: Final = frozenset({"p", *_HEADINGS})
_CALLOUT: Final = re.compile(
    r"(?:^|[\s_-])(disclaimer|notice|warning|alert|admonition|callout|note|tip|info|danger|caution|important|hint)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"\s*(?:<a\b[^<>]*>)?\s*\[?\s*(\d{1,3}|[*†‡§]{1,3}|[a-z])\s*\]?\s*(?:</a\s*>)?\s*</sup\s*>", re.IGNORECASE
)
_EXPONENT: Final = re.compile(r"(?:\b(?:10|2|m|cm|km|mm|ft|in|e|x|n|r|R))\Z")
_CLOSED: Final = re.compile(r"</([A-Za-z][^\s/>]*)")


class _Open(msgspec.Struct):
    name: str
    depth: int
    tag: Tag
    muted: bool = False
    framed: bool = False
    here: int = -1


class _Table(msgspec.Struct):
    number: int
    row: int = -1
    column: int = -1
    headed: bool = False


class Elements:
    """Takes tags and text in source order and tells the draft what they mean."""

    def __init__(self, draft: Draft, cutter: Cutter, text: str) -> None:
        """`text` is the source with what is no HTML blotted out, character by character."""
        self._draft = draft
        self._cutter = cutter
        self._text = text
        self._open: list[_Open] = []
        self._count: dict[str, int] = {}
        self._tables: list[_Table] = []
        self._lists = 0
        self._broken = -1  # where the last line break ended
        self._closed: frozenset[str] | None = None

    def feed(self, start: int, end: int, pieces: Sequence[tuple[int, int]] = ()) -> None:
        """Source `[start, end)` is HTML; where `pieces` are given (lines of a block quote without their markers), only they are."""
        text = self._text
        at = 0
        if pieces:
            # Tokens are looked for in a text where everything but the pieces is space.
            parts = [text[:start]]
            last = start
            for piece_start, piece_end in pieces:
                parts += [" " * (piece_start - last), text[piece_start:piece_end]]
                last = piece_end
            text = "".join(parts)
        for token in tokens(text, start, end):
            if isinstance(token, Tag) or token.kind != "text" or not pieces:
                self.take(token)
                continue
            while at < len(pieces) and pieces[at][1] <= token.start:
                at += 1
            for piece_start, piece_end in pieces[at:]:
                if piece_start >= token.end:
                    break
                self.words(max(piece_start, token.start), min(piece_end, token.end))

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
        while len(self._open) > mark and self._open[-1].name in _INLINE:
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
        if name in KNOWN or tag.attributes or tag.empty or not tag.name.islower():
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
        closes = _CLOSES.get(name)
        if closes is not None and any(self._count.get(n) for n in closes[0]):
            self._close_up_to(*closes)
        if name in _BLOCKS:
            if self._open and self._open[-1].name in _PARAGRAPH and name != "button":
                self._leave(tag.start)
            draft.end()
        if name in _VOID:
            self._void(name, tag)
            return
        if name not in KNOWN and (tag.empty or name not in self._closers):
            draft.component(tag.name, _arguments(draft.text, tag), Span(tag.start, tag.end), draft.here, draft.here)
            return
        if tag.empty and name not in KNOWN:
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
        if name in _MUTED:
            if name not in _INLINE_CODE and name not in self._closers:
                return
            opened.muted = True
            draft.muted += 1
            if source := tag.attributes.get("src", tag.attributes.get("data", "")):
                draft.point(source, "embed", tag.start, tag.end)
        elif name == "a":
            if "href" in tag.attributes:
                self._link(tag)
        elif name == "sup":
            opened.muted = self._superscript(tag)
        elif name in _STRUCK:
            draft.strike(True)
        elif name not in KNOWN:
            opened.framed = self._is_block(tag)
            if opened.framed:
                draft.end()
                draft.push(container=tag.name)
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
        if name in _HEADINGS:
            changes = {"kind": "heading", "level": _HEADINGS[name]}
        elif name == "li":
            changes = {"kind": "item", "level": max(1, self._lists)}
        elif name in ("ul", "ol", "menu", "dir"):
            self._lists += 1
            changes = {"level": self._lists}
        elif name == "table":
            self._tables.append(_Table(self._draft.tables))
            changes = {"table": self._draft.tables}
            self._draft.tables += 1
        elif name in ("td", "th") and self._tables:
            changes = self._cell(name, attributes)
        elif name == "tr" and self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = -1
        elif name in ("thead", "tbody") and self._tables:
            self._tables[-1].headed = name == "thead"
        else:
            changes = dict(_FRAMES.get(name, {}))
        if name == "details" and "open" not in attributes:
            changes["hidden"] = True
        if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
            changes["hidden"] = True
        if name in _BLOCKS and (callout := _CALLOUT.search(attributes.get("class", ""))):
            changes["container"] = callout[1].lower()
        return changes

    def _cell(self, name: str, attributes: dict[str, str]) -> dict[str, object]:
        table = self._tables[-1]
        table.row = max(0, table.row)
        table.column += 1
        column = table.column
        span = attributes.get("colspan", "1")
        if span.isdecimal() and 1 < int(span[:4]) <= 1000:
            table.column += int(span[:4]) - 1
        header = name == "th" or table.headed
        return {"kind": "cell", "level": 0, "table": table.number, "row": table.row, "column": column, "header": header}

    def _superscript(self, tag: Tag) -> bool:
        """True where `<sup>` holds the mark of a note and not an exponent."""
        draft = self._draft
        text = draft.text
        note = _NOTE.match(text, tag.end, tag.end + 400)
        if note is None:
            return False
        label = note[1]
        if not draft.writing:
            draft.begin(kind="footnote", label=label)
        elif _EXPONENT.search(text, max(0, tag.start - 4), tag.start) and label in "23456789n":
            return False
        else:
            draft.note(label, "superscript")
        draft.muted += 1
        return True

    # -- end tags

    def _close(self, name: str, tag: Tag) -> None:
        if not self._count.get(name):
            if name in _BLOCKS:
                self._draft.end()
            return
        while self._open[-1].name != name:
            self._leave(tag.start)
        self._leave(tag.end)
        if name in _BLOCKS:
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
            draft.component(opened.tag.name, _arguments(draft.text, opened.tag), source, opened.here, draft.here)
        if opened.muted:
            draft.muted -= 1
        elif name == "a" or opened.here >= 0:
            if "href" in opened.tag.attributes:
                draft.close_link(end)
        elif name in _STRUCK:
            draft.strike(False)
        elif name == "table" and self._tables:
            self._tables.pop()
        elif name in ("ul", "ol", "menu", "dir"):
            self._lists -= 1
        if opened.framed:
            draft.unwind(opened.depth)


_FRAMES: Final[dict[str, dict[str, object]]] = {
    "blockquote": {"quoted": True},
    "figcaption": {"kind": "caption"},
    "caption": {"kind": "caption"},
    "dt": {"kind": "term"},
    "dd": {"kind": "definition"},
    "title": {"kind": "title", "level": 0},
    "aside": {"container": "aside"},
    "summary": {"hidden": False},
    "p": {},
}


def _arguments(text: str, tag: Tag) -> str:
    return text[tag.start + 1 + len(tag.name) : tag.end].rstrip(">").rstrip("/").strip()


def restored(value: str, masked: str, text: str, start: int, end: int) -> str:
    """`value`, read from `[start, end)` of the masked text, with its template tags as the source has them."""
    if UNKNOWN not in value and INVISIBLE not in value:
        return value
    at = masked.find(value, start, end)
    return text[at : at + len(value)] if at >= 0 else ""
