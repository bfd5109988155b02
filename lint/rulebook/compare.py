"""What changed from one set of rules to another."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from lint.kinds import AnyRule
from lint.rule import Wording
from lint.rulebook.lock import meaning


class Change(msgspec.Struct, frozen=True):
    """A rule that came, went, or means something else; `fields` are the keys that differ."""

    id: str
    how: Literal["added", "removed", "changed"]
    title: str = ""
    fields: tuple[str, ...] = ()


def compare(old: Iterable[AnyRule | Wording], new: Iterable[AnyRule | Wording]) -> list[Change]:
    """The changes, by id."""
    before, after = {i.id: i for i in old}, {i.id: i for i in new}
    changes: list[Change] = []
    for id_ in sorted(before.keys() | after.keys()):
        first, second = before.get(id_), after.get(id_)
        if first is None and second is not None:
            changes.append(Change(id_, "added", second.title))
        elif second is None and first is not None:
            changes.append(Change(id_, "removed", first.title))
        elif first is not None and second is not None:
            one, two = meaning(first), meaning(second)
            fields = tuple(sorted(key for key in one.keys() | two.keys() if one.get(key) != two.get(key)))
            if fields:
                changes.append(Change(id_, "changed", second.title, fields))
    return changes


def since(rules: Iterable[AnyRule], old: str, new: str) -> list[Change]:
    """The rules that came after ruleset `old`, up to `new`."""
    return [Change(r.id, "added", r.title) for r in rules if r.since and _version(old) < _version(r.since) <= _version(new)]


def _version(text: str) -> list[int]:
    return [int(part) for part in text.split(".") if part.isdecimal()]
