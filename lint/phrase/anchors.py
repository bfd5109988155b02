"""What must stand in a sentence for a phrase to match there: its obligatory sets of words, and the rarest of them."""

from collections.abc import Callable, Collection
from typing import Final

from lint.phrase.syntax import Alt, Class, Node, Seq, Word, union

# Rough frequencies: how many places in a text a member of a set is expected to stand at, compared with a common noun (1).
_FUNCTION: Final = 200
_SHORT: Final = 8
_PREFIX: Final = 6
_SUFFIX: Final = 10
_INFIX: Final = 30


def needs(node: Node, opened: Callable[[Class], Node]) -> list[Word]:
    """The sets of which at least one word each must occur; `opened` gives what a class takes."""
    if isinstance(node, Word):
        return [node]
    if isinstance(node, Seq):
        return [need for part in node.parts for need in needs(part, opened)]
    if isinstance(node, Class):
        return needs(opened(node), opened)
    if isinstance(node, Alt):
        return _shared([needs(option, opened) for option in node.options])
    return []


def _shared(branches: list[list[Word]]) -> list[Word]:
    """What all of several ways need: sets that every way has, else the rarest set of each way taken together."""
    if not all(branches):
        return []
    common = [need for need in branches[0] if all(need in branch for branch in branches[1:])]
    if common:
        return common
    return [union([min(branch, key=weight) for branch in branches])]


def weight(need: Word, frequent: Collection[str] = ()) -> int:
    """How often one of a set is expected to occur; `frequent` are the function words of the language."""
    total = _PREFIX * len(need.prefixes) + _SUFFIX * len(need.suffixes) + _INFIX * len(need.infixes)
    for word in need.exact:
        total += _FUNCTION if word in frequent else _SHORT if len(word) < 4 else 1
    return total


def rarest(found: list[Word], frequent: Collection[str]) -> Word:
    """The obligatory set that is worth looking for first."""
    return min(found, key=lambda need: weight(need, frequent))
