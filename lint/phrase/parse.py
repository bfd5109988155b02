"""The notation of phrases (rule-language.md §1) → the tree that is matched."""

import re
import unicodedata
from itertools import permutations
from typing import Final

from lint.phrase.spell import multiply, spelled
from lint.phrase.syntax import APART, GAP_WORDS, SLOTS, Alt, Class, Edge, Gap, Maybe, Node, PhraseError, Seq, Slot, one_of, sequence
from lint.yamlfile import suggest

MAX_LENGTH: Final = 2_000
_MAX_DEPTH: Final = 20
_MAX_GAP: Final = 12
_MAX_SIDES: Final = 4
_MAX_OPTION: Final = 64  # spellings of one alternative
_FOLD: Final = str.maketrans("’‘‚‛ʼ“”„‟«»‐‑‒–—―\u00a0\u202f\u2009", '\'\'\'\'\'""""""------   ')
_NAME: Final = re.compile(r"<([^\W\d_][\w-]*)(?:\.([^\W\d_][\w-]*))?>")
_GAP: Final = re.compile(r"(?:…|\.\.\.)(\d*)")
_LETTERS: Final = re.compile(r"[^\s()|\[\]<>{}*…+^]+|\+")
_WORDY: Final = re.compile(r"[^\W_]")

# A piece of a chunk: its spellings where it is letters only, else a node.
_Piece = list[str] | Node


def fold(text: str) -> str:
    """Typographic quotes, dashes and spaces as prose has them, one for one."""
    return text.translate(_FOLD)


def parse(phrase: str) -> Node:
    """The tree of `phrase`. Raises PhraseError with the column and the mend."""
    text = fold(unicodedata.normalize("NFC", phrase))
    if len(text) > MAX_LENGTH:
        raise PhraseError("the phrase is too long", f"keep it under {MAX_LENGTH} characters")
    if not text.strip():
        raise PhraseError("the phrase is empty", "write the words to look for, or remove the line")
    parser = _Parser(text)
    sides = [parser.sequence(0)]
    while parser.sees(" + "):
        parser.at += 3
        sides.append(parser.sequence(0))
    if parser.at < len(text):
        char = text[parser.at]
        if char == "+":
            raise parser.error("a plus needs a space before and after it", "write it as “A + B”")
        raise parser.error(f"a “{char}” that nothing opens", f"remove it, or open it with “{_OPENS.get(char, '(')}”")
    for side in sides:
        _whole(side)
    if len(sides) > _MAX_SIDES:
        raise PhraseError(f"more than {_MAX_SIDES} sides of “+”", "split the phrase")
    if len(sides) == 1:
        return sides[0]
    between = Gap(APART, commas=False)
    orders: list[Node] = []
    for order in permutations(sides):
        parts: list[Node] = [order[0]]
        for side in order[1:]:
            parts += [between, side]
        orders.append(sequence(parts))
    return Alt(tuple(orders))


_OPENS: Final = {")": "(", "|": "(", "]": "[", ">": "<", "}": "{"}


def _whole(side: Node) -> None:
    """A phrase must hold something, and begin and end with it."""
    if _gaping(side, 1) or _gaping(side, -1):
        raise PhraseError("a gap must stand between words", "remove the … at the edge of the phrase")
    if _optional(side):
        raise PhraseError("everything in this phrase is optional", "leave at least one word without [ ]")


def _gaping(node: Node, step: int) -> bool:
    """True where a match can begin (step 1) or end (step -1) with a gap."""
    if isinstance(node, Seq):
        for part in node.parts[::step]:
            if _gaping(part, step):
                return True
            if not _optional(part):
                return False
        return False
    if isinstance(node, Alt):
        return any(_gaping(option, step) for option in node.options)
    return isinstance(node, Gap) or (isinstance(node, Maybe) and _gaping(node.part, step))


def _optional(node: Node) -> bool:
    if isinstance(node, Seq):
        return all(_optional(p) for p in node.parts)
    if isinstance(node, Alt):
        return any(_optional(o) for o in node.options)
    return isinstance(node, Maybe | Gap | Edge)


