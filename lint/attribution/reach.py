"""How far an attribution reaches: the clauses its verb governs, and the sentences that plainly go on."""

from itertools import pairwise

from lint.attribution.draft import Draft
from lint.attribution.line import Line
from lint.document import Document


def trim(line: Line, drafts: list[Draft]) -> None:
    """Cut what the drafts of one sentence govern at semicolons, at the author's own clauses and at one another."""
    breaks = [line.starts[i] for i, word in enumerate(line.words) if word == ";"]
    turns = [line.starts[i] for i in range(1, len(line)) if line.words[i - 1] in {",", ")", "-"} and _turns(line, i)]
    for draft in drafts:
        start, end = draft.reach
        start = max([start, *(b for b in breaks if b <= draft.start)])
        if not draft.verb and draft.form != "before":  # what a verb governs may be an enumeration, and what follows "according to X"
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
