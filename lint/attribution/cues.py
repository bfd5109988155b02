"""The constructions that attribute a sentence's words to somebody, found on its tokens."""

from lint.attribution.draft import Draft, whole
from lint.attribution.holders import backward, classify, forward
from lint.attribution.line import Holder, Line
from lint.attribution.memory import Memory
from lint.attribution.verbs import pointed, verb

_LONGEST = 600  # tokens of a sentence that are looked at; a longer one is no sentence


def cues(line: Line, memory: Memory) -> list[Draft]:
    """Every attribution of one sentence, in order, without overlaps; `memory` learns their holders."""
    found: list[Draft] = []
    index, count = 0, min(len(line), _LONGEST)
    starters, lawful = line.lexicon.starters, not line.lexicon.statutes.isdisjoint(line.words)
    while index < count:
        if line.words[index] not in starters and not (lawful and line.opens(index)):
            index += 1
            continue
        draft, after = _at(line, index, memory)
        if draft is None:
            index += 1
            continue
        if found and draft.start < found[-1].end:
            if draft.end <= found[-1].end or _told_of(draft, found[-1]):
                index = max(after, index + 1)
                continue
            found.pop()
        if pointed(line, index) or _taken_up(line, index):
            draft.reach = (line.before, draft.reach[1])
        memory.met(draft.holder, line)
        found.append(draft)
        index = max(after, index + 1)
    return found


def _told_of(draft: Draft, source: Draft) -> bool:
    """The verb tells of a source that is named already: "according to the index that X publishes"."""
    return bool(draft.verb) and not source.verb and source.holder.named and draft.start > source.start


