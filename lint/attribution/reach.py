"""How far an attribution reaches: the clauses its verb governs, its quotation, and the sentences that plainly go on."""

from itertools import pairwise

from lint.attribution.draft import Draft
from lint.attribution.holders import Memory
from lint.attribution.line import Holder, Line
from lint.document import Document

_SPEECH = frozenset({"say", "that", "judge"})
_QUOTE = 12  # characters; a shorter quotation is a term


def trim(line: Line, drafts: list[Draft]) -> None:
    """Cut what the drafts of one sentence govern at semicolons, at the author's own clauses and at one another."""
    breaks = [line.starts[i] for i, word in enumerate(line.words) if word == ";"]
    turns = [line.starts[i] for i in range(1, len(line)) if line.words[i - 1] in {",", ")", "-"} and _turns(line, i)]
    for draft in drafts:
        start, end = draft.reach
        start = max([start, *(b for b in breaks if b <= draft.start)])
        if not draft.verb:  # what a verb governs may be an enumeration
            end = min([end, *(b for b in breaks if b >= draft.end)])
        end = min([end, *(t for t in turns if t >= draft.end)])
        draft.reach = (start, end)
    for first, second in pairwise(drafts):
        between = line.prose[first.end : second.start]
        if second.verb and second.reach[0] >= second.end and not first.verb and first.form == "before":
            continue  # "According to X, analysts expect …": the second is told by the first
        if second.reach[0] < second.start and first.reach[0] < first.start:
            second.reach = (max(second.reach[0], first.end), second.reach[1])
            first.reach = (first.reach[0], min(first.reach[1], first.end))
        elif "," in between or ";" in between or any(t <= second.start for t in turns if t >= first.end):
            first.reach = (first.reach[0], max(first.end, min(first.reach[1], second.start)))


def _turns(line: Line, index: int) -> bool:
    """The author's own clause begins: "but sales fell" (not "but would fall", which has the subject of the clause before)."""
    length = line.lexicon.adversatives.at(line.words, index)
    after = index + length
    return bool(length) and after < len(line) and line.words[after] not in line.lexicon.auxiliaries


def quotations(document: Document, drafts: list[Draft]) -> None:
    """Let whoever speaks beside a quotation govern the whole of it, over as many sentences as it has."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.line.sentence, []).append(draft)
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


def _introduces(draft: Draft) -> bool:
    """A source and a colon right behind it: what follows in the block is told by it."""
    return draft.form in ("before", "note") and ":" in draft.line.prose[draft.end : draft.end + 3]


def go_on(document: Document, lines: list[Line], drafts: list[Draft]) -> None:
    """Lengthen reaches over the following sentences of the paragraph that plainly go on, and over the list a colon opens."""
    last: dict[int, Draft] = {}
    for each in drafts:
        last[each.line.sentence] = each
    for index, line in enumerate(lines[:-1]):
        draft = last.get(line.sentence)
        if draft is None or draft.reach[1] < line.end - 1:
            continue
        following = lines[index + 1]
        if _introduces(draft) and following.block == line.block and following.sentence not in last:
            draft.reach = (draft.reach[0], following.end)
            last[following.sentence] = draft
            continue
        if line.prose[line.end - 1 : line.end] == ":" and following.block != line.block:
            _list(document, draft, following.block)
        elif following.block == line.block and _continues(following, draft, last.get(following.sentence)):
            draft.reach = (draft.reach[0], _stop(following, last.get(following.sentence)))
            if following.sentence not in last:
                last[following.sentence] = draft


def _continues(line: Line, draft: Draft, own: Draft | None) -> bool:
    if own is not None and own.start <= line.start + 3:
        return False
    if draft.announces and draft.line.sentence == line.sentence - 1:
        return True
    words = line.words
    first = 0
    while first < len(words) and line.mark(first):
        first += 1
    if first >= len(words):
        return False
    if line.lexicon.continuations.at(words, first):
        return True
    return any(word in line.lexicon.hearsay for word in words)


def _stop(line: Line, own: Draft | None) -> int:
    return line.end if own is None else max(line.start, min(line.end, own.start))


def _list(document: Document, draft: Draft, block: int) -> None:
    """ "According to X:" and the list, the table or the quotation right below."""
    kind = document.blocks[block]
    if not (kind.kind in ("item", "cell") or kind.quoted):
        return
    end = block
    while end < len(document.blocks) and (document.blocks[end].kind, document.blocks[end].quoted, document.blocks[end].table) == (
        kind.kind,
        kind.quoted,
        kind.table,
    ):
        end += 1
    draft.reach = (draft.reach[0], document.blocks[end - 1].end)


def block_quotes(document: Document, lines: list[Line], memory: Memory) -> list[Draft]:
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
