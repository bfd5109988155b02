"""Claims that state the same value of the same thing: they share the best support that any of them has."""

from collections.abc import Sequence

from lint.context import Context
from lint.document import Block
from lint.observation import Quantity
from lint.tokens import tokenise

_PROMINENT = frozenset({"title", "description", "heading"})
_LETTERS = 4  # a shorter word says little about what a figure is of, one in capitals aside
_SHORT = 200  # characters of a block (a title, an item) that is about one thing


def groups(context: Context, claims: Sequence[Quantity]) -> list[list[int]]:
    """Indexes of claims that restate one another, each group in reading order; claims alone are left out.

    The same value and unit; and either a value that hardly stands twice by chance, or words in common. In doubt they are apart.
    """
    by_value: dict[tuple[float, float | None, str], list[int]] = {}
    for index, claim in enumerate(claims):
        if claim.value is not None:
            by_value.setdefault((round(claim.value, 6), claim.high, _unit(claim)), []).append(index)
    found = []
    for same in by_value.values():
        if len(same) < 2:
            continue
        parent = {index: index for index in same}

        def root(index: int, parent: dict[int, int] = parent) -> int:
            while parent[index] != index:
                index = parent[index]
            return index

        told = {index: about(context, claims[index]) for index in same}
        for position, a in enumerate(same):
            for b in same[position + 1 :]:
                if root(a) != root(b) and _same(context, claims[a], claims[b], told[a] & told[b], min(len(told[a]), len(told[b]))):
                    parent[root(b)] = root(a)
        joined: dict[int, list[int]] = {}
        for index in same:
            joined.setdefault(root(index), []).append(index)
        found += [members for members in joined.values() if len(members) > 1]
    return found


def _unit(claim: Quantity) -> str:
    return claim.unit.casefold() if claim.kind in ("money", "rate", "range") else claim.kind


def _same(context: Context, a: Quantity, b: Quantity, shared: frozenset[str], least: int) -> bool:
    document = context.document
    if document.sentence_at(a.start) == document.sentence_at(b.start):
        return False
    prominent = document.blocks[document.block_at(a.start)].kind in _PROMINENT
    if _telling(a):
        return len(shared) >= 1
    return len(shared) >= (2 if prominent else 3) and len(shared) * 3 >= least


def _telling(claim: Quantity) -> bool:
    """A value that hardly stands twice by chance: three digits that count, or a large sum of money."""
    if claim.value is None:
        return False
    digits = f"{abs(claim.value):.6g}".replace(".", "").strip("0")
    return len(digits) >= 3 or (claim.kind == "money" and abs(claim.value) >= 1_000_000)


def about(context: Context, claim: Quantity) -> frozenset[str]:
    """The words of the sentence that say what the figure is of."""
    document = context.document
    sentence = document.sentence_at(claim.start)
    tokens = context.tokens(sentence)
    function = context.data.words()
    text = document.prose.text
    places = list(zip(tokens.words, tokens.starts, tokens.ends, strict=True))
    block = document.blocks[document.block_at(claim.start)]
    if block.kind == "cell":
        places += _row(context, block)
    elif block.end - block.start < _SHORT:
        places = _words(context, block)
    return frozenset(
        word[:7]
        for word, start, end in places
        if (len(word) >= _LETTERS or (len(word) == 3 and text[start:end].isupper()))
        and word[0].isalpha()
        and word not in function
        and not (claim.start <= start and end <= claim.end)
    )


def _row(context: Context, cell: Block) -> list[tuple[str, int, int]]:
    """The words of a cell's row."""
    document = context.document
    found = []
    for block in document.blocks:
        if block.kind == "cell" and block.table == cell.table and block.row == cell.row and block.end > block.start:
            found += _words(context, block)
    return found


def _words(context: Context, block: Block) -> list[tuple[str, int, int]]:
    tokens = tokenise(context.document.prose.text, block.start, block.end)
    return list(zip(tokens.words, tokens.starts, tokens.ends, strict=True))
