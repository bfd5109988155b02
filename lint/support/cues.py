"""Words that tell whether a number is a claim: data of the language, and where they stand in a document."""

from collections.abc import Iterator
from functools import cache

import msgspec
import regex

from lint.builtin import rules_folder
from lint.context import Context
from lint.quantity.lexicon import Lexicon
from lint.terms import BlockKind
from lint.yamlfile import load

_WORD = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d.]*|'|-")

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


class Cue(msgspec.Struct, frozen=True):
    """Words of the data at prose ``[start, end)``, and the keys under which they stand."""

    start: int
    end: int
    tags: frozenset[str]


@cache
def _lexicon(language: str) -> tuple[Lexicon[frozenset[str]], frozenset[str]]:
    """The phrases of `language` with their keys, and the kinds of block in which an imperative is one."""
    path = rules_folder() / "languages" / "claims" / f"{language}.yaml"
    if not path.is_file():
        path = path.with_name("en.yaml")
    data = load(path, ClaimData, f"rules/languages/claims/{path.name}")[0] or ClaimData()
    tags: dict[str, set[str]] = {}
    for field in data.__struct_fields__:
        if field not in ("language", "imperative_blocks"):
            for phrase in getattr(data, field):
                tags.setdefault(phrase.lower(), set()).add(field)
    for phrase, names in tags.items():  # a longer phrase says what the shorter ones in front of it say: "example:" is an "example" too
        for at in (m.start() for m in _EDGE.finditer(phrase)):
            names |= tags.get(phrase[:at], set())
    return Lexicon((phrase, frozenset(names)) for phrase, names in tags.items()), frozenset(data.imperative_blocks)


class Cues:
    """The cues of one document, by sentence, found when asked for."""

    def __init__(self, context: Context) -> None:
        self._document = context.document
        self._low = context.document.prose.text.lower()
        if len(self._low) != len(context.document.prose.text):
            self._low = "".join(c if len(c.lower()) != 1 else c.lower() for c in context.document.prose.text)
        self._lexicon, self.imperative_blocks = _lexicon(context.document.language)
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

    def within(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues of prose ``[start, end)``."""
        return tuple(self._find(start, end))

    def _find(self, start: int, end: int) -> Iterator[Cue]:
        lexicon = self._lexicon
        for word in _WORD.finditer(self._low, start, end):
            said = word.group()
            plain = said.isalpha()
            if plain and said not in lexicon:
                continue
            found = lexicon.match(self._low, word.start(), said if plain else "")
            if found is not None and found[0] <= end:
                yield Cue(word.start(), found[0], found[1])


def cues(context: Context) -> Cues:
    """The cues of the context's document (for `context.ask`)."""
    return Cues(context)
