"""The obligatory words of many phrases, read once and kept on disk: parsing is what costs when a run begins."""

from functools import cache as once
from pathlib import Path
from typing import Final

import msgspec

from lint import cache
from lint.builtin import rules_folder
from lint.language import load_language
from lint.phrase.anchors import needs, rarest
from lint.phrase.classes import Lexicon
from lint.phrase.parse import parse
from lint.phrase.syntax import PhraseError, Word

ANY: Final = "any"
"""The language of phrases that are looked for in every language."""


class _Kept(msgspec.Struct, frozen=True):
    words: list[Word]
    needs: list[list[int]]


class Anchored(msgspec.Struct, frozen=True):
    """For each phrase its obligatory sets as indexes of `words`, the rarest first; `faults` by the place of the phrase."""

    words: list[Word]
    needs: list[list[int]]
    faults: dict[int, PhraseError] = {}


def anchored(phrases: list[str], language: str, lexicon: Lexicon) -> Anchored:
    """The obligatory words of `phrases`. Only phrases without a fault are kept on disk, under all that they depend on."""
    store = cache.default()
    entry = cache.key("anchors", _mark(), language, lexicon.content(language), *phrases)
    kept = store.get(entry)
    if kept is not None:
        try:
            found = msgspec.json.decode(kept, type=_Kept)
            if len(found.needs) == len(phrases) and all(0 <= i < len(found.words) for row in found.needs for i in row):
                return Anchored(found.words, found.needs)
        except (msgspec.DecodeError, UnicodeError):
            pass
    made = _read(phrases, language, lexicon)
    if not made.faults:
        store.put(entry, msgspec.json.encode(_Kept(made.words, made.needs)))
    return made


def _read(phrases: list[str], language: str, lexicon: Lexicon) -> Anchored:
    frequent = load_language(language).words() if language != ANY else frozenset()
    words: dict[Word, int] = {}
    rows: list[list[int]] = []
    faults: dict[int, PhraseError] = {}
    for place, phrase in enumerate(phrases):
        try:
            found = needs(parse(phrase), lambda wanted: lexicon.node(wanted, language))
            if not found:
                raise PhraseError("this phrase has no word that must occur", "add a word that is not optional")
        except PhraseError as error:
            faults[place] = error
            rows.append([])
            continue
        first = rarest(found, frequent)
        rows.append([words.setdefault(word, len(words)) for word in dict.fromkeys([first, *found])])
    return Anchored(list(words), rows, faults)


@once
def _mark() -> str:
    """In a checkout, when the notation's code last changed (a wheel's version says it all)."""
    here = Path(__file__).resolve().parent
    if rules_folder().is_relative_to(here.parent):
        return ""
    return str(max(path.stat().st_mtime_ns for path in here.glob("*.py")))
