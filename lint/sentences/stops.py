"""Whether a stop ends a sentence: what stands before it, and how the next word begins."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from lint.language import LanguageData

_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]\.")
_NUMBER: Final = re.compile(r"[#(]?\d[\d.,:/]*")
_ROMAN: Final = re.compile(r"[IVXLCM]+\b")
_HEAD: Final = re.compile(r"[^\W\d_]+(?:['\-’][^\W\d_]+)*|\d")
_VOWELS: Final = re.compile(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿı]")
_LONGEST: Final = 48  # a word with its stop is looked for in so many characters
_SHORT: Final = 3  # words that are too few for a sentence which ends in an abbreviation
_ZONES: Final = 4  # letters of a time zone, at most ("p.m. CEST")


class Stops:
    """The stops of one language, its abbreviations looked up by their folded form."""

    def __init__(self, data: LanguageData) -> None:
        self._never = _forms(data.abbreviations)
        self._number = _forms(data.abbreviations_before_number)
        self._name = _forms(data.abbreviations_before_name)
        self._final = _forms(data.abbreviations_final)
        self._ordinals = data.ordinal_stop
        phrases = (*data.clause_openers, *data.persons, *data.hypothetical)
        self._openers = data.words() | {p.casefold() for p in phrases if p.isalpha()}
        # Abbreviations of several words ("EE. UU."): every word but the last goes on with the one behind it.
        spaced = [
            a.casefold().split()
            for a in (*data.abbreviations, *data.abbreviations_before_number, *data.abbreviations_before_name, *data.abbreviations_final)
            if " " in a
        ]
        self._continues = {(word, after) for parts in spaced for word, after in pairwise(parts)}

    def ends(self, text: str, begin: int, at: int, run: str, after: int, limit: int) -> bool:
        """True where the marks `run` at `at` end the sentence that begins at `begin`; `after` is where the next visible character stands.

        `limit` is the end of the block. Text of several words must part them by spaces (prose does).
        """
        head = _HEAD.search(text, after, min(limit, after + 12))
        first = text[head.start()] if head else ""
        word_start = _begin_of_word(text, begin, at)
        word = text[word_start:at].lstrip("\"'([{«“‘„¿¡*_-")
        following = _word(text, head.start(), limit) if head else ""
        if run == "." and text.startswith(("...", "…"), after):
            return bool(word)
        if first.islower() and not _camel(following):
            return False
        if run[0] == "-":
            return following.casefold() in self._openers
        if run[0] in "!?":
            return word + run not in self._never or following.casefold() in self._openers
        if len(run) > 2 or run == "…":
            return not first.isdigit() and (bool(word) or len(run.replace(" ", "")) > 3)
        if not word:
            return run == "." and at > begin and text[at - 1] in " \"')]»”’"
        if run == "..":
            return True
        return self._stop_ends(text, begin, word_start, word + ".", following)

    def glued(self, text: str, begin: int, at: int, after: int, limit: int) -> bool:
        """True where the space behind a stop was forgotten: plain words before it, a function word with a capital behind ("fell.The")."""
        following = _word(text, after, limit)
        if not (following.istitle() and following.casefold() in self._openers and text.startswith(" ", after + len(following))):
            return False
        plain = text[_begin_of_word(text, begin, at) : at].strip("\"'()")
        return len(plain) > 2 and plain.isalpha() and plain[1:].islower()

    def _stop_ends(self, text: str, begin: int, word_start: int, token: str, following: str) -> bool:
        low = token.casefold()
        if "'" in token[:-2] and not _has(self._name, token, low):
            token = token.rpartition("'")[2]  # l'Ing.
            low, word_start = token.casefold(), word_start + len(low) - len(token)
        digit = following[:1].isdigit()
        opener = not digit and following.casefold() in self._openers
        at_start = word_start - begin < 2
        behind = text[max(begin, word_start - _LONGEST) : word_start].rsplit(None, 1)
        before = behind[-1].casefold() if behind else ""
        if (low, _next_token(text, word_start + len(token), following)) in self._continues:
            return False
        if (before, low) in self._continues:
            low = f"{before} {low}"
        if _NUMBER.fullmatch(token[:-1]):
            if at_start and len(token) <= 4:
                return False
            return not (self._ordinals and len(token) <= 3 and not opener)
        if _has(self._never, token, low):
            return False
        if digit and _has(self._number, token, low):
            return False
        if _ROMAN.match(following) and len(following) < 6 and following != "I" and _has(self._number, token, low):
            return False
        short = word_start - begin < _LONGEST and text.count(" ", begin, word_start) < _SHORT
        if _has(self._final, token, low):
            zone = following.isupper() and 1 < len(following) <= _ZONES
            return opener or not (digit or short or zone)
        if _has(self._name, token, low):
            return opener and not at_start
        if _INITIALS.fullmatch(token):
            return opener and not at_start
        if 2 < len(token) < 6 and not token.isupper() and token[:-1].isalpha() and not _VOWELS.search(low):
            return opener and not at_start
        return True


@cache
def stops(data: LanguageData) -> Stops:
    """The stops of `data`, built once."""
    return Stops(data)


def _forms(abbreviations: Iterable[str]) -> frozenset[str]:
    """As written, and in capitals; in small letters too where they are so written (then any case is met, see `_has`)."""
    return frozenset(form for a in abbreviations for form in (a, a.upper()))


def _has(forms: frozenset[str], token: str, low: str) -> bool:
    return low in forms or token in forms


def _begin_of_word(text: str, begin: int, at: int) -> int:
    least = max(begin, at - _LONGEST)
    return max(text.rfind(" ", least, at) + 1, least)


def _word(text: str, at: int, limit: int) -> str:
    match = _HEAD.match(text, at, min(limit, at + _LONGEST))
    return match[0] if match else ""


def _next_token(text: str, at: int, following: str) -> str:
    """The word `following` behind `at`, folded, with its stop where it has one."""
    end = text.find(following, at) + len(following)
    return (following + text[end : end + 1].strip(" ,;:)")).casefold() if following else ""


def _camel(word: str) -> bool:
    """``iPhone``, ``eToro``: a name that begins small."""
    return len(word) > 2 and word[1:3] != word[1:3].lower()
