"""The words that tell who speaks, from `rules/languages/voice/<language>.yaml` and the data of the language."""

from pathlib import Path
from typing import Final, Literal

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Library
from lint.errors import Fault
from lint.language import extended, load_language
from lint.phrase import Phrasebook
from lint.terms import LANGUAGES

Cue = Literal["distancing", "distancing-after", "denial", "denial-after", "hypothetical", "plan", "hearsay"]


class VoiceData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Phrases of one language.

    `distancing`: before a phrase they say that others claim it ("so-called", "was marketed as"); `distancing_after` behind it.
    `denial`: before a phrase, across "that", they deny it ("no guarantee that"); `denial_after` behind it ("… is a myth").
    `hypothetical`: the sentence is an unreal case, beyond what the language data says. `plan`: somebody means to do it.
    """

    language: str
    distancing: list[str] = []
    distancing_after: list[str] = []
    denial: list[str] = []
    denial_after: list[str] = []
    hypothetical: list[str] = []
    plan: list[str] = []


_LISTS: Final[dict[str, Cue]] = {
    "distancing": "distancing",
    "distancing_after": "distancing-after",
    "denial": "denial",
    "denial_after": "denial-after",
    "hypothetical": "hypothetical",
    "plan": "plan",
}


class Voices:
    """The cues of each language as a book, read when the language is first met. Used through ``library.once(Voices)``."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._books: dict[str, Phrasebook[Cue]] = {}

    def of(self, language: str) -> Phrasebook[Cue]:
        """The cues of a language (none for a language without data)."""
        if language not in self._books:
            self._books[language] = Phrasebook(self._phrases(language), self._library.lexicon)
        return self._books[language]

    def _phrases(self, language: str) -> list[tuple[Cue, str, str]]:
        data = load_language(language, self._library.folders)
        found: list[tuple[Cue, str, str]] = [("hypothetical", language, phrase) for phrase in data.hypothetical]
        found += [("hearsay", language, phrase) for phrase in data.hearsay]
        voice, _ = read_voice(language, self._library.folders)
        found += [(cue, language, phrase) for name, cue in _LISTS.items() for phrase in getattr(voice, name)]
        return found


def read_voice(language: str, folders: tuple[Path, ...] = ()) -> tuple[VoiceData, list[Fault]]:
    """The words of `language` that tell who speaks, lengthened by the user's `folders`; none for a language without a file."""
    path = rules_folder() / "languages" / "voice" / f"{language}.yaml"
    data, faults = load(path, VoiceData) if path.is_file() else (None, [])
    data, more = extended(data or VoiceData(language), "voice", language, folders)
    return data, [*faults, *more]


def voice_faults(folders: tuple[Path, ...]) -> list[Fault]:
    """What is wrong with `languages/voice` of the user's `folders`."""
    return [fault for language in LANGUAGES if folders for fault in read_voice(language, folders)[1]]
