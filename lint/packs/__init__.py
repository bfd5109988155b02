"""Rule packs: the built-in folder and the user's, decoded rule by rule and put together into one library."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from lint import __version__, cache
from lint.builtin import rules_folder
from lint.config import Config
from lint.errors import Fault
from lint.kinds import AnyRule
from lint.kinds.disclaimer import Disclaimer
from lint.packs.decode import Change, Decoded, Header, Pack, PhraseAt, changed, decode, phrases_of
from lint.packs.files import engine_mark, pack_files, shown
from lint.packs.lawful import CAPS, capped, known, shortcomings
from lint.packs.library import Jurisdiction, Library, Origin, covers
from lint.phrase import Lexicon, Phrasebook
from lint.rule import Wording
from lint.yamlfile import decode_text, read_bytes, suggest

__all__ = ["CAPS", "Header", "Jurisdiction", "Library", "Origin", "Pack", "covers", "known", "load_folders", "load_packs"]

_JURISDICTIONS: Final = "jurisdictions.yaml"


class JurisdictionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`jurisdictions.yaml`: code → name and parents."""

    jurisdictions: dict[str, Jurisdiction]


def load_packs(config: Config) -> Library:
    """The library that a config names: the built-in packs and those of its rule folders."""
    return load_folders(config.folders)


def load_folders(folders: tuple[Path, ...] = (), *, builtin: bool = True) -> Library:
    """The library of these rule folders (or single pack files) above the built-in packs."""
    lexicon = Lexicon(folders)
    shelf = _Shelf()
    for folder in (*((rules_folder(),) if builtin else ()), *folders):
        shelf.add(_read(folder, lexicon))
        place = folder / _JURISDICTIONS
        if place.is_file():
            found, faults = cache.load(place, JurisdictionFile, shown(place, rules_folder()))
            shelf.faults += faults
            shelf.jurisdictions |= found.jurisdictions if found is not None else {}
    return shelf.library(folders, lexicon)


class _Folder(msgspec.Struct):
    """The decoded packs of one folder. Only a folder without fault or change is kept in the cache."""

    packs: list[Pack]
    changes: list[Change]
    faults: list[Fault]
    files: dict[str, Path]


def _read(folder: Path, lexicon: Lexicon) -> _Folder:
    files = pack_files(folder)
    places = {shown(path, rules_folder()): path for path in files}
    contents: list[tuple[Path, bytes]] = []
    faults: list[Fault] = []
    for path in files:
        data, found = read_bytes(path, shown(path, rules_folder()))
        faults += found
        if data is not None:
            contents.append((path, data))
    words = [part for path in pack_files(folder, "classes") for part in (path.name, read_bytes(path, "")[0] or b"")]
    named = [part for path, data in contents for part in (shown(path, rules_folder()), data)]
    entry = cache.key("packs", __version__, engine_mark(), *words, "", *named)
    store = cache.default()
    kept = store.get(entry)
    if kept is not None:
        try:
            return _Folder(msgspec.json.decode(kept, type=list[Pack]), [], faults, places)
        except (msgspec.DecodeError, UnicodeError):
            pass
    decoded = [_decode(path, data) for path, data in contents]
    faults += [fault for one in decoded for fault in one.faults]
    faults += _unreadable([p for one in decoded for p in one.phrases], lexicon)
    changes = [change for one in decoded for change in one.changes]
    faults += _unreadable([p for change in changes for p in phrases_of(change)], lexicon)
    packs = [one.pack for one in decoded if one.pack is not None]
    if not faults and not changes:
        store.put(entry, msgspec.json.encode(packs))
    return _Folder(packs, changes, faults, places)


def _decode(path: Path, data: bytes) -> Decoded:
    name = shown(path, rules_folder())
    text, faults = decode_text(data, name)
    return decode(text, name) if text is not None else Decoded(None, (), (), tuple(faults))


def _unreadable(phrases: list[PhraseAt], lexicon: Lexicon) -> list[Fault]:
    """The phrases that the notation refuses, each at its own place."""
    book = Phrasebook(((number, at.language, at.phrase) for number, at in enumerate(phrases)), lexicon)
    faults: list[Fault] = []
    for number, error in book.check():
        at = phrases[number]
        message = f"the phrase “{at.phrase[:60]}” cannot be read: {error.message}"
        faults.append(at.tree.source.fault(at.start + error.column - 1, "rule/phrase", message, error.mend))
    return faults


