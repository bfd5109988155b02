"""Statements: what a publisher may plainly say (a disclaimer by substance), as data in `rules/disclaimers/*.yaml`."""

from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Library
from lint.errors import Fault
from lint.phrase import Phrasebook
from lint.rule import Phrases


class StatementFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One statement by its substance, however it is worded.

    `phrases` say it wherever they stand, and nothing in their clause may deny them unless the statement `denies` itself ("is no
    advice"); those of `firm` never mind. `apart` ones count only where the publisher plainly speaks of this text: beside words of
    the statement ``author``, in an aside, or as the first words of a sentence in a short block at the edge of the article. With
    `opens` author's words are not enough. A `personal` one is another's in quotation marks, be it a whole block. A sentence with one
    of `unless` says something else. `components` are names of components, shortcodes and includes that stand for it, `keys` front
    matter keys that do where they have a value; letters and digits compared alone.
    """

    statement: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    denies: bool = False
    opens: bool = False
    personal: bool = False
    phrases: Phrases = {}
    firm: Phrases = {}
    apart: Phrases = {}
    unless: Phrases = {}
    components: list[str] = []
    keys: list[str] = []


Key = tuple[str, str]  # statement, and which of its lists


class Statements:
    """All statements of a library, and their phrases as one book."""

    def __init__(self, files: Iterable[StatementFile], faults: Iterable[Fault], library: Library) -> None:
        self.by_id: dict[str, StatementFile] = {f.statement: f for f in files}
        self.faults: list[Fault] = list(faults)
        self.book: Phrasebook[Key] = Phrasebook(self._phrases(), library.lexicon)
        self.components: dict[str, list[str]] = {}
        self.keys: dict[str, list[str]] = {}
        for statement in self.by_id.values():
            for name in statement.components:
                self.components.setdefault(plain_name(name), []).append(statement.statement)
            for key in statement.keys:
                self.keys.setdefault(plain_name(key), []).append(statement.statement)

    def _phrases(self) -> Iterable[tuple[Key, str, str]]:
        for statement in self.by_id.values():
            lists = {"phrases": statement.phrases, "firm": statement.firm, "apart": statement.apart, "unless": statement.unless}
            for name, phrases in lists.items():
                for language, listed in phrases.items():
                    for phrase in listed:
                        yield (statement.statement, name), language, phrase


def plain_name(name: str) -> str:
    """A component's name by its letters and digits: ``<RiskWarning/>`` and ``risk-warning.html`` are one."""
    stem = name.rpartition("/")[2].partition(".")[0]
    return "".join(c for c in stem.casefold() if c.isalnum())


def load_statements(library: Library) -> Statements:
    """The built-in statements and the user's; a file that names a known one adds to it. Used through ``library.once(load_statements)``."""
    files: dict[str, StatementFile] = {}
    faults: list[Fault] = []
    for folder in (rules_folder(), *library.folders):
        for path in sorted((folder / "disclaimers").glob("*.yaml")):
            found, more = load(path, StatementFile)
            faults += more
            if found is not None:
                known = files.get(found.statement)
                files[found.statement] = found if known is None else _joined(known, found)
    return Statements(files.values(), faults, library)


def _joined(first: StatementFile, second: StatementFile) -> StatementFile:
    def both(ours: Phrases, theirs: Phrases) -> Phrases:
        return {code: [*ours.get(code, []), *theirs.get(code, [])] for code in {**ours, **theirs}}

    return msgspec.structs.replace(
        first,
        denies=first.denies or second.denies,
        opens=first.opens or second.opens,
        personal=first.personal or second.personal,
        phrases=both(first.phrases, second.phrases),
        firm=both(first.firm, second.firm),
        apart=both(first.apart, second.apart),
        unless=both(first.unless, second.unless),
        components=[*first.components, *second.components],
        keys=[*first.keys, *second.keys],
    )
