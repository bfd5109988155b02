"""All that the packs hold: rules, prescribed wordings, jurisdictions, and the names by which people ask for them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from lint.errors import Fault
from lint.kinds import AnyRule
from lint.packs.decode import Pack
from lint.phrase import Lexicon
from lint.rule import Rule, Wording
from lint.terms import CATEGORIES

T = TypeVar("T")
R = TypeVar("R", bound=Rule)


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose law: its name, and the jurisdictions whose rules hold there too (`eu` for a member state)."""

    title: str
    parents: list[str] = []


class Origin(msgspec.Struct, frozen=True):
    """Where a rule or wording is written: the file as it is shown and its real place, 1-based line and column."""

    path: str
    line: int
    column: int
    file: Path


class Library:
    """The loaded packs. Made by `load_packs`; nothing in it changes, but that answers are kept.

    `rules` stand in the order of their packs and files; retired ones are in `redirects` only (id → successor, '' for none).
    `folders` are the user's. `faults` tell what was wrong with packs; what they concern is left out.
    """

    def __init__(
        self,
        rules: Iterable[AnyRule] = (),
        wordings: Iterable[Wording] = (),
        *,
        packs: Iterable[Pack] = (),
        jurisdictions: dict[str, Jurisdiction] | None = None,
        redirects: dict[str, str] | None = None,
        origins: dict[str, Origin] | None = None,
        folders: tuple[Path, ...] = (),
        faults: Iterable[Fault] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.wordings = tuple(wordings)
        self.packs = tuple(packs)
        self.jurisdictions = jurisdictions or {}
        self.redirects = redirects or {}
        self.origins = origins or {}
        self.folders = folders
        self.faults = tuple(faults)
        self.lexicon = Lexicon(folders) if lexicon is None else lexicon
        self._rules = {rule.id: rule for rule in self.rules}
        self._wordings = {wording.id: wording for wording in self.wordings}
        self._made: dict[Callable[[Any], Any], Any] = {}

    def once(self, build: Callable[[Any], T]) -> T:
        """What `build(library)` gives, computed once a library; `build` must be a function of a module, not made anew each time."""
        if build not in self._made:
            self._made[build] = build(self)
        return cast(T, self._made[build])

    def of_kind(self, type_: type[R]) -> tuple[R, ...]:
        """All rules of one kind, in order."""
        return tuple(rule for rule in self.rules if isinstance(rule, type_))

    def rule(self, id_: str) -> AnyRule | None:
        """The rule called `id_`, or the successor of a retired one."""
        return self._rules.get(self.current(id_))

    def wording(self, id_: str) -> Wording | None:
        """The prescribed wording called `id_`."""
        return self._wordings.get(id_)

    def current(self, name: str) -> str:
        """`name`, or the id that stands for it since that rule was retired."""
        seen: set[str] = set()
        while name in self.redirects and name not in seen and self.redirects[name]:
            seen.add(name)
            name = self.redirects[name]
        return name

    def active(self, jurisdictions: Iterable[str]) -> frozenset[str]:
        """`jurisdictions` with their parents."""
        found: set[str] = set()
        waiting = list(jurisdictions)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                known = self.jurisdictions.get(name)
                waiting.extend(known.parents if known is not None else ())
        return frozenset(found)

    def names(self) -> frozenset[str]:
        """Everything that `select` and `ignore` take: rules, retired rules, categories, families, packs, and `all`."""
        return self.once(_names)


def _names(library: Library) -> frozenset[str]:
    families = {category.partition("/")[0] for category in CATEGORIES}
    packs = {pack.header.pack for pack in library.packs}
    return frozenset({*(r.id for r in library.rules), *library.redirects, *CATEGORIES, *families, *packs, "all"})


def covers(name: str, rule: Rule) -> bool:
    """True when `name` (a rule, category, family, pack or ``all``) takes in `rule`."""
    return name in ("all", rule.id, rule.category, rule.pack) or name == rule.category.partition("/")[0]
