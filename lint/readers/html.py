"""HTML: the article of a page without its chrome, and what its head says."""

import re
from collections.abc import Sequence
from typing import Final

from lint.document import Document, Metadata
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.draft import Draft
from lint.readers.elements import Elements
from lint.readers.frames import Source
from lint.readers.inline import Cutter, addresses
from lint.readers.mask import Mask
from lint.readers.page import notices
from lint.readers.references import numbered_notes
from lint.readers.tags import Tag, Token, attribute_span, tokens
from lint.readers.templates import Templates
from lint.span import Span

_DATED: Final = re.compile(r"\"(datePublished|dateModified)\"\s*:\s*\"([^\"]{4,40})\"")
_HEADS: Final = frozenset({"title", "meta", "html"})

Region = tuple[int, int]


def read(source: Source) -> tuple[Document, list[Fault]]:
    """HTML as a document."""
    draft = Draft(source, "html")
    begin = frontmatter.read(draft) if source.front_matter else 0
    mask = Mask(draft, begin)
    Templates(mask, markdown=False).scan()
    masked = mask.masked()
    cutter = Cutter(draft)
    found = list(tokens(masked, begin, len(masked)))
    elements = Elements(draft, cutter, masked)
    numbers, _ = numbered_notes(draft, masked, begin)
    cutter.load([*mask.cuts, *addresses(masked, begin, source=draft.text), *numbers])
    region = _article(found, len(masked))
    heading = _heading(found, region)
    head = True
    own = [region] if heading is None else [region, heading]
    around = {paragraph[0].start: paragraph for paragraph in notices(found, own)} if region != (0, len(masked)) else {}
    for token in found:
        if token.start in around:
            _notice(draft, elements, around[token.start])
        inside = region[0] <= token.start < region[1] or (heading is not None and heading[0] <= token.start < heading[1])
        if isinstance(token, Tag):
            name = token.name.lower()
            if not token.closing and name in _HEADS:
                _head(draft, elements, token, masked)
            if not token.closing and name == "title" and head:
                inside = True
            elif name == "title" and head:
                inside, head = True, False
        elif token.kind == "comment" or (head and elements.inside("title")):
            inside = True
        if inside:
            elements.take(token)
    elements.finish()
    cutter.reach(len(masked) + 1)
    for match in _DATED.finditer(source.text):
        draft.metadata.append(Metadata(match[1], match[2], Span(*match.span(2))))
    return draft.document(), draft.faults


def _notice(draft: Draft, elements: Elements, paragraph: Sequence[Token]) -> None:
    """A paragraph of the page around the article: it is no part of the article, and says what it says."""
    depth, mark = draft.push(kind="aside", container="footer"), elements.mark
    for token in paragraph:
        elements.take(token)
    elements.end_paragraph(mark)
    draft.unwind(depth)


def _head(draft: Draft, elements: Elements, tag: Tag, masked: str) -> None:
    """`<html lang>` and `<meta>` are metadata; the description is prose too."""
    attributes = tag.attributes
    if tag.name.lower() == "html":
        key, name = "html:lang", "lang"
    else:
        key, name = attributes.get("name", "") or attributes.get("property", "") or attributes.get("itemprop", ""), "content"
    place = attribute_span(masked, tag, name)
    if not key or place is None:
        return
    draft.metadata.append(Metadata(key, attributes[name], Span(*place)))
    if attributes.get("name", "").lower() == "description":
        draft.begin(kind="description", key="description")
        elements.words(*place)
        draft.end()


def _article(found: Sequence[Token], size: int) -> Region:
    """The part of the page that is its article: the body of one, one that holds most of the text, the main part, or all of it."""
    waiting: dict[str, list[tuple[int, int, str]]] = {}
    regions: dict[str, list[tuple[int, Region]]] = {"body": [], "article": [], "main": []}
    length = 0
    for token in found:
        if not isinstance(token, Tag):
            if token.kind == "text":
                length += token.end - token.start
            continue
        name = token.name.lower()
        if token.closing:
            if opened := waiting.get(name):
                start, before, kind = opened.pop()
                if kind:
                    regions[kind].append((length - before, (start, token.end)))
        elif not token.empty and (name in waiting or _kind(name, token)):
            waiting.setdefault(name, []).append((token.start, length, _kind(name, token)))
    for kind in ("body", "article", "main"):
        best = max(regions[kind], default=None)
        if best is None:
            continue
        total = max((text for text, _ in regions["main"]), default=length)
        if kind != "article" or len(regions[kind]) == 1 or best[0] * 2 > total:
            return best[1]
    return 0, size


def _kind(name: str, tag: Tag) -> str:
    if tag.attributes.get("itemprop", "").lower() == "articlebody":
        return "body"
    if name == "article":
        return "article"
    return "main" if name == "main" or tag.attributes.get("role", "").lower() == "main" else ""


def _heading(found: Sequence[Token], region: Region) -> Region | None:
    """The last `<h1>` before an article that has none."""
    last: Region | None = None
    start = -1
    for token in found:
        if isinstance(token, Tag) and token.name.lower() == "h1":
            if token.closing and start >= 0:
                if region[0] <= start < region[1]:
                    return None
                if start < region[0]:
                    last = (start, token.end)
                start = -1
            elif not token.closing:
                start = token.start
    return last
