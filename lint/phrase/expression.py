"""Phrases → regular expressions: what `caveat rules show --regex` prints, and the oracle of the matcher's property test.

The expression can take all that the phrase can take (of several ways, the matcher prefers the one that skips the fewest words).
Classes are written out; slots are approximations, since the engine recognises them by other means.
"""

import re
from collections.abc import Callable
from typing import Final

from lint.language import LanguageData
from lint.phrase.grammar import unopened
from lint.phrase.parse import parse
from lint.phrase.syntax import Alt, Class, Edge, Gap, Maybe, Node, PhraseError, Seq, Slot, Word
from lint.tokens import is_word

FLAGS: Final = "(?if)(?V1)"

_L: Final = r"(?:[^\W_]|[\u0300-\u036f])"
_ENDING: Final = r"(?:ll|s|t|re|ve|d|m)(?![^\W_])"
_ELISION: Final = rf"'(?!{_ENDING})(?=[^\W_])"
_START: Final = rf"(?<!{_L})"
_NUMBER_START: Final = rf"(?<!{_L})(?<!(?<!{_L})\d+(?:[.,]\d+)*[.,])"
_STOP: Final = rf"(?!{_L})(?!{_ELISION})"
_IS_WORD: Final = rf"(?=[^\W_]|'{_ENDING})"
# Between two words: space, and hyphens that touch one of them.
_JOIN: Final = rf"(?:(?<={_L})-(?!-))?\s*(?:(?<!-)-{_IS_WORD})?"
_ANY_WORD: Final = (
    rf"(?:{_NUMBER_START}\d+(?:[.,]\d+)*{_L}*(?!{_L}|(?<=\d)[.,]\d)|{_START}(?!\d){_L}+(?!{_L})(?:{_ELISION}|(?!{_ELISION}))|'{_ENDING})"
)
_MARK: Final = rf"(?:[^\w\s.;:?!()\",'-]|_|(?<=\S)'(?!{_ENDING})|\.(?=[^\W_]|'{_ENDING})|(?<=(?<!{_L}|')[^\W\d_])\.)"
_COMMA: Final = rf"(?:,|(?<!{_L})-(?!{_IS_WORD[3:-1]})|(?<=-)-|-(?=-))"
# An approximation: after the beginning or a mark that ends a clause, with marks that part nothing between.
_OPENING: Final = rf"(?<=(?:^|[.,;:?!()\"\n]|\s-)(?:\s|{_MARK})*)"
_SLOTS: Final = {
    "figure": r"\d[\d.,]*(?:\s?\p{L}+)?",
    "money": r"(?:\p{Sc}\s?)?\d[\d.,]*\s?(?:\p{Sc}|\p{L}+)?",
    "percent": r"\d[\d.,]*\s?(?:%|\p{L}+)",
    "date": r"\d[\d./-]*",
    "asset": r"(?:\p{Sc}\p{Lu}+|\p{L}+)",
    "company": r"\p{L}+(?:\s\p{L}+)*",
}


def to_regex(phrase: str, opened: Callable[[Class], Node], data: LanguageData) -> str:
    """The source of a `regex` expression for `phrase` (put `FLAGS` before it). Raises PhraseError as parsing does."""
    return _written(parse(phrase), opened, _openers(data))


def _openers(data: LanguageData) -> str:
    """A test that the next word opens no clause."""
    found = []
    for phrase in data.clause_openers:
        try:
            found.append(_written(parse(phrase), unopened, ""))
        except PhraseError:
            continue
    return f"(?!{'|'.join(found)})" if found else ""


def _written(node: Node, opened: Callable[[Class], Node], openers: str) -> str:
    if isinstance(node, Word):
        return _word(node)
    if isinstance(node, Class):
        return _written(opened(node), opened, openers)
    if isinstance(node, Alt):
        return f"(?:{'|'.join(_written(o, opened, openers) for o in node.options)})"
    if isinstance(node, Seq):
        return _sequence(node.parts, opened, openers)
    if isinstance(node, Edge):
        return _OPENING
    if isinstance(node, Slot):
        return f"(?:{_SLOTS[node.name]})"
    return _sequence((node,), opened, openers)


def _sequence(parts: tuple[Node, ...], opened: Callable[[Class], Node], openers: str) -> str:
    """Parts with the joints between them; a part that may be missing brings its own joint along: the ones before the first
    part that must occur behind them, the others before them."""
    solid = next((i for i, part in enumerate(parts) if not isinstance(part, Maybe | Gap | Edge)), 0)
    written = ""
    for part in parts[:solid]:
        if isinstance(part, Maybe):
            written += f"(?:{_written(part.part, opened, openers)}{_JOIN})?"
        else:
            written += _written(part, opened, openers)
    first = parts[solid]
    written += _written(first.part if isinstance(first, Maybe) else first, opened, openers)
    for part in parts[solid + 1 :]:
        if isinstance(part, Gap):
            written += _gap(part, openers)
        elif isinstance(part, Maybe):
            written += f"(?:{_JOIN}{_written(part.part, opened, openers)})?"
        else:
            written += _JOIN + _written(part, opened, openers)
    return written


def _gap(gap: Gap, openers: str) -> str:
    marks = rf"(?:{_JOIN}{_MARK if not gap.commas else f'(?:{_MARK}|{_COMMA})'})*"
    return rf"{marks}(?:{_JOIN}{openers}{_ANY_WORD}{marks}){{0,{gap.words}}}"


def _word(test: Word) -> str:
    options = [_token(word, "", "") for word in sorted(test.exact - test.without)]
    options += [_token(word, "", rf"{_L}*") for word in test.prefixes]
    options += [_token(word, rf"{_L}*", "") for word in test.suffixes]
    options += [_token(word, rf"{_L}*", rf"{_L}*") for word in test.infixes]
    written = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if test.without and test.starred:
        written = f"(?!{'|'.join(_token(word, '', '') for word in sorted(test.without))}){written}"
    return written


def _token(word: str, before: str, after: str) -> str:
    letters = re.escape(word)
    if not is_word(word):
        return letters
    if word[0] == "'":
        return rf"{letters}(?!{_L})"
    if word[-1] == "'":
        return rf"{_START}{letters}(?!{_ENDING})(?=[^\W_])"
    if word[0].isdigit() and not before:
        return rf"{_NUMBER_START}{letters}{after}(?!{_L}|(?<=\d)[.,]\d)"
    stop = rf"(?!{_L})(?:{_ELISION}|(?!{_ELISION}))" if after else _STOP
    return rf"{_START}{before}{letters}{after}{stop}"
