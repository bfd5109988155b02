"""The source of a table, a chart or a list: its caption, the words right before it, the line right below."""

from bisect import bisect_left

from lint.attribution import words_of
from lint.context import Context
from lint.document import Block
from lint.observation import Attribution
from lint.support.links import Links
from lint.tokens import tokenise

Source = tuple[int, int]
"""A prose span of the words that name a source."""

_AFTER = 2  # blocks below a table that are looked at for a source line (content-habits.md §4)
_LONGEST = 400  # characters of a source line; a longer paragraph is prose


class Tables:
    """The sources of the tables and lists of one document."""

    def __init__(self, context: Context, links: Links, attributions: tuple[Attribution, ...]) -> None:
        self._context = context
        self._blocks = context.document.blocks
        self._links = links
        self._attributions = attributions
        self._words = words_of(context)
        self._known: dict[tuple[int, int], Source | None] = {}
        self._extents: list[int] | None = None
        self._ends: dict[int, int] = {}

    def of(self, block: int) -> Source | None:
        """The source of the table, the chart or the list that block `block` belongs to; None where it names none."""
        here = self._blocks[block]
        if here.kind == "caption":
            return self.line(here) or self._link(here)
        if here.kind not in ("cell", "item"):
            return None
        first, last = self._extent(block)
        if (first, last) not in self._known:
            self._known[first, last] = self._find(first, last, table=here.kind == "cell")
        return self._known[first, last]

    def before(self, block: int) -> Block | None:
        """The paragraph or caption right before the table or list that block `block` belongs to."""
        first, _ = self._extent(block)
        if first == 0 or self._blocks[first - 1].kind not in ("paragraph", "caption", "aside"):
            return None
        return self._blocks[first - 1]

    def line(self, block: Block) -> Source | None:
        """The source in a line "Source: X" (or "(Source: X)" at its end), a picture's credit aside."""
        text = self._context.document.prose.text
        if block.end - block.start > _LONGEST:
            return None
        tokens = tokenise(text, block.start, block.end)
        words = tokens.words
        if any(self._words.credits.at(words, i) for i in range(min(2, len(words)))):
            return None
        for index in range(len(words)):
            length = self._words.source_lines.at(words, index)
            if not length or index + length + 1 >= len(words) or words[index + length] != ":":
                continue
            if index and words[index - 1] not in {"(", "[", "*", ".", "-", "|"}:
                continue
            rest = index + length + 1
            if any(text[start].isupper() or text[start].isdigit() for start in tokens.starts[rest:]) or any(
                self._links.near(block.start, block.end)
            ):
                return tokens.starts[index], block.end
        return None

    def _extent(self, block: int) -> tuple[int, int]:
        """The first and last block of the table or list that block `block` belongs to."""
        if self._extents is None:
            self._extents = [0] * len(self._blocks)
            first = 0
            for index, here in enumerate(self._blocks):
                before = self._blocks[index - 1] if index else None
                if before is None or (before.kind, before.table, before.section) != (here.kind, here.table, here.section):
                    first = index
                self._extents[index] = first
                self._ends[first] = index
        first = self._extents[block]
        return first, self._ends[first]

    def _find(self, first: int, last: int, *, table: bool) -> Source | None:
        blocks = self._blocks
        for index in range(last + 1, min(last + 1 + _AFTER, len(blocks))):
            if blocks[index].kind == "heading":
                break
            source = self.line(blocks[index])
            if source is not None and (table or index + 1 < len(blocks) or self._full(first, last)):
                return source
        if first == 0:
            return None
        before = blocks[first - 1]
        if before.kind == "caption":
            return self.line(before) or self._link(before) or self._attributed(before)
        if before.kind not in ("paragraph", "aside"):
            return None
        colon = self._context.document.prose.text[before.start : before.end].rstrip().endswith(":")
        if colon:
            return self._attributed(before) or self._link(before, last=True)
        return self._attributed(before) if table or self._opens(before) else None

    def _full(self, first: int, last: int) -> bool:
        """A list of figures: most of its items hold one."""
        held = sum(bool(self._between(self._blocks[i].start, self._blocks[i].end)) for i in range(first, last + 1))
        return held >= 2 and held * 2 > last + 1 - first

    def _opens(self, block: Block) -> bool:
        """The last sentence of the block has no figure of its own: its source is for what stands below."""
        document = self._context.document
        start = document.sentences[document.sentence_at(block.end - 1)].start if document.sentences else block.start
        return not self._between(start, block.end)

    def _between(self, start: int, end: int) -> bool:
        quantities = self._context.quantities
        at = bisect_left(quantities, start, key=lambda q: q.start)
        return at < len(quantities) and quantities[at].start < end

    def _attributed(self, block: Block) -> Source | None:
        """A named source in the last sentence of the block."""
        document = self._context.document
        start = document.sentences[document.sentence_at(block.end - 1)].start if document.sentences else block.start
        found = [a for a in self._attributions if a.named and start <= a.start < block.end]
        return found[-1].holder if found else None

    def _link(self, block: Block, *, last: bool = False) -> Source | None:
        start = block.start
        if last and self._context.document.sentences:
            start = self._context.document.sentences[self._context.document.sentence_at(block.end - 1)].start
        link = next(iter(self._links.near(start, block.end)), None)
        return (link.start, link.end) if link is not None else None
