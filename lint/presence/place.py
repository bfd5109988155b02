"""Where a disclaimer must stand, and whether a passage stands there where readers see it."""

from typing import Final, Literal

from lint.context import Context
from lint.document import Block, Document

Where = Literal["anywhere", "top", "end", "before-first-figure", "before-trigger", "same-section"]

WORDS: Final[dict[Where, str]] = {
    "anywhere": "anywhere in the article",
    "top": "at the top",
    "end": "at the end",
    "before-first-figure": "before the first figure",
    "before-trigger": "before what calls for it",
    "same-section": "in the same section",
}

_HEADS: Final = ("title", "description", "heading")
_TOP_BLOCKS: Final = 2  # before the third block of prose after the title, or within these words (rule-language.md §5)
_TOP_WORDS: Final = 150
_END_PART: Final = 0.85


def stands(where: Where, start: int, end: int, trigger: int, context: Context) -> bool:
    """True where the passage ``[start, end)`` of prose stands at `where`, seen from the words that call for it at `trigger`."""
    document = context.document
    if where == "top":
        prose = [b for b in document.blocks if b.kind not in _HEADS]
        return any(b.start <= start < b.end for b in prose[:_TOP_BLOCKS]) or len(context.text(0, start).split()) < _TOP_WORDS
    if where == "end":
        return end >= len(document.prose.text) * _END_PART
    if where == "before-first-figure":
        first = _first_figure(context)
        return first < 0 or start < first
    if where == "before-trigger":
        return start < trigger
    if where == "same-section":
        return _section(document, start) == _section(document, trigger)
    return True


def seen(start: int, context: Context) -> bool:
    """True for a passage that readers see without a click: in no footnote and no collapsed element."""
    block = context.block(start)
    return block.kind != "footnote" and not block.hidden


def spot(where: Where, trigger: int, context: Context) -> int:
    """The prose offset where a disclaimer should be put: the beginning of a block, or the end of the prose."""
    document = context.document
    body = [b for b in document.blocks if b.kind not in ("title", "description")]
    if not body:
        return len(document.prose.text)
    if where == "top":
        return next((b for b in body if b.kind != "heading" or b.level > 1), body[-1]).start
    if where == "before-first-figure":
        return context.block(max(0, _first_figure(context))).start
    if where in ("same-section", "before-trigger"):
        return context.block(trigger).start
    return len(document.prose.text)


def _first_figure(context: Context) -> int:
    return next((f.start for f in context.figures if f.claim), next((q.start for q in context.quantities), -1))


def _section(document: Document, offset: int) -> int:
    index = document.block_at(offset)
    block: Block = document.blocks[index]
    return index if block.kind == "heading" else block.section
