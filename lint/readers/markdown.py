"""Markdown: the events of pulldown-cmark with their byte ranges, walked into a document."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyromark import Markdown, Options

from lint.document import Document
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.bytemap import code_points
from lint.readers.draft import Draft, Source
from lint.readers.elements import Elements
from lint.readers.inline import Cut, Cutter, addresses
from lint.readers.tags import Span, read_tag

# Mathematics is off: `between $50 and $100` is money (content-habits.md §3).
OPTIONS: Final = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
)
_PARSER: Final = Markdown(options=OPTIONS)


def read(source: Source) -> tuple[Document, list[Fault]]:
    """Markdown as a document."""
    draft = Draft(source, "markdown")
    begin = frontmatter.read(draft) if source.front_matter else 0
    walk(draft, source.text, begin, addresses(source.text))
    return draft.document(), draft.faults


def walk(draft: Draft, masked: str, begin: int, cuts: Iterable[Cut]) -> None:
    """Read `masked`, the source with what is no Markdown blotted out character by character, from `begin` on."""
    cutter = Cutter(draft, cuts)
    _Walker(draft, masked, begin, cutter).walk()
    cutter.reach(len(masked) + 1)


class _Walker:
    def __init__(self, draft: Draft, masked: str, begin: int, cutter: Cutter) -> None:
        self._draft = draft
        self._masked = masked
        self._begin = begin
        self._cutter = cutter
        self._elements = Elements(draft, cutter)
        self._depths: list[int] = []
        self._marks: list[int] = []
        self._images = 0
        self._lists = 0
        self._table = -1
        self._row = self._column = -1
        self._html: list[tuple[int, int]] | None = None
        self._singles = 0

    def walk(self) -> None:
        body = self._masked[self._begin :] if self._begin else self._masked
        convert = code_points(body)
        begin = self._begin
        draft, cutter = self._draft, self._cutter
        events: Iterator[tuple[Any, dict[str, int]]] = _PARSER.events_with_range(body)  # type: ignore[assignment]
        for event, extent in events:
            start = convert(extent["start"]) + begin
            end = convert(extent["end"]) + begin
            if isinstance(event, str):
                if event in ("SoftBreak", "HardBreak"):
                    cutter.reach(end)
                    draft.space(start, end)
                else:
                    draft.end()
                continue
            for name, value in event.items():
                if name == "Text":
                    if self._images:
                        continue
                    if len(value) == end - start:
                        cutter.words(start, end)
                    else:
                        cutter.reach(start)
                        draft.piece(value, start, end)
                elif name == "Start":
                    draft.place = start
                    if isinstance(value, str):
                        self._start(value, None, start, end)
                    else:
                        for kind, detail in value.items():
                            self._start(kind, detail, start, end)
                elif name == "End":
                    self._end(value if isinstance(value, str) else next(iter(value)), start, end)
                elif name == "InlineHtml":
                    self._inline_html(start, end)
                elif name == "Html":
                    if self._html is not None:
                        self._html.append((start, end))
                elif name == "FootnoteReference":
                    cutter.reach(start)
                    draft.note(value, "footnote")

    def _start(self, kind: str, detail: Any, start: int, end: int) -> None:
        draft = self._draft
        if kind in ("Emphasis", "Strong"):
            return
        if kind == "Paragraph":
            self._cutter.reach(start)
            self._marks.append(self._elements.mark)
            draft.begin()
        elif kind == "Link":
            self._cutter.reach(start)
            if detail["link_type"] in ("Autolink", "Email"):
                target = detail["dest_url"]
                draft.point(target if detail["link_type"] == "Autolink" else "mailto:" + target, "bare", start, end)
                self._images += 1
            else:
                draft.open_link(detail["dest_url"], start, title=detail["title"])
        elif kind == "Image":
            self._cutter.reach(start)
            draft.point(detail["dest_url"], "image", start, end, detail["title"])
            self._images += 1
        elif kind == "Strikethrough":
            self._strike(True, start, end)
        elif kind == "HtmlBlock":
            self._cutter.reach(start)
            draft.end()
            self._html = []
        else:
            self._cutter.reach(start)
            self._marks.append(self._elements.mark)
            self._depths.append(draft.push(**self._changes(kind, detail)))
            if kind in ("Heading", "TableCell", "DefinitionListTitle"):
                draft.begin()
            else:
                draft.end()
            if kind == "CodeBlock":
                draft.muted += 1

    def _changes(self, kind: str, detail: Any) -> dict[str, object]:
        draft = self._draft
        if kind == "Heading":
            return {"kind": "heading", "level": int(detail["level"][1])}
        if kind == "List":
            self._lists += 1
            return {"level": self._lists}
        if kind == "Item":
            return {"kind": "item"}
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
        if kind in ("Emphasis", "Strong"):
            return
        if kind == "Paragraph":
            self._cutter.reach(end)
            self._elements.end_paragraph(self._marks.pop())
            draft.end()
        elif kind == "Link":
            self._cutter.reach(end)
            if self._images:
                self._images -= 1
            else:
                draft.close_link(end)
        elif kind == "Image":
            self._images -= 1
        elif kind == "Strikethrough":
            self._strike(False, start, end)
        elif kind == "HtmlBlock":
            self._html_block()
        else:
            if kind == "CodeBlock":
                draft.muted -= 1
            if kind == "List":
                self._lists -= 1
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
        if self._images:
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
        text = self._masked
        if sum(e - s for s, e in pieces) == end - start:
            self._elements.feed(text, start, end)
        else:
            # In a quote or list the markers of each line stand between: blot them out.
            parts = []
            at = start
            for s, e in pieces:
                parts += [" " * (s - at), text[s:e]]
                at = e
            self._elements.feed(text[:start] + "".join(parts), start, end, pieces)
        self._draft.end()
