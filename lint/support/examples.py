"""Worked examples: which stretches of an article are one, from the words that open it to where it ends."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

import regex

from lint.attribution import attributions
from lint.context import Context
from lint.document import Block
from lint.observation import Quantity
from lint.quantity.data import TIMES
from lint.quantity.grammar import grammar
from lint.support.cues import Cue, Cues, cues

DATED = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SUM = regex.compile(r"\d[^\n=]{0,40}=\s?[^\n]{0,12}\d")
_SUPPOSED = frozenset({"reader", "second_person", "if_", "would", "saving", "example", "personas", "characters", "suppose"})
_WORLD = frozenset({"limits", "history"})
_CAPITALS = regex.compile(r"(?<!\p{L})\p{Lu}\p{Ll}{2,}")
_ROWS = 2  # rows that tell of the same thing for other sums
_SPARE = 6  # characters of a cell beside its amount
_ANY = 6  # any heading ends what stands under none
_LINE = 60  # characters of a line that tells one amount
_LABELLED = 32  # characters before the colon of a label
_LISTED = 200  # blocks that a colon may announce
_REACH = 14  # blocks that an example may run on for without a heading that ends it


def examples(context: Context) -> tuple[tuple[int, int], ...]:
    """Prose ranges of worked examples, in order of their start (they may overlap); for `context.ask`."""
    found = context.ask(cues)
    return tuple(sorted({*_running(context, found), *_lists(context, found), *_tables(context, found), *_stories(context, found)}))


def headed(context: Context) -> tuple[tuple[int, int], ...]:
    """Prose ranges that a heading announces as an example: what is said in general may stand there too; for `context.ask`."""
    return tuple(_sections(context, context.ask(cues)))


def _section_end(blocks: tuple[Block, ...], index: int, level: int, most: int) -> int:
    """The index behind the last block of the section that block `index` stands in, whose heading has `level`; `index + most` at most."""
    until = min(len(blocks), index + most + 1)
    return next((i for i in range(index + 1, until) if blocks[i].kind == "heading" and blocks[i].level <= level), until)


def _sections(context: Context, found: Cues) -> Iterator[tuple[int, int]]:
    """A heading that announces an example holds one until the next heading of its level; so does a short line that serves as one."""
    blocks, text = context.document.blocks, context.document.prose.text
    for index, block in enumerate(blocks):
        heading = block.kind == "heading"
        title = not heading and _titles(block, text[block.start : block.end])
        if not heading and not title:
            continue
        tags = {tag for cue in found.within(block.start, block.end) for tag in cue.tags}
        if not tags & {"example_headings", "example_titles"}:
            continue
        level = block.level if heading else (blocks[block.section].level if block.section >= 0 else _ANY)
        last = _section_end(blocks, index, level, _REACH * 2 if title else len(blocks)) - 1
        yield block.start, _goes_on(context, found, index, last) if title else blocks[last].end


def _goes_on(context: Context, found: Cues, index: int, last: int, named: frozenset[str] = frozenset()) -> int:
    """The offset up to which the example that block `index` begins goes on, the end of block `last` at most.

    A sentence with figures ends it that says what is so, and speaks neither to the reader nor of what would be;
    not in a block about those who are `named` where it begins.
    """
    blocks, text = context.document.blocks, context.document.prose.text
    for after in range(index + 1, last + 1):
        block = blocks[after]
        if block.kind == "heading" or _belongs(block, text) or named & set(_CAPITALS.findall(text, block.start, block.end)):
            continue
        for number in range(context.document.sentence_at(block.start), len(context.document.sentences)):
            sentence = context.document.sentences[number]
            if sentence.block != after:
                break
            if _figures(context, sentence.start, sentence.end):
                tags = {tag for cue in found.within(sentence.start, sentence.end) for tag in cue.tags}
                if (
                    _of_the_world(context, sentence.start, sentence.end, tags)
                    and not tags & _SUPPOSED
                    and not _SUM.search(text, sentence.start, sentence.end)
                ):
                    return sentence.start
    return blocks[last].end


def _of_the_world(context: Context, start: int, end: int, tags: set[str]) -> bool:
    """Whether a sentence says what is so: an average or a limit, a fee or tax in percent, or what somebody reports."""
    if tags & _WORLD:
        return True
    percent = any(q.unit.startswith("%") for q in _figures(context, start, end))
    return (percent and "terms" in tags) or any(start <= a.start < end for a in context.ask(attributions))


def _named(context: Context, said: str) -> frozenset[str]:
    """Names inside a sentence; none in a language that writes every noun so."""
    known = grammar(context.document.language)
    if known is None or known.data.nouns.capital:
        return frozenset()
    return frozenset(_CAPITALS.findall(said)) - frozenset(said.split(None, 1)[:1])


def _titles(block: Block, text: str) -> bool:
    """Whether a block serves as a heading: a paragraph of a few words without a full stop, or an item that ends in a colon."""
    if len(text) > 80 or len(text.split()) > 10:
        return False
    return (block.kind == "paragraph" and text[-1:] not in ".!?…;,") or (block.kind == "item" and text.endswith(":"))


def _running(context: Context, found: Cues) -> Iterator[tuple[int, int]]:
    """ "Imagine …": from that sentence to the end of the section, or to the first dated sentence: that one is about the world."""
    document = context.document
    text, blocks = document.prose.text, document.blocks
    for number, sentence in enumerate(document.sentences):
        if not any("suppose" in cue.tags for cue in found.of(number)):
            continue
        block = blocks[sentence.block]
        level = blocks[block.section].level if block.section >= 0 else _ANY
        last = _section_end(blocks, sentence.block, level, _REACH - 1) - 1
        end = _goes_on(context, found, sentence.block, last, _named(context, text[sentence.start : sentence.end]))
        for index in range(number + 1, len(document.sentences)):
            later = document.sentences[index]
            if later.start >= end:
                break
            if DATED.search(text, later.start, later.end):
                end = later.start
        yield sentence.start, end


def _lists(context: Context, found: Cues) -> Iterator[tuple[int, int]]:
    """A condition or an example that ends in a colon: the items under it belong to it. "Example: …" takes the rest of its block."""
    document = context.document
    text, blocks = document.prose.text, document.blocks
    for number, sentence in enumerate(document.sentences):
        tags = {tag for cue in found.of(number) for tag in cue.tags}
        if not tags & {"if_", "example", "example_headings"}:
            continue
        block = blocks[sentence.block]
        opens = next(
            (c for c in found.of(number) if "example" in c.tags and text[c.end - 1] == ":"), _label(text, sentence.start, found.of(number))
        )
        if opens is not None:
            yield opens.start, block.end
        if tags & {"if_", "example"} and sentence.end == block.end and text.endswith(":", 0, block.end):
            last = sentence.block
            while last + 1 < min(len(blocks), sentence.block + _LISTED) and _belongs(blocks[last + 1], text):
                last += 1
            yield sentence.start, blocks[last].end


def _label(text: str, start: int, found: tuple[Cue, ...]) -> Cue | None:
    """ "Quick example: …": the cue in the few words before the colon that opens a sentence."""
    colon = text.find(":", start, start + _LABELLED)
    return next((c for c in found if "example_headings" in c.tags and c.end <= colon), None) if colon >= 0 else None


def _belongs(block: Block, text: str) -> bool:
    """Whether a block may be what a colon announced: an item, a cell, a short line "Savings: 200 €"."""
    if block.kind in ("item", "cell"):
        return True
    said = text[block.start : block.end]
    return block.kind == "paragraph" and len(said) <= _LINE and said[-1:] not in ".!?"


def _tables(context: Context, found: Cues) -> Iterator[tuple[int, int]]:
    """A table whose columns project a saver's money."""
    blocks, index = context.document.blocks, 0
    while index < len(blocks):
        if blocks[index].kind != "cell":
            index += 1
            continue
        last = index
        while last + 1 < len(blocks) and blocks[last + 1].table == blocks[index].table:
            last += 1
        heads = [b for b in blocks[index : last + 1] if b.header]
        tags = {tag for head in heads for cue in found.within(head.start, head.end) for tag in cue.tags}
        if tags & {"projections", "second_person"} or _what_if(context, blocks[index : last + 1]):
            yield blocks[index].start, blocks[last].end
        index = last + 1


