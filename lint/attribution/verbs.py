"""Attributions by a verb: "X says that …", "…, said X", "estimated by X"."""

from bisect import bisect_left

from lint.attribution.draft import Draft, whole
from lint.attribution.holders import backward, classify, forward
from lint.attribution.line import Holder, Line
from lint.attribution.memory import Memory

_APPOSITION = 16  # tokens between the commas of "Jane Doe, chief economist at X, said"


def verb(line: Line, index: int, memory: Memory) -> tuple[Draft | None, int]:
    lexicon, words = line.lexicon, line.words
    for group in ("say", "show", "judge", "that"):
        length = lexicon.verbs[group].at(words, index)
        if not length or (line.capital(index) and index and not line.opens(index) and line.names[index - 1]):
            continue
        last = index + length - 1
        for reader in (_agent, _subject, _inverted, _fronted, _silent):
            draft = reader(line, index, last, group, memory)
            if draft is not None:
                return draft, max(last + 1, _token_at(line, draft.end))
    return None, index


def _token_at(line: Line, offset: int) -> int:
    """The first token at or after prose `offset`."""
    return bisect_left(line.starts, offset)


def _agent(line: Line, first: int, last: int, _group: str, memory: Memory) -> Draft | None:
    """ "Estimated by X at 5 %"."""
    words, lexicon = line.words, line.lexicon
    if last + 2 >= len(line) or words[last + 1] not in lexicon.agents:
        return None
    end = forward(line, last + 2)
    holder = classify(line, last + 2, end, memory)
    if holder is None or (holder.kind in ("pronoun", "people") and not holder.named):
        return None
    begin = first
    if begin > 1 and words[begin - 1] == ",":
        begin -= 1  # what stands before the comma was estimated: "the rate of 5 %, estimated by X"
    while begin and not line.mark(begin - 1):
        begin -= 1
    return Draft(line, line.starts[first], line.ends[end], holder, (line.starts[begin], line.end), "inside", clause=True)


def _subject(line: Line, first: int, last: int, group: str, memory: Memory) -> Draft | None:
    """ "X says that …", "Jane Doe, economist at X, expects …", "…, X said."."""
    lexicon, words = line.lexicon, line.words
    before = first - 1
    while before >= 0 and words[before] in lexicon.between and words[before] not in lexicon.pronouns:
        before -= 1
    between = words[before + 1 : first]
    if before < 0 or any(word in lexicon.negators for word in words[max(0, before) : first]):
        return None
    if words[before] in lexicon.passive or any(word in lexicon.passive for word in between) or pointed(line, first):
        return None
    if words[first] in lexicon.undergo and last + 1 < len(line) and words[last + 1] in lexicon.possessives:
        return None
    stop = before
    if words[before] in lexicon.relatives and before:
        before -= 1 + (words[before - 1] in {",", "-"})
        while before > 0 and words[before] == "-":
            before -= 1
        stop = before
    if before >= 0 and words[before] == ",":
        comma = _comma_before(line, before - 1)
        if comma is None:
            return None
        before, stop = comma - 1, before - 1
    if before > 0 and words[before] == ")":
        before = next((i - 1 for i in range(before, max(0, before - 8), -1) if words[i] == "("), -1)
    begin = backward(line, before)
    if lexicon.data.verb_second and 0 < begin <= before and words[begin - 1] in lexicon.links - lexicon.determiners:
        return None  # "in a release X lets know": the subject stands behind the verb
    holder = classify(line, begin, stop, memory) if begin <= before else None
    start = line.starts[begin] if begin < len(line) else 0
    after = last + 1
    while after < len(line) and words[after] in lexicon.between:
        after += 1
    clause = after < len(line) and (words[after] in lexicon.complementizers or words[after] in {":", ",", '"'})
    if holder is None or not _may(line, holder, begin, stop, group, clause=clause):
        return None
    parenthetical = begin > 0 and words[begin - 1] in {",", '"', "-"} and (after >= len(line) or line.mark(after) or _where(line, after))
    if (parenthetical and _speaks(line, begin, after)) or _as(line, begin - 1):
        draft = whole(line, begin, last, holder)
        draft.quoted = words[begin - 1] == '"' or (begin > 1 and words[begin - 2] == '"')
        draft.verb = group
        return draft
    if group == "that" and not clause:
        return None
    return Draft(line, start, line.ends[last], holder, (line.ends[last], line.end), "before", clause=clause or group == "judge", verb=group)


