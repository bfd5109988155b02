"""Quotations and who speaks them: beside the marks, in the sentence before, or below a block quote."""

from bisect import bisect_left

from lint.attribution.draft import Draft
from lint.attribution.line import Holder, Line
from lint.document import Document, Quotation

_SPEECH = frozenset({"say", "that", "judge"})
_QUOTE = 12  # characters; a shorter quotation is a term
_NAME = 6  # tokens of a name that signs a quotation


def quotations(document: Document, lines: list[Line], drafts: list[Draft]) -> None:
    """Let whoever speaks beside a quotation govern the whole of it, over as many sentences as it has."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.line.sentence, []).append(draft)
    by_line = {line.sentence: line for line in lines}
    more: list[Draft] = []
    for quotation in document.quotations:
        if quotation.end - quotation.start < _QUOTE:
            continue
        first, last = document.sentence_at(quotation.start), document.sentence_at(quotation.end - 1)
        block = document.sentences[first].block
        near = [
            draft
            for sentence in range(max(0, first - 1), min(last + 2, len(document.sentences)))
            for draft in by_sentence.get(sentence, ())
            if draft.line.block == block and _speaks(draft) and _beside(draft, quotation.start, quotation.end, document)
        ]
        if near:
            speaker = min(near, key=lambda d: min(abs(d.start - quotation.end), abs(quotation.start - d.end)))
            speaker.reach = (min(speaker.reach[0], quotation.start - 1), max(speaker.reach[1], quotation.end + 1))
            speaker.form = "quotation"
            continue
        signed = _signed(by_line.get(first), by_line.get(last), quotation)
        if signed is not None:
            more.append(signed)
            continue
        before = [
            draft
            for sentence in range(max(0, first - 2), first + 1)
            for draft in by_sentence.get(sentence, ())
            if draft.line.block == block and _speaks(draft) and draft.end <= quotation.start
        ]
        if before and before[-1].form == "quotation":
            told = before[-1]
            reach = (quotation.start - 1, quotation.end + 1)
            more.append(Draft(told.line, told.start, told.end, told.holder, reach, "quotation", clause=True, verb=told.verb))
    drafts += more


def _speaks(draft: Draft) -> bool:
    return (not draft.verb or draft.verb in _SPEECH) and draft.holder.kind != "impersonal"


def _beside(draft: Draft, start: int, end: int, document: Document) -> bool:
    """The attribution stands right before the opening mark, or right after the closing one."""
    if draft.start >= start and draft.end <= end:
        return False
    if draft.start >= end:
        gap = document.prose.text[end : draft.start]
        return len(gap) <= 4 or (draft.quoted and len(gap) < 12)
    gap = document.prose.text[draft.end : start]
    return len(gap) <= 60 and "." not in gap and "\n" not in gap


def _signed(first: Line | None, last: Line | None, quotation: Quotation) -> Draft | None:
    """ "Jane Doe: “…”", "“…” (Jane Doe)", "“…” - Jane Doe": a name right beside the marks, without a verb."""
    if first is not None:
        stop = bisect_left(first.starts, quotation.start) - 1  # the opening mark
        if (
            stop > 1
            and first.words[stop - 1] == ":"
            and all(first.names[i] or first.mark(i) for i in range(stop - 1))
            and first.names[stop - 2]
        ):
            begin = next(i for i in range(stop) if first.names[i])
            return _draft(first, begin, stop - 2, quotation)
    if last is not None:
        after = bisect_left(last.starts, quotation.end) + 1
        begin = after
        while begin < len(last) and last.words[begin] in {"(", "-", ","} and begin - after < 3:
            begin += 1
        end = begin
        while end < len(last) and last.names[end] and end - begin < _NAME:
            end += 1
        closed = end >= len(last) or last.words[end] in {")", ",", "."}
        if after < begin and end - begin > 1 and closed:
            return _draft(last, begin, end - 1, quotation)
    return None


def _draft(line: Line, first: int, last: int, quotation: Quotation) -> Draft:
    holder = Holder(line.starts[first], line.ends[last], True, "name")
    return Draft(line, holder.start, holder.end, holder, (quotation.start - 1, quotation.end + 1), "quotation", clause=True, verb="say")


def block_quotes(document: Document, lines: list[Line]) -> list[Draft]:
    """Block quotes signed by a name on their last line: "— Jane Doe"."""
    found = []
    for line in lines:
        block = document.blocks[line.block]
        if not block.quoted or len(line) < 2 or line.words[0] not in {"-"} or not any(line.names[1:]):
            continue
        if line.block + 1 < len(document.blocks) and document.blocks[line.block + 1].quoted:
            continue
        first = line.block
        while first > 0 and document.blocks[first - 1].quoted:
            first -= 1
        holder = Holder(line.starts[1], line.ends[-1], True, "name")
        found.append(Draft(line, line.start, line.end, holder, (document.blocks[first].start, line.end), "quotation", clause=True))
    return found
