"""Who is it that says so: the holder's noun phrase, and whether a reader could look it up."""

from collections.abc import Iterator

import msgspec

from lint.attribution.line import Holder, Line
from lint.attribution.memory import Memory
from lint.attribution.runs import Runs

_LONGEST = 18  # tokens of a holder; what runs on further is cut there


class _Head(msgspec.Struct, frozen=True):
    kind: str
    first: int
    last: int


def forward(line: Line, first: int) -> int:
    """The last token of the noun phrase that begins at `first`, or `first - 1` where none does."""
    lexicon, words = line.lexicon, line.words
    index, headed, linked = first, False, False
    while index < len(line) and index - first < _LONGEST and not line.mark(index):
        word = words[index]
        if word in lexicon.links or (headed and (word in lexicon.agents or _issued(line, index))):
            linked = True
        elif line.names[index]:
            headed, linked = True, False
        elif linked and headed and word[0].isdigit() and not _year(word):
            break
        elif word in lexicon.determiners and words[index - 1] != "-":
            if headed and not linked:
                break
        elif word in lexicon.barriers or word in lexicon.relatives or word in lexicon.complementizers:
            break
        elif word in lexicon.nouns or line.capital(index):
            headed, linked = True, False
        elif headed and not linked and not _goes_on(line, index):
            break
        index += 1
    while (
        index > first
        and (words[index - 1] in lexicon.links or words[index - 1] in lexicon.determiners)
        and words[index - 1] not in lexicon.nouns
    ):
        index -= 1
    return index - 1


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _issued(line: Line, index: int) -> bool:
    """ "A report shared this week by X", "datos remitidos ayer a X": what follows the participle names the report."""
    if line.words[index] not in line.lexicon.published:
        return False
    for after in range(index + 1, min(index + 6, len(line))):
        if line.mark(after):
            return False
        if line.words[after] in line.lexicon.links or line.words[after] in line.lexicon.agents:
            return True
    return False


def _goes_on(line: Line, index: int) -> bool:
    """A small word after the head that still belongs to it: an adjective before a link or the end, a participle before "by"."""
    if line.words[index][0].isdigit() or line.words[index] in "-%":
        return True
    if line.lexicon.data.verb_last:
        return False  # the verb stands second: a small word behind the noun is the verb
    after = index + 1
    if after >= len(line) or line.mark(after):
        return True
    word = line.words[after]
    lexicon = line.lexicon
    return word in lexicon.affiliations or word in lexicon.agents or word in lexicon.nouns or word in lexicon.published or word == "-"


def backward(line: Line, last: int) -> int:
    """The first token of the noun phrase that ends at `last`, or `last + 1` where none does."""
    lexicon, words = line.lexicon, line.words
    if last < 0 or line.mark(last):
        return last + 1
    if words[last] in lexicon.links and not line.names[last] and words[last] not in lexicon.pronouns:
        return last + 1
    if words[last] in lexicon.pronouns or words[last] in lexicon.first_person or words[last] in lexicon.second_person:
        return last
    index, unknown = last, 0
    while index >= 0 and last - index < _LONGEST and not line.mark(index):
        word = words[index]
        if word in lexicon.links:
            if word in lexicon.barriers and not _joins(line, index):
                break
        elif word in lexicon.determiners or line.names[index]:
            pass
        elif word in lexicon.barriers or word in lexicon.relatives or word in lexicon.complementizers or word in lexicon.passive:
            break
        if word in lexicon.determiners and not (word in lexicon.affiliations and index and not line.mark(index - 1)):
            before = index - 1
            if before < 0 or line.mark(before) or words[before] not in lexicon.links or words[before] in lexicon.barriers:
                if (
                    before >= 0
                    and not line.mark(before)
                    and (words[before] in lexicon.determiners or words[before] in lexicon.people_words)
                ):
                    index -= 1
                    continue
                index -= 1
                break
        elif not (line.names[index] or word in lexicon.links or word in lexicon.nouns or line.capital(index) or word == "-"):
            unknown += 1
            if unknown > 3:
                break
        index -= 1
    first = index + 1
    while first < last and words[first] in lexicon.links and words[first] not in lexicon.determiners and words[first + 1] != "-":
        first += 1
    return first


def _joins(line: Line, index: int) -> bool:
    """ "And" between two names, or between two persons."""
    after = index + 1
    if after < len(line) and line.words[after] in line.lexicon.determiners:
        after += 1
    return index > 0 and after < len(line) and line.names[index - 1] and line.names[after]


def classify(line: Line, first: int, last: int, memory: Memory) -> Holder | None:
    """The holder in tokens `first`…`last`, or None where nobody stands there who could say anything."""
    lexicon, words = line.lexicon, line.words
    if last < first:
        return None
    if _ours(line, first, last):
        return None
    if first == last and words[first] in lexicon.pronouns:
        return _pronoun(line, first, memory)
    start, end = line.starts[first], line.ends[last]
    if lexicon.hidden.within(words, first, last):
        hidden = lexicon.hidden.within(words, first, last)[0]
        if not (hidden[0] == hidden[1] and _has_name(line, first, last)):
            return Holder(start, end, False, "hidden")
    heads = list(_heads(line, first, last))
    head = _main(line, heads, first)
    if head is None:
        if _statute(line, first, last):
            return Holder(start, end, True, "statute")
        return Holder(start, end, True, "name") if _has_name(line, first, last) else None
    named = _named(line, head, first, last, memory)
    return Holder(start, end, named, "report" if named and head.kind == "unowned" else head.kind)