def _what_if(context: Context, cells: tuple[Block, ...]) -> bool:
    """A table that tells what becomes of sums: its rows are named by one amount of money each, or its rows or columns by spans of time."""
    told = [q for c in cells if c.column > 0 and not c.header for q in _inside(context, c)]
    if not any(_sum(q) for q in told):
        return False
    rows = [c for c in cells if not c.header and c.column == 0]
    heads = [c for c in cells if c.header and c.column > 0]
    if len(rows) >= _ROWS and all(_alone(context, cell, _sum) for cell in rows):
        return True
    spans = (rows, heads)
    return all(_sum(q) for q in told) and any(
        len(named) >= _ROWS and all(_alone(context, cell, _span) for cell in named) for named in spans
    )


def _sum(quantity: Quantity) -> bool:
    """An amount of money, or of money a month."""
    return quantity.kind in ("money", "rate") and not quantity.unit.startswith("%")


def _span(quantity: Quantity) -> bool:
    return quantity.unit in TIMES


def _alone(context: Context, cell: Block, of: Callable[[Quantity], bool]) -> bool:
    """Whether a cell holds one amount and little else."""
    found = _inside(context, cell)
    return len(found) == 1 and of(found[0]) and found[0].end - found[0].start >= cell.end - cell.start - _SPARE


