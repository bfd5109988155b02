"""Claims that state the same value of the same thing: they share the best support that any of them has."""

from collections.abc import Sequence

from lint.context import Context
from lint.document import Block
from lint.observation import Quantity
from lint.tokens import tokenise

_PROMINENT = frozenset({"title", "description", "heading"})
_LETTERS = 4  # a shorter word says little about what a figure is of, one in capitals aside
_COMPARED = 8  # mentions of a group that a further one is compared with
_GROUPS = 40  # groups of one value; what an article says more often is counted, not told
_SHORT = 200  # characters of a block (a title, an item) that is about one thing


def groups(context: Context, claims: Sequence[Quantity]) -> list[list[int]]:
    """Indexes of claims that restate one another, each group in reading order; claims alone are left out.

    The same value and unit; and either a value that hardly stands twice by chance, or words in common. In doubt they are apart.
    """
    by_value: dict[tuple[float, float | None, str], list[int]] = {}
    for index, claim in enumerate(claims):
        if claim.value is not None:
            by_value.setdefault((round(claim.value, 6), claim.high, _unit(claim)), []).append(index)
    words = context.ask(Words)
    found = []
    for same in by_value.values():
        groups_: list[list[int]] = []
        for index in same:
            told = words.of(claims[index])
            for group in groups_:
                if any(_same(context, claims[other], claims[index], words.of(claims[other]), told) for other in group[:_COMPARED]):
                    group.append(index)
                    break
            else:
                if len(groups_) < _GROUPS:
                    groups_.append([index])
        found += [group for group in groups_ if len(group) > 1]
    return found


def _unit(claim: Quantity) -> str:
    return claim.unit.casefold() if claim.kind in ("money", "rate", "range") else claim.kind


def _same(context: Context, a: Quantity, b: Quantity, first: frozenset[str], second: frozenset[str]) -> bool:
    document = context.document
    shared, least = first & second, min(len(first), len(second))
    if document.sentence_at(a.start) == document.sentence_at(b.start):
        return False
    one, other = (document.blocks[document.block_at(q.start)] for q in (a, b))
    prominent = one.kind in _PROMINENT
    if _telling(a):
        # What is said right below a table is said of it.
        return len(shared) >= 1 or (one.section == other.section and (one.kind == "cell") != (other.kind == "cell"))
    return len(shared) >= (2 if prominent or _odd(a) else 3) and len(shared) * 3 >= least


def _odd(claim: Quantity) -> bool:
    """A value of two digits that is no round one: 77 %, 1.7."""
    return len(f"{abs(claim.value or 0):.6g}".replace(".", "").strip("0")) >= 2


def _telling(claim: Quantity) -> bool:
    """A value that hardly stands twice by chance: three digits that count, or a large sum of money."""
    if claim.value is None:
        return False
    digits = f"{abs(claim.value):.6g}".replace(".", "").strip("0")
    return len(digits) >= 3 or (claim.kind == "money" and abs(claim.value) >= 1_000_000)


class Words:
    """The words that say what the figures of a document are of: those of the sentence, of a short block, of a table's row."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._function = context.data.words()
        self._told: dict[int, frozenset[str]] = {}
        self._rows: dict[tuple[int, int], frozenset[str]] | None = None

    def of(self, claim: Quantity) -> frozenset[str]:
        """The words about a claim, its own unit among them, cut to seven letters."""
        document = self._context.document
        at = document.block_at(claim.start)
        block = document.blocks[at]
        if block.kind == "cell":
            return self._row(block)
        short = block.end - block.start < _SHORT
        sentence = document.sentence_at(claim.start)
        key = -1 - at if short else sentence
        if key not in self._told:
            place = block if short else document.sentences[sentence]
            self._told[key] = self._words(place.start, place.end)
        return self._told[key]

    def _row(self, cell: Block) -> frozenset[str]:
        if self._rows is None:
            joined: dict[tuple[int, int], set[str]] = {}
            for block in self._context.document.blocks:
                if block.kind == "cell":
                    joined.setdefault((block.table, block.row), set()).update(self._words(block.start, block.end))
            self._rows = {key: frozenset(words) for key, words in joined.items()}
        return self._rows.get((cell.table, cell.row), frozenset())

    def _words(self, start: int, end: int) -> frozenset[str]:
        text = self._context.document.prose.text
        tokens = tokenise(text, start, end)
        return frozenset(
            word[:7]
            for word, first, last in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
            if (len(word) >= _LETTERS or (len(word) == 3 and text[first:last].isupper()))
            and word[0].isalpha()
            and word not in self._function
        )
