"""The events of pulldown-cmark with their byte ranges, walked into a document."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pyromark import Markdown

from lint.readers.bytemap import view
from lint.readers.directives import Admonition
from lint.readers.draft import Draft
from lint.readers.elements import Elements
from lint.readers.inline import Cutter
from lint.readers.mask import restored
from lint.readers.tags import Span, read_tag

_PLAIN: Final = frozenset({"Emphasis", "Strong"})  # of no consequence
_ENDED: Final = frozenset({"Link", "Image", "Strikethrough"})  # their end is asked for at their start
_NUMBER: Final = re.compile(r"(?:\\?\[)?(\d{1,3}|[*†‡])(?:\\?\])?(?=\])")
# The first tag of a line of HTML.
_TAG: Final = re.compile(r"[ \t]*</?[A-Za-z][\w-]*[ \t/>\r\n]")


class EventWalker:
    """Tells a draft what each event means."""

    def __init__(
        self,
        draft: Draft,
        masked: str,
        begin: int,
        cutter: Cutter,
        elements: Elements,
        admonitions: dict[int, Admonition],
        numbered: bool,
    ) -> None:
        self._draft = draft
        self._masked = masked
        self._begin = begin
        self._cutter = cutter
        self._elements = elements
        self._admonitions = admonitions
        self._numbered = numbered
        self._depths: list[int] = []
        self._marks: list[int] = []
        self._links: list[bool | None] = []  # open ones: True for the mark of a note, None for a bare address
        self._muted = 0  # image texts, autolinks, note marks: text that is no prose
        self._levels = [0]  # of lists
        self._counters: list[int] = []  # of ordered lists
        self._row = self._column = -1
        self._html: list[tuple[int, int]] | None = None

    def walk(self, parser: Markdown, indents: Sequence[tuple[int, int]]) -> None:
        """Take the events one by one."""
        body, convert = view(self._masked, self._begin, indents)
        draft, cutter = self._draft, self._cutter
        events: Iterator[tuple[Any, dict[str, int]]] = parser.events_with_range(body)  # type: ignore[assignment]
        begin = end = 0  # of the text held back: pieces that stand side by side are one
        bytes_end = -1  # where it ends in bytes
        for event, extent in events:
            first, last = extent["start"], extent["end"]
            if event.__class__ is dict:
                ((name, value),) = event.items()
                if name == "Text":
                    if self._muted:
                        continue
                    if self._html is not None:
                        self._html.append((convert(first), convert(last)))
                        continue
                    size = len(value)
                    if first != bytes_end or begin == end:
                        if begin < end:
                            cutter.words(begin, end)
                        begin = end = convert(first)
                    bytes_end = last
                    # A piece of ASCII as long as its source is its source.
                    stop = end + size if size == last - first and value.isascii() else convert(last)
                    if size == stop - end:
                        end = stop
                        continue
                    if begin < end:
                        cutter.words(begin, end)
                    cutter.reach(end)
                    draft.piece(value, end, stop)
                    begin = end = stop
                    continue
            elif event == "SoftBreak" and first == bytes_end and begin < end:
                end += last - first
                bytes_end = last
                continue
            else:
                name, value = event, None
            if begin < end:
                cutter.words(begin, end)
                begin = end
            bytes_end = -1
            if name == "Start":
                kind, detail = (value, None) if value.__class__ is str else next(iter(value.items()))
                if kind not in _PLAIN:
                    draft.place = start = convert(first)
                    self._start(kind, detail, start, convert(last) if kind in _ENDED else start)
            elif name == "End":
                kind = value if value.__class__ is str else next(iter(value))
                if kind not in _PLAIN:
                    self._end(kind, convert(first) if kind == "Strikethrough" else 0, convert(last))
            else:
                self._event(name, value, convert(first), convert(last))
        if begin < end:
            cutter.words(begin, end)

    def _event(self, name: str, value: Any, start: int, end: int) -> None:
        """Anything but text and what opens and closes."""
        draft = self._draft
        if name in ("SoftBreak", "HardBreak"):
            self._cutter.reach(end)
            draft.space(start, end)
        elif name == "InlineHtml":
            self._inline_html(start, end)
        elif name == "Html":
            if self._html is not None:
                self._html.append((start, end))
        elif name == "FootnoteReference":
            self._cutter.reach(start)
            draft.note(value, "footnote")
        elif name == "Rule":
            draft.end()

    def _start(self, kind: str, detail: Any, start: int, end: int) -> None:
        draft = self._draft
        if kind == "Paragraph":
            self._cutter.reach(start)
            self._marks.append(self._elements.mark)
            draft.begin()
        elif kind == "Link":
            self._cutter.reach(start)
            self._link(detail, start, end)
        elif kind == "Image":
            self._cutter.reach(start)
            draft.point(self._target(detail["dest_url"], start, end), "image", start, end, detail["title"])
            self._muted += 1
        elif kind == "Strikethrough":
            self._strike(True, start, end)
        elif kind == "HtmlBlock" or (kind == "CodeBlock" and detail == "Indented" and self._goes_on(start)):
            self._cutter.reach(start)
            draft.end()
            self._html = []
        else:
            self._cutter.reach(start)
            self._marks.append(self._elements.mark)
            self._depths.append(draft.push(**self._changes(kind, detail, start)))
            if kind in ("Heading", "TableCell", "DefinitionListTitle"):
                draft.begin()
            else:
                draft.end()
            if kind == "CodeBlock":
                draft.muted += 1

    def _goes_on(self, start: int) -> bool:
        """Whether an indented block goes on with the HTML around it: a blank line within an element makes it code to Markdown."""
        return self._elements.mark > 0 and _TAG.match(self._masked, start) is not None

    def _link(self, detail: Any, start: int, end: int) -> None:
        draft = self._draft
        target = self._target(detail["dest_url"], start, end)
        kind = detail["link_type"]
        if kind in ("Autolink", "Email"):
            if not self._muted:
                draft.point(target if kind == "Autolink" else "mailto:" + target, "bare", start, end)
            self._muted += 1
            self._links.append(None)
            return
        if self._muted:
            self._muted += 1  # within the text of an image
            self._links.append(None)
            return
        number = _NUMBER.match(self._masked, start + 1, end) if draft.writing else None
        if number is not None:
            # `[1](u)`, `[[1]](u)`, `[1]` with a definition: the mark of a note, and no word.
            draft.note(number[1], "bracket")
            draft.muted += 1
        draft.open_link(target, start, title=detail["title"])
        self._links.append(number is not None)

    def _target(self, target: str, start: int, end: int) -> str:
        return restored(target, self._masked, self._draft.text, start, end)

    def _list(self, first: int | None, start: int) -> dict[str, object]:
        if self._admonition(start) is not None:
            self._levels.append(self._levels[-1])
        else:
            self._levels.append(self._levels[-1] + 1)
        self._counters.append(-1 if first is None else first - 1)
        return {"level": self._levels[-1]}

    def _admonition(self, start: int) -> Admonition | None:
        """The admonition that was made a list item; the parser counts its indent in."""
        if not self._admonitions:
            return None
        text = self._masked
        while text[start : start + 1] == " ":
            start += 1
        return self._admonitions.get(start)

    def _item(self, start: int) -> dict[str, object]:
        admonition = self._admonition(start)
        if admonition is not None:
            changes: dict[str, object] = {"kind": "paragraph", "level": 0, "container": admonition.kind}
            return changes | ({"hidden": True} if admonition.hidden else {})
        if self._counters[-1] >= 0:
            self._counters[-1] += 1
            if self._numbered:
                return {"kind": "item", "label": str(self._counters[-1])}
        return {"kind": "item"}

    def _changes(self, kind: str, detail: Any, start: int) -> dict[str, object]:
        draft = self._draft
        if kind == "Heading":
            return {"kind": "heading", "level": int(detail["level"][1])}
        if kind == "List":
            return self._list(detail, start)
        if kind == "Item":
            return self._item(start)
        if kind == "BlockQuote":
            return {"container": detail.lower()} if detail else {"quoted": True}
        if kind == "Table":
            self._row = -1
            draft.tables += 1
            return {"kind": "cell", "table": draft.tables - 1}
        if kind in ("TableHead", "TableRow"):
            self._row += 1
            self._column = -1
            return {"row": self._row, "header": kind == "TableHead"}
        if kind == "TableCell":
            self._column += 1
            return {"column": self._column}
        if kind == "FootnoteDefinition":
            return {"kind": "footnote", "label": detail}
        if kind == "DefinitionListTitle":
            return {"kind": "term"}
        if kind == "DefinitionListDefinition":
            return {"kind": "definition"}
        return {}

    def _end(self, kind: str, start: int, end: int) -> None:
        draft = self._draft
        if kind == "Paragraph":
            self._cutter.reach(end)
            self._elements.end_paragraph(self._marks.pop())
            draft.end()
        elif kind == "Link":
            self._cutter.reach(end)
            noted = self._links.pop()
            if noted is None:
                self._muted -= 1
            else:
                draft.muted -= noted
                draft.close_link(end)
        elif kind == "Image":
            self._muted -= 1
        elif kind == "Strikethrough":
            self._strike(False, start, end)
        elif kind == "HtmlBlock" or (kind == "CodeBlock" and self._html is not None):
            self._html_block()
        else:
            if kind == "CodeBlock":
                draft.muted -= 1
            if kind == "List":
                self._levels.pop()
                self._counters.pop()
            self._elements.end_paragraph(self._marks.pop())
            draft.unwind(self._depths.pop())
            draft.end()

    def _strike(self, on: bool, start: int, end: int) -> None:
        """`~~x~~` is struck; `~$5-~$10` is two approximations, whatever GFM says."""
        if self._masked.startswith("~~", start):
            self._draft.strike(on)
        elif on:
            self._cutter.words(start, start + 1)
        else:
            self._cutter.words(end - 1, end)

    def _inline_html(self, start: int, end: int) -> None:
        self._cutter.reach(start)
        if self._muted:
            return
        text = self._masked
        if text.startswith("<!--", start):
            self._elements.comment(Span("comment", start, end))
        elif (tag := read_tag(text, start, end)) is not None:
            self._elements.tag(tag)

    def _html_block(self) -> None:
        pieces, self._html = self._html or [], None
        if not pieces:
            return
        start, end = pieces[0][0], pieces[-1][1]
        whole = sum(e - s for s, e in pieces) == end - start
        self._elements.feed(start, end, () if whole else pieces)
        self._draft.end()
