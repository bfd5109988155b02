"""What the engine must know of a language, from `rules/languages/<code>.yaml`, and which language a text is in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.errors import Fault
from lint.terms import LANGUAGES

_WORD: Final = re.compile(r"[^\W\d_]+")
_APOSTROPHES: Final = re.compile("['’]")
_SAMPLE: Final = 2_500  # characters of each of three pieces of a long text
_FEWEST: Final = 3  # words that a vote takes
_LEAST: Final = 1.2  # votes
_LATIN: Final = 0.6  # this part of them, at least, in Latin letters
# The votes for the first, as a part of all words, and how many times those for the second they must be: running text of the
# seven has 0.14-0.4 and 4 times at least, lists and tables less; closely related languages come to 1.3 times.
_RUNNING: Final = (0.12, 1.5)
_LISTED: Final = (0.045, 2.5)
_SHORT: Final = 8  # words of a text that is one sentence, where a single word that no other language has is enough
_ONE: Final = 0.9  # votes
_HEADLINE: Final = (0.12, 3.0)

_LONG: Final = 5  # letters of a word that its ending may speak for
_ENDING: Final = (7, 6, 5, 4, 3)
_HALF: Final = 0.5  # the vote of an ending

_Voters = dict[str, tuple[str, ...]]

S = TypeVar("S", bound=msgspec.Struct)


class Negators(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words (or phrases) that negate what follows them in the clause, what precedes them, and phrases that only look so.

    Those of them that are `narrow` reach up to a conjunction only: "no fees and guaranteed returns" denies the fees.
    `particles` negate with another word only: where that word is part of a phrase, they don't deny it (``n'est jamais bloqué``).
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    pseudo: tuple[str, ...] = ()


class LanguageData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One language. Every list may be lengthened by a user's folder.

    `function_words`: lines of single words parted by spaces, for the vote on a document's language and as words that open a sentence;
    `usual_words`: lines of words of finance, and `endings` of longer words, for the vote alone.
    Abbreviations are written with their stop; one in lower case is met in any case, another only as it is written or in capitals:
    `abbreviations` never end a sentence (``Mr.``), `abbreviations_before_number` don't where a number follows (``No.``),
    `abbreviations_before_name` end one only where a function word follows (``Inc.``), `abbreviations_final` wherever a capital
    follows (``etc.``). `elisions` begin with an apostrophe that is no quotation mark (``'em``). `ordinal_stop`: a stop behind
    digits may be an ordinal (``3. Oktober``). `quotes`: pairs of marks, the usual first.
    `carriers` are clause openers over which a narrow negator right before them reaches (``no guarantee that``).
    `pronouns` stand for what was named before; those among `persons` too, for a person or a thing (``they``).
    `conjunctions`, `clause_openers`, `persons`, `pronouns`, `hypothetical`, `hearsay` and the negators are phrases of the rule language.
    """

    language: str
    function_words: tuple[str, ...] = ()
    usual_words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    abbreviations_before_number: tuple[str, ...] = ()
    abbreviations_before_name: tuple[str, ...] = ()
    abbreviations_final: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    ordinal_stop: bool = False
    quotes: tuple[tuple[str, str], ...] = ()
    negators: Negators = Negators()
    conjunctions: tuple[str, ...] = ()
    clause_openers: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()

    def words(self) -> frozenset[str]:
        """The function words, one by one."""
        return frozenset(word for line in self.function_words for word in line.split())


@cache
def read_language(code: str, folders: tuple[Path, ...] = ()) -> tuple[LanguageData, tuple[Fault, ...]]:
    """The data of `code` from the built-in folder and then from `folders` (rule folders, with `languages/` in them), joined.

    A folder without that language adds nothing; a file that cannot be used is a fault, and the others count.
    A code without any file has empty data: the engine goes on without knowledge of it.
    """
    data = LanguageData(language=code)
    faults: list[Fault] = []
    if not code.isalnum():
        return data, ()
    for folder in (rules_folder(), *folders):
        path = folder / "languages" / f"{code}.yaml"
        if not path.is_file():
            continue
        more, found = load(path, LanguageData, shown(path))
        faults += found
        if more is None:
            continue
        wrong = _misnamed(path, code, more.language)
        faults += wrong
        data = data if wrong else _joined(data, more)
    return data, tuple(faults)


def load_language(code: str, folders: Sequence[Path] = ()) -> LanguageData:
    """The data of `code` alone: `read_language` gives the faults too."""
    return read_language(code, tuple(folders))[0]