class _Shelf:
    """Packs put together, one folder after the other."""

    def __init__(self) -> None:
        self.rules: dict[str, AnyRule] = {}
        self.wordings: dict[str, Wording] = {}
        self.redirects: dict[str, str] = {}
        self.origins: dict[str, Origin] = {}
        self.packs: list[Pack] = []
        self.jurisdictions: dict[str, Jurisdiction] = {}
        self.faults: list[Fault] = []

    def add(self, folder: _Folder) -> None:
        """Put a folder's packs above those that are there."""
        self.faults += folder.faults
        for pack in folder.packs:
            self.packs.append(pack)
            for entry in pack.rules:
                self._rule(entry.rule, Origin(pack.path, entry.place.line, entry.place.column, folder.files[pack.path]))
            for piece in pack.wordings:
                self._wording(piece.wording, Origin(pack.path, piece.place.line, piece.place.column, folder.files[pack.path]))
        for change in folder.changes:
            self._change(change)

    def library(self, folders: tuple[Path, ...], lexicon: Lexicon) -> Library:
        """Everything added so far, after a look at what leads from one to another."""
        self._look_at_references()
        return Library(
            self.rules.values(),
            self.wordings.values(),
            packs=self.packs,
            jurisdictions=self.jurisdictions,
            redirects=self.redirects,
            origins=self.origins,
            folders=folders,
            faults=self.faults,
            lexicon=lexicon,
        )

    def _rule(self, rule: AnyRule, origin: Origin) -> None:
        if rule.id in self.rules or rule.id in self.redirects:
            self._twice(rule.id, origin, "give it another id; to change the other rule, leave out kind and give only what differs")
            return
        self.origins[rule.id] = origin
        self.faults += shortcomings(rule, origin)
        if rule.status == "retired":
            self.redirects[rule.id] = rule.successor
        else:
            self.rules[rule.id] = capped(rule)

    def _wording(self, wording: Wording, origin: Origin) -> None:
        if wording.id in self.wordings:
            self._twice(wording.id, origin, "give it another id")
        else:
            self.wordings[wording.id] = wording
            self.origins[f"wording {wording.id}"] = origin

    def _twice(self, id_: str, origin: Origin, mend: str) -> None:
        first = self.origins.get(id_) or self.origins.get(f"wording {id_}") or origin
        message = f"the id '{id_}' is used twice; first in {first.path}:{first.line}"
        self.faults.append(Fault("error", origin.path, origin.line, origin.column, "rule/duplicate-id", message, mend))

    def _change(self, change: Change) -> None:
        rule = self.rules.get(change.id)
        refused = change.tree.problem(change.node)
        if refused is not None:
            self.faults.append(refused)
            return
        if rule is None:
            others = [id_ for id_ in self.rules if self.origins[id_].path != change.tree.source.shown]
            message = f"the key 'kind' is missing, and there is no rule '{change.id[:60]}' that this could change"
            mend = suggest(change.id, others, few=0) or "add kind:"
            self.faults.append(change.tree.source.fault(change.node.start, "rule/missing-key", message, mend))
            return
        rule, faults = changed(rule, change)
        self.faults += faults
        if not faults:
            self.rules[change.id] = capped(rule)

    def _look_at_references(self) -> None:
        for id_, successor in self.redirects.items():
            if successor and successor not in self.rules and successor not in self.redirects:
                self._lost(id_, f"its successor '{successor}' does not exist", suggest(successor, list(self.rules), few=0))
        for rule in self.rules.values():
            for name in rule.supersedes:
                if name not in self.rules and name not in self.redirects:
                    self._lost(rule.id, f"it supersedes '{name}', which is no rule", suggest(name, list(self.rules), few=0))
            for name in _named_wordings(rule):
                if name not in self.wordings:
                    self._lost(rule.id, f"there is no wording '{name}'", suggest(name, list(self.wordings), few=0))
        if not self.jurisdictions:
            return
        for rule in self.rules.values():
            for name in rule.jurisdictions:
                if name not in self.jurisdictions:
                    mend = suggest(name, list(self.jurisdictions)) or f"add '{name}' to jurisdictions.yaml"
                    self._lost(rule.id, f"there is no jurisdiction '{name}'", mend)

    def _lost(self, id_: str, message: str, mend: str) -> None:
        at = self.origins[id_]
        self.faults.append(Fault("error", at.path, at.line, at.column, "rule/reference", f"{id_}: {message}", mend))


def _named_wordings(rule: AnyRule) -> list[str]:
    """The prescribed wordings that a rule asks for or adds."""
    if not isinstance(rule, Disclaimer):
        return []
    named = [need.wording for need in (*rule.require.any, *rule.require.all)] + list(rule.fix.wordings if rule.fix is not None else ())
    return [name for name in dict.fromkeys(named) if name]


def ids(library: Library, names: Iterable[str]) -> list[str]:
    """The ids of all rules that one of `names` takes in."""
    wanted = [library.current(name) for name in names]
    return [rule.id for rule in library.rules if any(covers(name, rule) for name in wanted)]
