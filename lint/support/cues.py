"""Words that tell whether a number is a claim: data of the language, and where they stand in a document."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import regex

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Context
from lint.errors import Fault
from lint.language import extended
from lint.quantity.lexicon import Lexicon
from lint.terms import LANGUAGES, BlockKind

_WORD = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d.]*|'|-")

_LONGEST = 24  # letters of a word that stands between a cue and its figure
_NEAR = 12  # cues of one sentence that are looked at around a figure
_EDGE = regex.compile(r"(?<=\w)(?=\W)")


class ClaimData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`rules/languages/claims/<code>.yaml`; its keys are explained in en.yaml."""

    language: str = ""
    suppose: list[str] = []
    example_headings: list[str] = []
    example: list[str] = []
    if_: list[str] = msgspec.field(default_factory=list, name="if")
    reader: list[str] = []
    imperatives: list[str] = []
    parameters_before: list[str] = []
    parameters_after: list[str] = []
    limits: list[str] = []
    bounds: list[str] = []
    results: list[str] = []
    duration_of: list[str] = []
    ages: list[str] = []
    listed: list[str] = []
    personas: list[str] = []
    own: list[str] = []
    cells: list[str] = []
    sums_after: list[str] = []
    second_person: list[str] = []
    terms: list[str] = []
    strategy: list[str] = []
    outcomes: list[str] = []
    example_titles: list[str] = []
    imperative_blocks: list[BlockKind] = []
    horizons: list[str] = []
    characters: list[str] = []
    projections: list[str] = []
    none: list[str] = []
    saving: list[str] = []
    stakes: list[str] = []
    would: list[str] = []
    measures: list[str] = []
    reads: list[str] = []
    history: list[str] = []
    breaks: list[str] = []
    partitives: list[str] = []
    given: list[str] = []
    rules: list[str] = []
    asides: list[str] = []
    trials: list[str] = []


class Cue(msgspec.Struct, frozen=True):
    """Words of the data at prose ``[start, end)``, and the keys under which they stand."""

    start: int
    end: int
    tags: frozenset[str]


_LOOSE = frozenset({"language", "imperative_blocks", "breaks"})


@cache
def read_claims(language: str, folders: tuple[Path, ...] = ()) -> tuple[ClaimData, tuple[Fault, ...]]:
    """The words of `language`, lengthened by the user's `folders`, or none and why; a language without a file has those of English."""
    path = rules_folder() / "languages" / "claims" / f"{language}.yaml"
    if language not in LANGUAGES and not path.is_file():
        path = path.with_name("en.yaml")
    data, faults = load(path, ClaimData, f"rules/languages/claims/{path.name}")
    data, more = extended(data or ClaimData(), "claims", path.stem, folders)
    return data, (*faults, *more)


@cache
def _lexicon(language: str, folders: tuple[Path, ...]) -> Lexicon[frozenset[str]]:
    """The phrases of `language` with their keys."""
    data = read_claims(language, folders)[0]
    tags: dict[str, set[str]] = {}
    for field in data.__struct_fields__:
        if field not in _LOOSE:
            for phrase in getattr(data, field):
                tags.setdefault(phrase.lower(), set()).add(field)
    for phrase, names in tags.items():  # a longer phrase says what the shorter ones in front of it say: "example:" is an "example" too
        for at in (m.start() for m in _EDGE.finditer(phrase) if "none" not in names):
            names |= tags.get(phrase[:at], set()) - {"none"}
    return Lexicon((phrase, frozenset(names)) for phrase, names in tags.items())


def apart(text: str, start: int, end: int, most: int) -> bool:
    """Whether `most` words at most stand in text ``[start, end)``; what is longer than they could be is not counted."""
    return start <= end <= start + (most + 1) * _LONGEST and len(text[start:end].split()) <= most


class Cues:
    """The cues of one document, by sentence, found when asked for."""

    def __init__(self, context: Context) -> None:
        self._document = context.document
        self._low = context.document.prose.text.lower()
        if len(self._low) != len(context.document.prose.text):
            self._low = "".join(c if len(c.lower()) != 1 else c.lower() for c in context.document.prose.text)
        language, folders = context.document.language, context.library.folders
        data = read_claims(language, folders)[0]
        self.imperative_blocks = frozenset(data.imperative_blocks)
        self.breaks = tuple(data.breaks)
        self._lexicon = _lexicon(language, folders)
        self._by_sentence: dict[int, tuple[Cue, ...]] = {}

    @property
    def low(self) -> str:
        """The prose in lower case, offsets kept."""
        return self._low

    def of(self, sentence: int) -> tuple[Cue, ...]:
        """The cues of a sentence, in order of their start."""
        if sentence not in self._by_sentence:
            place = self._document.sentences[sentence]
            self._by_sentence[sentence] = tuple(self._find(place.start, place.end))
        return self._by_sentence[sentence]

    def near(self, sentence: int, at: int) -> tuple[Cue, ...]:
        """The last cues of a sentence that begin before `at`."""
        found = self.of(sentence)
        index = bisect_left(found, at, key=lambda cue: cue.start)
        return found[max(0, index - _NEAR) : index]

    def tagged(self, start: int, end: int, tag: str) -> list[Cue]:
        """The cues of prose ``[start, end)`` under one key."""
        return [cue for cue in self._find(start, min(end, len(self._low))) if tag in cue.tags]

    def within(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues of prose ``[start, end)``."""
        return tuple(self._find(start, end))

    def _find(self, start: int, end: int) -> Iterator[Cue]:
        lexicon, past = self._lexicon, start
        for word in _WORD.finditer(self._low, start, end):
            if word.start() < past:
                continue
            said = word.group()
            plain = said.isalpha()
            if plain and said not in lexicon:
                continue
            found = lexicon.match(self._low, word.start(), said if plain else "")
            if found is not None and "none" in found[1]:
                past = found[0]
            elif found is not None and found[0] <= end:
                yield Cue(word.start(), found[0], found[1])


def cues(context: Context) -> Cues:
    """The cues of the context's document (for `context.ask`)."""
    return Cues(context)