def _figures(context: Context, start: int, end: int) -> tuple[Quantity, ...]:
    """The quantities of prose ``[start, end)``."""
    quantities = context.quantities
    first = bisect_left(quantities, start, key=lambda q: q.start)
    return quantities[first : bisect_left(quantities, end, key=lambda q: q.start)]


def _inside(context: Context, cell: Block) -> tuple[Quantity, ...]:
    """The quantities of a cell."""
    return _figures(context, cell.start, cell.end)


def _stories(context: Context, found: Cues) -> Iterator[tuple[int, int]]:
    """Block quotes that calculate or tell of an invented saver; those that name the same person go with them."""
    text = context.document.prose.text
    groups: list[tuple[int, int]] = []
    for block in context.document.blocks:
        if block.quoted and groups and block.start - groups[-1][1] <= 1:
            groups[-1] = (groups[-1][0], block.end)
        elif block.quoted:
            groups.append((block.start, block.end))
    named: set[str] = set()
    for start, end in groups:
        told = {tag for cue in found.within(start, end) for tag in cue.tags}
        if _SUM.search(text, start, end) or told & {"suppose", "personas"} or named & set(text[start:end].split()):
            named |= _names(context, text[start:end].split(None, 1)[:1])
            yield start, end


def heroes(context: Context) -> frozenset[str]:
    """First names of invented people: who opens a sentence that gives a role ("Anna is a teacher who …"); for `context.ask`."""
    found, document = context.ask(cues), context.document
    named: set[str] = set()
    for number, sentence in enumerate(document.sentences):
        tags = {tag for cue in found.of(number) for tag in cue.tags}
        if "characters" in tags:
            told = (c for c in found.of(number) if "characters" in c.tags)
            named |= {document.prose.text[c.start : c.end].split()[-1] for c in told if document.prose.text[c.start].isupper()}
        if "personas" in tags:
            words = document.prose.text[sentence.start : sentence.end].split(None, 2)[:2]
            if len(words) == 2 and not words[1][:1].isupper():
                named |= _names(context, words[:1])
    return frozenset(named)


def _names(context: Context, words: list[str]) -> set[str]:
    """Those of `words` that look like first names."""
    plain = (word.rstrip(",'") for word in words)
    return {
        w for w in plain if w[:1].isupper() and w.isalpha() and len(w) > 2 and w.lower() not in context.data.words() and not w.isupper()
    }