def _at(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    lexicon, words = line.lexicon, line.words
    length = lexicon.impersonal.at(words, index)
    if length:
        for agent in range(index + length, min(index + length + 8, len(line))):
            if line.mark(agent):
                break
            if words[agent] in lexicon.agents and agent + 1 < len(line):
                last = forward(line, agent + 1)
                named = classify(line, agent + 1, last, memory)
                if named is not None and named.named:
                    return Draft(
                        line, line.starts[index], named.end, named, (line.starts[index], line.end), "inside", clause=True
                    ), last + 1
        holder = Holder(line.starts[index], line.ends[index + length - 1], False, "impersonal")
        return Draft(line, holder.start, holder.end, holder, (holder.start, line.end), "before", clause=True), index + length
    for reader in (_before, _sourced, _law, _document, _after, _own_word, verb):
        draft, after = reader(line, index, memory)
        if draft is not None:
            return draft, after
    return None, index + 1


def _before(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """ "According to X": before or after what it governs, which is the sentence."""
    lexicon, words = line.lexicon, line.words
    length = max(lexicon.before.at(words, index), _as_said(line, index), _taken_up(line, index))
    names_only = not length
    if names_only:
        length = lexicon.before_names.at(words, index)
    if not length or index + length >= len(line):
        return None, index
    if length == 1 and index and words[index - 1] in lexicon.determiners:
        return None, index  # an ordinal: "o segundo banco"
    first = index + length
    last = forward(line, first)
    holder = classify(line, first, last, memory)
    if holder is None or (names_only and not (holder.named and line.capital(first) and holder.kind in ("name", "report", "body"))):
        return None, index
    return whole(line, index, last, holder), last + 1


def _taken_up(line: Line, index: int) -> int:
    """The length of "come from" right behind the figures of the sentence before ("These figures come from X."); 0 elsewhere."""
    lexicon, words = line.lexicon, line.words
    length = lexicon.pointing_nouns.at(words, line.lead) if line.lead < index else 0
    return lexicon.comes_from.at(words, index) if length and line.lead + length == index else 0


def _as_said(line: Line, index: int) -> int:
    """The length of "comme l'a indiqué": a word for as, a verb of saying and what stands between them; 0 where none follows."""
    lexicon, words = line.lexicon, line.words
    at = index + lexicon.as_said.at(words, index)
    if at == index:
        return 0
    while at < len(line) and words[at] in lexicon.between:
        at += 1
    said = (lexicon.verbs[group].at(words, at) for group in ("say", "that", "show"))
    length = max(said) if at < len(line) else 0
    return at + length - index if length else 0


def _law(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """A place in the law, in brackets, after "under" or as the subject: "(Article 12 of the Tax Code)", "Regulation 2023/1114 caps …"."""
    lexicon, words = line.lexicon, line.words
    opening = line.opens(index)
    if words[index] == "(":
        first, opening = index + 1, False
    elif length := lexicon.laws_before.at(words, index):
        first, opening = index + length, False
    elif opening:
        first = index
    else:
        return None, index
    start = first
    while start < len(line) and (words[start] in lexicon.determiners or (line.capital(start) and words[start] not in lexicon.statutes)):
        start += 1
    if start >= len(line) or words[start] not in lexicon.statutes or start - first > 5:
        return None, index
    last = max(forward(line, first), start)
    if opening:  # the subject ends with its number or name
        last = max((i for i in range(start, min(last, start + 7) + 1) if words[i][0].isdigit() or line.names[i]), default=start)
    holder = classify(line, first, last, memory)
    numbered = any(words[i][0].isdigit() for i in range(start + 1, min(start + 4, len(line))))
    of_an_act = any(words[i] in lexicon.acts for i in range(start + 1, last + 1))  # "article 12 of the code": no name needed
    called = (numbered or words[start] in lexicon.acts) and (of_an_act or _has_name(line, first, last))
    if holder is None or not (called or (numbered and not opening)) or (numbered and not called and not holder.named):
        return None, index
    holder = Holder(holder.start, holder.end, True, "statute")
    return Draft(line, line.starts[index], line.ends[last], holder, (line.start, line.end), "note", clause=True), last + 1


def _sourced(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """ "(source: X)", "[Source: X]" beside what it vouches for; a paragraph's last sentence "Source: X" vouches for the one before."""
    lexicon, words = line.lexicon, line.words
    length = lexicon.source_lines.at(words, index)
    if not length or index + length + 1 >= len(line) or words[index + length] != ":":
        return None, index
    bracketed = index > 0 and words[index - 1] in {"(", "["}
    if not bracketed and (index or line.opens_block):
        return None, index
    first = last = index + length + 1
    while last + 1 < len(line) and words[last + 1] not in {")", "]"}:
        last += 1
    if not any(line.names[i] or (i == first and line.capital(i)) for i in range(first, last + 1)):
        return None, index
    holder = Holder(line.starts[first], line.ends[last], True, "report")
    start = line.start if bracketed else line.before
    return Draft(line, line.starts[index], line.ends[last], holder, (start, line.end), "note", clause=True), last + 1


def _document(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """ "In a filing with the SEC", "based on data from X": a paper that carries a name."""
    lexicon = line.lexicon
    length = lexicon.documents.at(line.words, index)
    if not length or index + length >= len(line):
        return None, index
    first = index + length
    last = forward(line, first)
    if last < first or not lexicon.papers.within(line.words, first, last):
        return None, index
    if not _has_name(line, first, last) and last + 1 < len(line) and line.words[last + 1] in lexicon.relatives:
        last = _filed(line, last + 1)
    holder = classify(line, first, last, memory)
    if holder is None or holder.kind not in ("report", "unowned") or not _has_name(line, first, last):
        return None, index
    holder = Holder(holder.start, holder.end, True, "report")
    return whole(line, index, last, holder), last + 1


def _filed(line: Line, relative: int) -> int:
    """The name in "the prospectus that X filed with Y"; the token before the relative where none follows soon."""
    for index in range(relative + 1, min(relative + 8, len(line))):
        if line.mark(index):
            break
        if line.names[index]:
            while index + 1 < len(line) and line.names[index + 1]:
                index += 1
            return index
    return relative - 1


def _has_name(line: Line, first: int, last: int) -> bool:
    return any(line.names[i] for i in range(first, last + 1))


def _after(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """ ", so X": the cue stands after a comma or a closing mark, the holder behind it."""
    length = line.lexicon.after.at(line.words, index)
    if not length or index == 0 or line.words[index - 1] not in {",", '"', "-"} or index + length >= len(line):
        return None, index
    last = forward(line, index + length)
    holder = classify(line, index + length, last, memory)
    if holder is None or holder.kind == "pronoun":
        return None, index
    return whole(line, index, last, holder), last + 1


def _own_word(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    """ "X's estimate": the cue stands behind the holder."""
    length = line.lexicon.holders_own.at(line.words, index)
    if not length or not index:
        return None, index
    first = backward(line, index - 1)
    holder = classify(line, first, index - 1, memory)
    if holder is None:
        return None, index
    return whole(line, first, index + length - 1, holder), index + length
