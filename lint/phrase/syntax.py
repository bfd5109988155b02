"""The parts that a phrase is made of, after parsing."""

from typing import Final

import msgspec

GAP_WORDS: Final = 4
"""Words that `…` may skip."""

APART: Final = 8
"""Words that may stand between the sides of `A + B`."""

SLOTS: Final = ("figure", "money", "percent", "date", "asset", "company")


class PhraseError(ValueError):
    """A phrase that cannot be read. `column` is 1-based in the phrase as written; `mend` says what to write instead."""

    def __init__(self, message: str, mend: str = "", column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.column = column


class Word(msgspec.Struct, frozen=True):
    """One token: one of `exact`, or with one of `prefixes`, `suffixes`, `infixes`; never one of `without`. All case-folded."""

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    infixes: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()

    def takes(self, word: str) -> bool:
        """True when `word` (a case-folded token) is one of these."""
        if word not in self.exact and not self.glued(word):
            return False
        return word not in self.without

    def glued(self, word: str) -> bool:
        """True when one of the affixes is in its place."""
        return (
            (bool(self.prefixes) and word.startswith(self.prefixes))
            or (bool(self.suffixes) and word.endswith(self.suffixes))
            or (bool(self.infixes) and any(i in word for i in self.infixes))
        )

    @property
    def starred(self) -> bool:
        """True when it takes more words than it lists."""
        return bool(self.prefixes or self.suffixes or self.infixes)


class Seq(msgspec.Struct, frozen=True):
    """One after another; an empty one matches nothing at all."""

    parts: "tuple[Node, ...]"


class Alt(msgspec.Struct, frozen=True):
    """One of these."""

    options: "tuple[Node, ...]"


class Maybe(msgspec.Struct, frozen=True):
    """This or nothing."""

    part: "Node"


class Gap(msgspec.Struct, frozen=True):
    """At most `words` words; `commas` is False where no comma may stand between."""

    words: int
    commas: bool = True


class Edge(msgspec.Struct, frozen=True):
    """No word at all: the beginning of the sentence or of a clause in it."""


class Slot(msgspec.Struct, frozen=True):
    """What the engine recognises: ``{money}``."""

    name: str


class Class(msgspec.Struct, frozen=True):
    """A word of a class, in any form (`tag` empty) or in the forms with that tag. `column` is its place in the phrase."""

    name: str
    tag: str = ""
    column: int = 1


Node = Word | Seq | Alt | Maybe | Gap | Edge | Slot | Class


def union(words: "list[Word]") -> Word:
    """One test that takes what any of `words` takes (their exceptions are kept for all)."""
    if len(words) == 1:
        return words[0]
    return Word(
        frozenset().union(*(w.exact for w in words)),
        tuple(sorted({p for w in words for p in w.prefixes})),
        tuple(sorted({s for w in words for s in w.suffixes})),
        tuple(sorted({i for w in words for i in w.infixes})),
        frozenset().union(*(w.without for w in words)),
    )


def sequence(parts: "list[Node]") -> Node:
    """The parts one after another, sequences inside them opened."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, Seq):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else Seq(tuple(flat))


def one_of(options: "list[Node]") -> Node:
    """One of the options; single words become one test, an empty option makes the rest optional."""
    words: list[Word] = []
    rest: list[Node] = []
    empty = False
    for option in options:
        if isinstance(option, Word):
            words.append(option)
        elif isinstance(option, Alt):
            words.extend(o for o in option.options if isinstance(o, Word))
            rest.extend(o for o in option.options if not isinstance(o, Word))
        elif isinstance(option, Seq) and not option.parts:
            empty = True
        elif isinstance(option, Maybe):
            empty = True
            rest.append(option.part)
        elif option not in rest:
            rest.append(option)
    plain = [w for w in words if not w.without]
    kept: list[Node] = [union(plain)] if plain else []
    kept.extend(w for w in words if w.without)
    kept.extend(rest)
    if not kept:
        return Seq(())
    node = kept[0] if len(kept) == 1 else Alt(tuple(kept))
    return Maybe(node) if empty else node
