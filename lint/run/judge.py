"""What one process needs to judge articles: configs by folder and rules by config, each loaded once."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from lint.config import Config, Configs, Options, Profile
from lint.engine import FileResult, check_bytes
from lint.errors import CaveatError, Fault
from lint.facts import load_facts
from lint.files import Source, unreadable
from lint.filters.changed import Changed
from lint.packs import Library, load_packs
from lint.presence.faults import data_faults
from lint.presence.provided import provided_faults
from lint.ruleset import Ruleset, config_faults
from lint.support.faults import word_faults
from lint.terms import Format
from lint.voice.data import voice_faults

STDIN: Final = "<stdin>"
"""The name of what is piped in without one; it is read as Markdown."""

V = TypeVar("V")
View = Callable[[FileResult, Profile], V]
"""What is kept of a checked article: a function of a module, so that worker processes find it by its name."""


class Judge:
    """Judges one article after another. Whatever happens in one stays in it, as a fault."""

    def __init__(self, options: Options, stdin: bytes = b"") -> None:
        self.configs = Configs(options)
        self.libraries: dict[tuple[Path, ...], Library] = {}
        self.changed: dict[str, Changed] | None = None  # by the path that is shown; None: nobody asked
        self._stdin = stdin
        self._rulesets: dict[tuple[Path, ...], Ruleset] = {}
        self._named: dict[tuple[str, ...], list[Fault]] = {}
        self._facts: dict[Path, str] = {}
        self._provided: list[Fault] = []

    def ruleset(self, config: Config) -> Ruleset:
        """The built-in rules with those that `config` names."""
        folders = config.folders
        if folders not in self._rulesets:
            self.libraries[folders] = load_packs(config)
            self._rulesets[folders] = Ruleset(self.libraries[folders])
        files = tuple(layer.shown for layer in config.layers)
        if files not in self._named:
            self._named[files] = config_faults(self.libraries[folders], config)
            self._facts |= config.fact_files
            if provided := config.provided:
                self._provided += provided_faults(Profile(config.root, provided=provided), self.libraries[folders])
        return self._rulesets[folders]

    def prepare(self, sources: Iterable[Source]) -> None:
        """Load the rules for `sources` (for the working directory, where there are none).

        Raises CaveatError for a name on the command line that no config knows.
        """
        files = [self._file(source) for source in sources] or [Path.cwd()]
        for file in files:
            self.ruleset(self.configs.of(file))
        everywhere = set.intersection(*({f for f in faults if f.path.startswith("--")} for faults in self._named.values()))
        for fault in sorted(everywhere, key=lambda fault: (fault.path, fault.message)):
            raise CaveatError(f"{fault.path}: {fault.message}", fault.mend)

    def faults(self) -> list[Fault]:
        """What is wrong with configs and rules, told once however many articles they hold for."""
        named = (fault for faults in self._named.values() for fault in faults if not fault.path.startswith("--"))
        loaded = (fault for library in self.libraries.values() for fault in (*library.faults, *_data_faults(library)))
        facts = (fault for path, shown in sorted(self._facts.items()) for fault in load_facts(path, shown)[1])
        return [*dict.fromkeys([*self.configs.faults, *named, *loaded, *facts, *self._provided])]

    def check(self, source: Source) -> tuple[FileResult, Profile]:
        """Judge one article; a source without a file is what was piped in."""
        return self._check(source, lambda limit: self._read(source, limit))

    def check_data(self, source: Source, data: bytes) -> tuple[FileResult, Profile]:
        """Judge `data` as the article that `source` names, whatever its file holds (an editor's text is newer)."""
        return self._check(source, lambda limit: data)

    def check_as(self, path: str, data: bytes, config: Config, profile: Profile, format: Format) -> FileResult:
        """Judge `data`, which has no file (a row of a table), as the article `path` under this config and profile."""
        return self._judged(path, lambda limit: data, config, profile, format)

    def _check(self, source: Source, data: Callable[[int], bytes]) -> tuple[FileResult, Profile]:
        file = self._file(source)
        config = self.configs.of(file)
        profile = config.profile_for(file)
        return self._judged(source.path, data, config, profile, "markdown" if source.path == STDIN else None), profile

    def _judged(self, path: str, data: Callable[[int], bytes], config: Config, profile: Profile, format: Format | None) -> FileResult:
        try:
            return check_bytes(path, data(profile.limits.file_bytes), self.ruleset(config), profile, format)
        except OSError as error:
            return FileResult(path, faults=(unreadable(path, error),))
        except Exception as error:  # a defect of ours costs one article, not the run
            return FileResult(path, faults=(_defect(path, error),))

    def _file(self, source: Source) -> Path:
        return Path(source.file or source.path)

    def _read(self, source: Source, limit: int) -> bytes:
        if not source.file:
            return self._stdin
        with Path(source.file).open("rb") as file:
            return file.read(limit + 1)  # one more than is allowed, so that the reader can tell


def _data_faults(library: Library) -> list[Fault]:
    """Phrases of the built-in files are read by their tests: only a user's own have to be read here, whatever the articles."""
    found = data_faults(library, phrases=bool(library.folders))
    return [*found, *word_faults(library.folders), *voice_faults(library.folders)]


def _defect(path: str, error: Exception) -> Fault:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" in {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else ""
    message = f"this article could not be checked: {type(error).__name__}{where}"
    return Fault("error", path, 0, 0, "file/defect", message, "this is a defect of Caveat; please report it with the article")
