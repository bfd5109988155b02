"""What is wrong with the data behind figures: how a language writes them, who says so, and what is no claim."""

from collections.abc import Iterable
from pathlib import Path

from lint.attribution import read_attribution, read_providers
from lint.errors import Fault
from lint.language import shown
from lint.quantity.data import faults, numbers, units
from lint.support.cues import read_claims
from lint.terms import LANGUAGES


def figure_faults(languages: Iterable[str]) -> list[Fault]:
    """The faults of the files that articles in `languages` were judged by, each once; a file that is missing is one."""
    found = [fault for language in sorted(set(languages)) for fault in (*faults(language), *read_claims(language)[1])]
    return list(dict.fromkeys(found))


def word_faults(folders: tuple[Path, ...]) -> list[Fault]:
    """What is wrong with the files of the user's `folders` that lengthen `languages/attribution`, `claims`, `numbers` and `units`."""
    if not folders:
        return []
    ours: list[Fault] = [*read_providers()[1]]
    found: list[Fault] = [*read_providers(folders)[1]]
    for language in LANGUAGES:
        for read in (read_attribution, read_claims, numbers, units):
            ours += read(language)[1]
            found += read(language, folders)[1]
    return [*(fault for fault in dict.fromkeys(found) if fault not in ours), *_unread(folders)]


_READ = {"attribution": "providers", "claims": "", "numbers": "", "units": "", "voice": ""}
"""The parts of `languages/` that a user's folder may lengthen, each with its file beside those of the languages."""


def _unread(folders: tuple[Path, ...]) -> list[Fault]:
    """Files of those folders that no language is read from."""
    found: list[Fault] = []
    for folder in folders:
        for part, also in _READ.items():
            for path in sorted((folder / "languages" / part).glob("*.y*ml")):
                if path.suffix == ".yaml" and (path.stem in LANGUAGES or path.stem == also):
                    continue
                message = f"languages/{part}/{path.name} is not read"
                mend = f"name it after a language ({', '.join(LANGUAGES)}), with the ending .yaml"
                found.append(Fault("warning", shown(path), 0, 0, "data/language", message, mend))
    return found