def _as(line: Line, index: int) -> bool:
    """The word for as, at the start or behind a mark: "…, as X data show"."""
    length = line.lexicon.as_said.until(line.words, index) if index >= 0 else 0
    first = index + 1 - length
    return bool(length) and (first <= line.lead or line.mark(first - 1))


def _where(line: Line, index: int) -> bool:
    """Up to the end of the sentence it is only told where or when it was said: ", X said in a note on Monday."."""
    lexicon, words = line.lexicon, line.words
    if words[index] not in lexicon.links:
        return False
    rest = range(index, len(line) - 1)
    return len(rest) <= _APPOSITION and not any(line.mark(i) or words[i][0].isdigit() or words[i] in lexicon.complementizers for i in rest)


def _speaks(line: Line, begin: int, after: int) -> bool:
    """A sentence that goes on behind a parenthesis, or ends with it; "X said: …" and "X said, "…"" open a quotation instead."""
    if after >= len(line):
        return True
    if line.words[after] == ":" or (line.words[after] == '"' and line.words[begin - 1] != '"'):
        return False
    return not (
        line.words[after] == ","
        and after + 1 < len(line)
        and line.words[after + 1] == '"'
        and line.words[begin - 1] != '"'
        and (begin < 2 or line.words[begin - 2] != '"')
    )


def _comma_before(line: Line, index: int) -> int | None:
    for place in range(index, max(0, index - _APPOSITION), -1):
        if line.words[place] in {",", "("}:
            return place
        if line.words[place] in {".", ";", ":", '"'} and line.mark(place):
            return None
    return None


def _may(line: Line, holder: Holder, first: int, last: int, group: str, *, clause: bool) -> bool:
    """Whether such a holder goes with such a verb: papers show, and people say."""
    if group != "show":
        return holder.kind not in ("unowned",) or group == "judge"
    if holder.kind in ("report", "hidden", "unowned") or (clause and holder.kind in ("name", "body", "company", "role") and holder.named):
        return True
    return any(line.strong[i] for i in range(first, last + 1)) and bool(line.lexicon.measurers.within(line.words, first, last))


def _inverted(line: Line, first: int, last: int, group: str, memory: Memory) -> Draft | None:
    """ "…, said X", "…", explique-t-il": behind a comma or a closing mark, the holder after the verb."""
    lexicon, words = line.lexicon, line.words
    before = first - 1
    while before >= 0 and words[before] in lexicon.between and not line.mark(before):
        before -= 1
    if before < 0 or words[before] not in {",", '"', "-", "!", "?", "."} or group == "show":
        return None
    begin = last + 1
    while begin < len(line) and (words[begin] == "-" or words[begin] in {"t", "aussi"} or words[begin] in lexicon.between):
        begin += 1
    quoted = words[before] == '"' or (before > 0 and words[before - 1] == '"')
    if begin >= len(line) or line.mark(begin):
        if not (lexicon.data.pro_drop and quoted and memory.last is not None):
            return None
        holder = Holder(line.starts[first], line.ends[last], memory.last.named, memory.last.kind)
        end = last
    else:
        if words[begin] in lexicon.links - lexicon.determiners - lexicon.pronouns and not line.names[begin]:
            return None  # "said in a study": nobody stands behind it
        alone = words[begin] in lexicon.pronouns and not _article(line, begin)
        end = begin if alone else forward(line, begin)
        found = classify(line, begin, end, memory)
        if found is None or (group == "judge" and not found.named and not quoted):
            return None
        holder = found
    draft = whole(line, before + 1, end, holder)
    draft.verb, draft.quoted = group, quoted
    return draft