class _Parser:
    """Recursive descent, at most `_MAX_DEPTH` brackets deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def error(self, message: str, mend: str = "", at: int | None = None) -> PhraseError:
        return PhraseError(message, mend, (self.at if at is None else at) + 1)

    def sees(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def sequence(self, depth: int) -> Node:
        """Words up to the end, a closing bracket, a bar, or a plus between sides, as one node."""
        return sequence([spelled(item, at + 1) if isinstance(item, list) else item for at, item in self._items(depth)])

    def _items(self, depth: int) -> list[tuple[int, _Piece]]:
        if depth > _MAX_DEPTH:
            raise self.error("too many brackets inside one another", "split the phrase")
        items: list[tuple[int, _Piece]] = []
        while self.at < len(self.text):
            if self.sees(" + "):
                if depth:
                    raise self.error("a plus cannot stand in brackets", "write the phrase twice")
                break
            char = self.text[self.at]
            if char == " " or char == "\t":
                self.at += 1
            elif char in ")|]>}":
                break
            elif char == "^":
                if depth or items:
                    raise self.error("“^” inside a phrase", "“^” says that the phrase opens its clause: write it first")
                items.append((self.at, Edge()))
                self.at += 1
            elif gap := _GAP.match(self.text, self.at):
                items.append((self.at, self._gap(gap)))
            else:
                items.append((self.at, self._chunk(depth)))
        return items

    def _gap(self, found: re.Match[str]) -> Gap:
        count = int(found[1][:3]) if found[1] else GAP_WORDS
        if not 0 < count <= _MAX_GAP:
            raise self.error(f"a gap of {count} words", f"a gap has 1 to {_MAX_GAP} words")
        self.at = found.end()
        return Gap(count)

    def _chunk(self, depth: int) -> _Piece:
        """What stands together without a space: letters, groups, classes, stars."""
        begin = self.at
        pieces: list[tuple[int, _Piece]] = []
        stars: list[int] = []
        while self.at < len(self.text) and self.text[self.at] not in " \t)|]>}":
            at = self.at
            char = self.text[at]
            if _GAP.match(self.text, at):
                raise self.error("a gap glued to a word", "put a space before …")
            if char == "*":
                stars.append(len(pieces))
                self.at += 1
            elif char in "([":
                pieces.append((at, self._bracket(char, depth)))
            elif char == "<":
                pieces.append((at, self._class()))
            elif char == "{":
                pieces.append((at, self._slot()))
            elif letters := _LETTERS.match(self.text, at):
                self.at = letters.end()
                pieces.append((at, [letters[0]]))
            else:
                raise self.error(f"“{char}” cannot stand here", "remove it")
        return self._glue(begin, pieces, stars)

    def _bracket(self, char: str, depth: int) -> _Piece:
        """A group or an optional part: spellings where it holds letters alone, else a node."""
        begin = self.at
        self.at += 1
        close = ")" if char == "(" else "]"
        options: list[_Piece] = []
        while True:
            start = self.at
            items = self._items(depth + 1)
            if not items:
                raise self.error("an empty alternative", "write what is optional in [ ]", start)
            options.append(_option(items))
            if self.sees("|"):
                self.at += 1
                continue
            if not self.sees(close):
                raise self.error(f"a “{char}” that is not closed", f"close it with “{close}”", begin)
            self.at += 1
            break
        if all(isinstance(o, list) for o in options):
            spellings = [s for o in options if isinstance(o, list) for s in o]
            return [*spellings, ""] if char == "[" else spellings
        node = one_of([spelled(o, begin + 1) if isinstance(o, list) else o for o in options])
        return Maybe(node) if char == "[" else node

    def _class(self) -> Class:
        found = _NAME.match(self.text, self.at)
        if found is None:
            raise self.error("a class that cannot be read", "write it as <name> or <name.tag>")
        column = self.at + 1
        self.at = found.end()
        return Class(found[1].casefold(), (found[2] or "").casefold(), column)

    def _slot(self) -> Slot:
        close = self.text.find("}", self.at)
        name = self.text[self.at + 1 : close] if close > 0 else self.text[self.at + 1 :]
        if close < 0 or name not in SLOTS:
            raise self.error(f"“{{{name[:30]}}}” is nothing that the engine recognises", suggest(name, SLOTS))
        self.at = close + 1
        return Slot(name)

    def _glue(self, begin: int, pieces: list[tuple[int, _Piece]], stars: list[int]) -> _Piece:
        """One node from the pieces of a chunk: runs of letters become words, the rest stands between them."""
        before, after = 0 in stars, bool(stars) and stars[-1] == len(pieces)
        if any(0 < s < len(pieces) for s in stars):
            raise self.error("a star inside a word", "a star stands at the beginning or the end of a word", begin)
        if not pieces:
            raise self.error("a star without letters", "write a part of the word, or … for any words", begin)
        if not stars and all(isinstance(piece, list) for _, piece in pieces):
            spellings = [""]
            for at, piece in pieces:
                spellings = multiply(spellings, piece if isinstance(piece, list) else [], at + 1)
            return spellings
        parts: list[Node] = []
        run: list[str] = []
        run_at = begin
        previous: _Piece | None = None
        for at, piece in pieces:
            if isinstance(piece, list):
                if previous is not None and not isinstance(previous, list):
                    if any(_WORDY.match(s[:1]) for s in piece):
                        raise self.error("letters glued to a class or a phrase", "put a space between", at)
                    run_at = at
                run = multiply(run, piece, run_at + 1) if run else piece
            else:
                if previous is not None and any(_WORDY.match(s[-1:]) for s in run):
                    raise self.error("letters glued to a class or a phrase", "put a space between, or the letters into the class", at)
                if run:
                    parts.append(spelled(run, run_at + 1, before=before and not parts))
                run = []
                parts.append(piece)
            previous = piece
        if run:
            parts.append(spelled(run, run_at + 1, before=before and not parts, after=after))
        if stars and ((before and not isinstance(pieces[0][1], list)) or (after and not isinstance(pieces[-1][1], list))):
            raise self.error("a star glued to a class or a phrase", "put the star into the class", begin)
        return sequence(parts)


def _option(items: list[tuple[int, _Piece]]) -> _Piece:
    """One alternative: its spellings where it is letters with few of them (so that an ending may be glued on), else a node."""
    spellings = [""]
    for _, item in items:
        if not isinstance(item, list) or len(spellings) * len(item) > _MAX_OPTION:
            return sequence([spelled(item, at + 1) if isinstance(item, list) else item for at, item in items])
        spellings = [f"{a} {b}" if a and b else a + b for a in spellings for b in item]
    return spellings
