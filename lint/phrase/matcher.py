"""Trees of phrases → matchers over tokens.

A matcher takes the places at which it may begin (place → cost) and gives the places at which it can end. Every place is
visited once a part, so the work is bounded by parts × tokens: there is nothing to explode. The cost orders the ways that lead
to one place: twice the words skipped by gaps, plus one where a skipped word negates.
"""

from collections.abc import Callable

from lint.phrase.syntax import Alt, Class, Edge, Gap, Maybe, Node, Seq, Slot, Word, union
from lint.phrase.view import BARRIER, COMMA, MARK, WORD, View

Places = dict[int, int]
Matcher = Callable[[View, Places], Places]


def compiled(node: Node, opened: Callable[[Class], Node]) -> Matcher:
    """The matcher of `node`; `opened` gives what a class takes."""
    if isinstance(node, Word):
        return _word(node)
    if isinstance(node, Seq):
        return _sequence([compiled(part, opened) for part in node.parts])
    if isinstance(node, Alt):
        return _either([(starts(option, opened), compiled(option, opened)) for option in node.options])
    if isinstance(node, Maybe):
        return _maybe(compiled(node.part, opened))
    if isinstance(node, Gap):
        return _gap(node.words, node.commas)
    if isinstance(node, Edge):
        return _edge
    if isinstance(node, Slot):
        return _slot(node.name)
    return compiled(opened(node), opened)


def _word(test: Word) -> Matcher:
    exact = test.exact - test.without
    if not test.starred:

        def plain(view: View, at: Places) -> Places:
            words, end = view.words, len(view.words)
            return {p + 1: cost for p, cost in at.items() if p < end and words[p] in exact}

        return plain

    def starred(view: View, at: Places) -> Places:
        words, end = view.words, len(view.words)
        return {p + 1: cost for p, cost in at.items() if p < end and test.takes(words[p])}

    return starred


def _sequence(parts: list[Matcher]) -> Matcher:
    def run(view: View, at: Places) -> Places:
        for part in parts:
            if not at:
                break
            at = part(view, at)
        return at

    return run


def _either(options: list[tuple[Word | None, Matcher]]) -> Matcher:
    """Options by their first words: a class of hundreds is asked for those that can begin at a place, not for all."""
    open_: list[Matcher] = []
    begun: dict[str, list[Matcher]] = {}
    for first, option in options:
        if first is None or first.starred:
            open_.append(option)
        else:
            for word in first.exact:
                begun.setdefault(word, []).append(option)

    def run(view: View, at: Places) -> Places:
        words, end = view.words, len(view.words)
        wanted: dict[Matcher, Places] = dict.fromkeys(open_, at)
        for place, cost in at.items():
            for option in begun.get(words[place], ()) if place < end else ():
                wanted.setdefault(option, {})[place] = cost
        found: Places = {}
        for option, places in wanted.items():
            found = _join(found, option(view, places))
        return found

    return run


def _maybe(part: Matcher) -> Matcher:
    def run(view: View, at: Places) -> Places:
        return _join(part(view, at), at)

    return run


def _join(first: Places, second: Places) -> Places:
    if not second:
        return first
    if not first:
        return dict(second)
    for place, cost in second.items():
        if cost < first.get(place, cost + 1):
            first[place] = cost
    return first


def _gap(words: int, commas: bool) -> Matcher:
    stop = BARRIER if commas else COMMA

    def run(view: View, at: Places) -> Places:
        kinds, negators, end = view.kinds, view.negators, len(view.words)
        found = dict(at)
        for begin, start_cost in at.items():
            place, cost, left = begin, start_cost, words
            while place < end:
                kind = kinds[place]
                if kind >= stop:
                    break
                if kind == WORD:
                    if not left:
                        break
                    left -= 1
                    cost += 2
                if negators[place]:
                    cost |= 1
                place += 1
                if cost < found.get(place, cost + 1):
                    found[place] = cost
        return found

    return run


def _edge(view: View, at: Places) -> Places:
    """The places before which a clause begins; marks that part nothing (an emoji, a bullet) may stand between."""
    kinds = view.kinds
    found: Places = {}
    for place, cost in at.items():
        before = place - 1
        while before >= 0 and kinds[before] == MARK:
            before -= 1
        if before < 0 or kinds[before] >= COMMA:
            found[place] = cost
    return found


def _slot(name: str) -> Matcher:
    def run(view: View, at: Places) -> Places:
        spans = view.slot(name)
        found: Places = {}
        for place, cost in at.items():
            for end in spans.get(place, ()):
                found[end] = min(cost, found.get(end, cost))
        return found

    return run


def starts(node: Node, opened: Callable[[Class], Node]) -> Word | None:
    """A test for the first word of a match, where every way begins with a word; else None."""
    if isinstance(node, Word):
        return node
    if isinstance(node, Class):
        return starts(opened(node), opened)
    if isinstance(node, Seq):
        return _first([part for part in node.parts if not isinstance(part, Edge)], opened)
    if isinstance(node, Alt):
        return _any([starts(option, opened) for option in node.options])
    return None


def _first(parts: list[Node], opened: Callable[[Class], Node]) -> Word | None:
    if not parts:
        return None
    if isinstance(parts[0], Maybe):
        return _any([starts(parts[0].part, opened), _first(parts[1:], opened)])
    return starts(parts[0], opened)


def _any(firsts: list[Word | None]) -> Word | None:
    known = [first for first in firsts if first is not None and not first.without]
    return union(known) if len(known) == len(firsts) else None