def _article(line: Line, index: int) -> bool:
    """A pronoun that is an article here: "meldet het Bureau"."""
    after = index + 1
    return line.words[index] in line.lexicon.determiners and after < len(line) and not line.mark(after)


def _fronted(line: Line, first: int, last: int, group: str, memory: Memory) -> Draft | None:
    """ "Last week reported X that …", where something else than the subject stands in front; "das teilte X mit", "lo rileva X" too."""
    lexicon, words = line.lexicon, line.words
    points = pointed(line, first)
    start = line.lead if points else _clause(line, first)
    if start is None or (not lexicon.data.verb_second and not points and group == "show"):
        return None
    begin = last + 1
    while begin < len(line) and words[begin] in lexicon.between and not _article(line, begin) and not line.names[begin]:
        begin += 1
    if begin >= len(line) or line.mark(begin) or not _opens_holder(line, begin):
        return None
    end = forward(line, begin)
    holder = classify(line, begin, end, memory)
    after = next((i for i in range(end + 1, len(line)) if words[i] != ","), len(line))
    clause = after < len(line) and words[after] in lexicon.complementizers
    if holder is None or holder.kind == "pronoun" or not (clause or points or (holder.named and lexicon.data.verb_second)):
        return None
    if (group == "that" and not (clause or points)) or not _may(line, holder, begin, end, group, clause=clause or points):
        return None
    reach = (line.starts[start] if lexicon.data.verb_second else line.ends[last], line.end)
    return Draft(line, line.starts[first], line.ends[end], holder, reach, "before", clause=True, verb=group)


def _clause(line: Line, verb: int) -> int | None:
    """The first token of the main clause that has its verb at `verb` behind something else; None where the clause is another's."""
    lexicon, words = line.lexicon, line.words
    start = verb
    while start and not line.mark(start - 1):
        start -= 1
        if words[start] in lexicon.complementizers or words[start] in lexicon.passive or words[start] in lexicon.negators:
            return None
    return start if start < verb and words[start] not in lexicon.relatives - lexicon.determiners else None


def _opens_holder(line: Line, index: int) -> bool:
    """Somebody's name or office stands here: "NVM", "the broker", "brokers' union NVM"; no object of the verb ("losses of X")."""
    word = line.words[index]
    if line.names[index] or word in line.lexicon.nouns:
        return True
    after = index + 1
    if after >= len(line) or line.mark(after):
        return False
    if word in line.lexicon.determiners:
        return _opens_holder(line, after)
    return line.names[after] and not line.capital(index)


def pointed(line: Line, index: int) -> bool:
    """Nothing stands before token `index` but what points to the sentence before: "das", "c'est ce que", "lo"."""
    lexicon, words = line.lexicon, line.words
    at = line.lead
    if at >= len(line):
        return False
    length = lexicon.pointing.at(words, at)
    after = at + length
    while length and after < index and words[after] in lexicon.between:
        after += 1
    return bool(length) and (after == index or (at == index and lexicon.before.at(words, at) == length))


def _silent(line: Line, first: int, last: int, group: str, memory: Memory) -> Draft | None:
    """Where the subject may be left out: a sentence that begins with the verb goes on with the last holder of the paragraph."""
    if (
        not line.lexicon.data.pro_drop
        or group in ("show", "that")
        or not all(line.mark(i) or line.words[i] in line.lexicon.between for i in range(first))
    ):
        return None
    known = memory.last is not None and memory.last_block == line.block and memory.last.named
    if not known and memory.provider_sentence != line.sentence - 1:
        return None
    holder = Holder(line.starts[first], line.ends[last], True, "name")
    return Draft(line, holder.start, holder.end, holder, (line.ends[last], line.end), "before", clause=True, verb=group)