def language_faults(folders: Sequence[Path]) -> list[Fault]:
    """What is wrong with the languages of the user's `folders`."""
    codes = sorted({path.stem for folder in folders for path in (folder / "languages").glob("*.yaml") if path.is_file()})
    return list(dict.fromkeys(fault for code in codes for fault in read_language(code, tuple(folders))[1]))


def extended(data: S, part: str, code: str, folders: Sequence[Path]) -> tuple[S, list[Fault]]:
    """`data`, the built-in `languages/<part>/<code>.yaml`, with what the same file of the user's `folders` adds; and its faults."""
    faults: list[Fault] = []
    for folder in folders:
        path = folder / "languages" / part / f"{code}.yaml"
        if not path.is_file():
            continue
        more, found = load(path, type(data), shown(path))
        faults += found
        if more is not None:
            wrong = _misnamed(path, code, getattr(more, "language", code))
            faults += wrong
            data = data if wrong else _joined(data, more)
    return data, faults


def _misnamed(path: Path, code: str, language: str) -> list[Fault]:
    if language == code:
        return []
    message, mend = f"the file is named {code} and says {language or 'no language'}", f"write `language: {code}`, or rename the file"
    return [Fault("error", shown(path), 1, 1, "data/language", message, mend)]


def shown(path: Path) -> str:
    """The name of a data file in faults: from the working directory where it lies below it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _joined(first: S, second: S) -> S:
    """`first` with what `second` adds: lists are unions in order, groups are joined entry by entry, another value than the usual wins."""
    fields: dict[str, object] = {}
    for field in msgspec.structs.fields(first):
        ours, theirs = getattr(first, field.name), getattr(second, field.name)
        fields[field.name] = ours if theirs == field.default else _both(ours, theirs)
    return type(first)(**fields)


def _both(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, tuple | list):
        return type(ours)(dict.fromkeys((*ours, *theirs)))
    if isinstance(ours, dict):
        return {**ours, **{key: _both(ours[key], value) if key in ours else value for key, value in theirs.items()}}
    return _joined(ours, theirs) if isinstance(ours, msgspec.Struct) else theirs


def guess(text: str) -> str:
    """The language of `text` by a vote of function words, or "" where none of those known is sure to be it.

    Long texts are sampled at their head, middle and end. A word of several languages counts for each a part of itself;
    languages that the engine does not know vote too, so that none is taken for its neighbour.
    """
    sample = _sample(text).casefold()
    words = _WORD.findall(sample)
    latin = [w for w in words if w[0] < "\u0250"]
    if len(latin) < _FEWEST or len(latin) < _LATIN * len(words):
        return ""
    voices, endings = _voices()
    votes: dict[str, float] = {}
    times: float
    for word, times in Counter(latin).items():
        codes = voices.get(word, ())
        if not codes and len(word) > _LONG:
            codes, times = next((e for n in _ENDING if (e := endings.get(word[-n:]))), ()), times * _HALF
        for code in codes:
            votes[code] = votes.get(code, 0.0) + times / len(codes)
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked:
        return ""
    code, first = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    sure = any(first >= part * len(latin) and first >= ahead * second for part, ahead in (_RUNNING, _LISTED)) and first >= _LEAST
    if not sure and len(latin) <= _SHORT:
        part, ahead = _HEADLINE
        sure = first >= _ONE and first >= part * len(latin) and first >= ahead * second
    return code if sure and code in LANGUAGES else ""


def _voting(data: LanguageData) -> frozenset[str]:
    return data.words().union(*(line.split() for line in data.usual_words))


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


class _Neighbours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Function words of languages that have no data of their own: code → words parted by spaces."""

    function_words: dict[str, str] = {}
    endings: dict[str, str] = {}


@cache
def _voices() -> tuple[_Voters, _Voters]:
    """Every word that votes, and every ending, with the languages that have it; an elided one ("n'est") counts by its parts."""
    lists = {code: _voting(load_language(code)) for code in LANGUAGES}
    endings = {code: load_language(code).endings for code in LANGUAGES}
    neighbours, _ = load(rules_folder() / "languages" / "neighbours" / "function-words.yaml", _Neighbours)
    if neighbours is not None:
        lists |= {code: frozenset(words.split()) for code, words in neighbours.function_words.items() if code not in lists}
        endings |= {code: tuple(ends.split()) for code, ends in neighbours.endings.items() if code not in endings}
    parts = {code: {part for whole in words for part in _APOSTROPHES.split(whole.casefold())} for code, words in lists.items()}
    return _voters(parts), _voters(endings)


def _voters(lists: Mapping[str, Iterable[str]]) -> _Voters:
    found: _Voters = {}
    for code, entries in lists.items():
        for entry in entries:
            found[entry] = (*found.get(entry, ()), code)
    return found
