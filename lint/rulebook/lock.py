"""`rules.lock`: for each rule the hash of its meaning and a version, so that no rule changes unseen."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from lint.kinds import AnyRule
from lint.rule import Wording

# What may change without a change of what the rule finds, says or rests on.
_NO_MEANING: Final = frozenset({"examples", "pack", "since"})
_LINE: Final = re.compile(r"^(?P<id>[a-z][a-z0-9-]*) (?P<version>\d+) (?P<hash>[0-9a-f]{16})$")
_HEAD: Final = "# Written by `caveat rules lock`: rule or wording, version, hash of its meaning. Do not edit.\n"


class Entry(msgspec.Struct, frozen=True):
    """The version of a rule's meaning (1 at first) and its hash."""

    version: int
    hash: str


Lock = dict[str, Entry]


def meaning(item: AnyRule | Wording) -> dict[str, Any]:
    """What a rule finds, says and rests on: its fields that are set, without examples and the days on which sources were checked."""
    plain: dict[str, Any] = {"kind": item.__struct_config__.tag or "wording-text"}
    for field in msgspec.structs.fields(type(item)):
        value = getattr(item, field.name)
        if field.name in _NO_MEANING or value == _default(field):
            continue
        plain[field.encode_name] = msgspec.to_builtins(value)
    for source in [*plain.get("cite", ()), *([plain["source"]] if "source" in plain else [])]:
        source.pop("checked", None)
    return plain


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def hash_of(item: AnyRule | Wording) -> str:
    """The hash of a rule's meaning."""
    return hashlib.sha256(msgspec.json.encode(meaning(item), order="deterministic")).hexdigest()[:16]


def renewed(lock: Lock, items: Iterable[AnyRule | Wording]) -> Lock:
    """The lock of `items`: a hash that changed has the next version. What is gone goes."""
    new: Lock = {}
    for item in items:
        found, before = hash_of(item), lock.get(item.id)
        new[item.id] = before if before and before.hash == found else Entry(before.version + 1 if before else 1, found)
    return new


def changed(before: Lock, after: Lock) -> list[str]:
    """The ids whose meaning differs, of those that are in both."""
    return sorted(id_ for id_ in before.keys() & after.keys() if before[id_].hash != after[id_].hash)


def read(text: str) -> Lock:
    """A lock from its text; lines that are none are passed over."""
    found = (_LINE.match(line) for line in text.splitlines())
    return {match["id"]: Entry(int(match["version"]), match["hash"]) for match in found if match}


def written(lock: Lock) -> str:
    """The text of a lock."""
    return _HEAD + "".join(f"{id_} {entry.version} {entry.hash}\n" for id_, entry in sorted(lock.items()))


def released(changelog: str) -> bool:
    """True where a changelog tells of an older version than its newest section: before that, no rule has changed for anybody."""
    return len(re.findall(r"(?m)^## ", changelog)) > 1


def unmentioned(ids: Iterable[str], changelog: str) -> list[str]:
    """Those of `ids` that the newest section of a changelog does not name."""
    sections = re.split(r"(?m)^## ", changelog)
    newest = sections[1] if len(sections) > 1 else ""
    named = set(re.findall(r"[a-z][a-z0-9-]*", newest))
    return [id_ for id_ in ids if id_ not in named]