def _ours(line: Line, first: int, last: int) -> bool:
    """The author or the reader ("our data", "your plan"), not one who speaks of them behind ("the experts I met"), nor a name."""
    lexicon = line.lexicon
    nouns = [i for i in range(first, last + 1) if line.words[i] in lexicon.nouns or line.names[i]]
    until = nouns[0] if nouns else last
    return any(line.words[i] in lexicon.first_person or line.words[i] in lexicon.second_person for i in range(first, until + 1))


def _heads(line: Line, first: int, last: int) -> Iterator[_Head]:
    lexicon = line.lexicon
    groups: tuple[tuple[str, Runs], ...] = (
        ("report", lexicon.reports),
        ("unowned", lexicon.unowned),
        ("body", lexicon.bodies),
        ("company", lexicon.companies),
        ("role", lexicon.roles),
        ("people", lexicon.people),
    )
    for kind, runs in groups:
        for a, b in runs.within(line.words, first, last):
            yield _Head(kind, a, b)


def _main(line: Line, heads: list[_Head], first: int) -> _Head | None:
    """The head proper: the last noun before the first affiliation, the longest reading of it; a bare quantity ("many") only alone."""
    if not heads:
        return None
    cut = len(line)
    for index in range(first + 1, len(line)):
        if (line.words[index] in line.lexicon.affiliations or line.words[index] in line.lexicon.published) and any(
            h.last < index for h in heads
        ):
            cut = index
            break
    near = [h for h in heads if h.last < cut] or heads
    real = [h for h in near if line.words[h.last] not in line.lexicon.determiners] or near
    return max(real, key=lambda h: (h.last, h.last - h.first, -_ORDER.index(h.kind)))


_ORDER = ("unowned", "report", "body", "company", "role", "people")


def _has_name(line: Line, first: int, last: int) -> bool:
    return any(line.names[i] for i in range(first, last + 1))


def _named(line: Line, head: _Head, first: int, last: int, memory: Memory) -> bool:
    lexicon = line.lexicon
    before = [i for i in range(first, head.first) if line.names[i]]
    inside = [i for i in range(head.first, head.last + 1) if line.names[i]]
    after = [i for i in range(head.last + 1, last + 1) if line.names[i]]
    if inside or (after and _belongs(line, head, after)):
        return True
    if head.kind == "people" and before:
        return any(line.strong[i] or (line.names[i - 1] and i > first) for i in before)
    if before:
        return True
    if head.kind == "body":
        return True
    if head.kind == "unowned":  # "these figures" are those of the report right before
        known = memory.report is not None and memory.report.named and line.block - memory.report_block <= 1
        return known and lexicon.continuations.at(line.words, first) > head.last - first
    if head.kind == "report" and after:
        return _statute(line, first, last) or any(line.words[i] in lexicon.published for i in range(head.last + 1, after[0]))
    definite = line.words[first] in lexicon.definite
    if not definite:
        return False
    if line.words[head.last] in lexicon.makers and memory.last and memory.last.named and line.block - memory.last_block <= 1:
        return True
    if line.words[first] not in lexicon.determiners_plain and _has_name(line, 0, first - 1):
        return True  # "the fund Horizon gained 12 %, by its own report"
    if head.kind == "report" and any(line.words[i] in lexicon.company_words for i in range(first, head.first)):
        return memory.name_block >= 0
    if head.kind == "report" and memory.told_right_before(line):
        return True
    if head.kind == "report":
        return bool(memory.report and memory.report.named and line.block - memory.report_block <= 2) or (
            line.words[first] not in lexicon.determiners_plain and memory.name_block == line.block
        )
    if head.kind == "company":
        apposed = last + 2 < len(line) and line.words[last + 1] == "," and line.names[last + 2]  # "the agency, Example Ratings"
        return apposed or memory.name_block >= 0 or _has_name(line, 0, first - 1)
    if head.kind == "role":
        known = memory.last is not None and memory.last.named and memory.last.kind == "role" and memory.last_block == line.block
        return known or (memory.person_block >= 0 and line.block - memory.person_block <= 3)
    return bool(memory.last and memory.last.named and memory.last.kind == head.kind and memory.last_block == line.block)


def _belongs(line: Line, head: _Head, names: list[int]) -> bool:
    """The names after the head say whose it is: next to it ("analyst Jane Doe"), or behind "of", "at", "by" …"""
    for index in range(head.last + 1, names[0]):
        word = line.words[index]
        if word in line.lexicon.affiliations or word in line.lexicon.agents or word in line.lexicon.published:
            return True
        if word == ",":
            continue
        if word in line.lexicon.links and word not in line.lexicon.determiners:
            return False
    # One capital word beside people may be where they come from ("les médias Sud-Américains").
    alone = head.kind == "people" and len(names) == 1 and not line.strong[names[0]]
    return names[0] - head.last <= 3 and not alone


def _statute(line: Line, first: int, last: int) -> bool:
    """A place in the law: a word for it beside a number ("Article 990 I", "Section 401")."""
    for index in range(first, last + 1):
        if line.words[index] in line.lexicon.statutes:
            near = [i for i in (index - 1, index + 1, index + 2) if 0 <= i < len(line)]
            if any(line.words[i][0].isdigit() for i in near):
                return True
    return False


def _pronoun(line: Line, index: int, memory: Memory) -> Holder | None:
    last = memory.last
    start, end = line.starts[index], line.ends[index]
    if last is not None and line.block - memory.last_block <= 3:
        return Holder(start, end, last.named, last.kind)
    return Holder(start, end, memory.person_block >= 0, "pronoun")
