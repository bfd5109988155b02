"""Why a node does not fit a type: the very node, in the words of the person who wrote the file, and what to write instead.

`msgspec` says whether an object fits; its error names a path in which the keys of dictionaries are lost. So a misfit is
looked for once more, type beside node, which also finds the names that a mend can be chosen from.
"""

import types
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from lint.yamlfile.tree import Mapping, Node, Scalar, Sequence, plain


class Misfit(msgspec.Struct, frozen=True):
    """`node` is wrong: what is wrong, and the mend."""

    node: Node
    code: str
    message: str
    mend: str


def suggest(word: str, choices: "list[str] | tuple[str, ...]", few: int = 12) -> str:
    """``did you mean 'x'?`` for the nearest of `choices`, else the choices themselves where they are at most `few`, else ''."""
    near = get_close_matches(word[:60], choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"write one of: {', '.join(choices)}" if 0 < len(choices) <= few else ""


def explain(node: Node, type_: Any) -> Misfit | None:
    """The first misfit of `node` against `type_`, in the order of the file; None where it fits."""
    try:
        msgspec.convert(plain(node), type_, strict=False)
    except (msgspec.ValidationError, UnicodeError) as error:
        return _inside(node, type_) or Misfit(node, "data/value", _message(error), "")
    return None


def _inside(node: Node, type_: Any) -> Misfit | None:
    origin = get_origin(type_)
    if origin is Annotated:
        bare = get_args(type_)[0]
        if isinstance(node, Scalar) and get_origin(bare) is not Literal:
            return _text(node, bare, next((a for a in get_args(type_)[1:] if isinstance(a, msgspec.Meta)), None))
        return _inside(node, bare)
    if origin in (Union, types.UnionType):
        members = [a for a in get_args(type_) if a not in (type(None), msgspec.UnsetType)]
        return _inside(node, members[0]) if len(members) == 1 else _union(node, members)
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return _struct(node, type_)
    if origin is dict:
        return _dict(node, *get_args(type_))
    if origin in (list, tuple, set, frozenset):
        return _list(node, get_args(type_)[0])
    if not isinstance(node, Scalar):
        return Misfit(node, "data/type", f"{_named(type_)} is wanted here, and this is {_is(node)}", "")
    if origin is Literal:
        choices = [str(a) for a in get_args(type_)]
        if node.value in choices:
            return None
        return Misfit(node, "data/value", f"'{node.value[:60]}' is not one of the values that this key takes", suggest(node.value, choices))
    return _text(node, type_, None)


def _union(node: Node, members: list[Any]) -> Misfit | None:
    structs = [m for m in members if isinstance(m, type) and issubclass(m, msgspec.Struct)]
    if isinstance(node, Mapping) and structs:
        if len(structs) == 1:
            return _struct(node, structs[0])
        field = structs[0].__struct_config__.tag_field or "type"
        tags = {str(s.__struct_config__.tag): s for s in structs}
        tag = node.get(field)
        if tag is None:
            return Misfit(node, "data/missing-key", f"the key '{field}' is missing", f"write one of: {', '.join(tags)}")
        if not isinstance(tag, Scalar) or tag.value not in tags:
            shown = tag.value[:60] if isinstance(tag, Scalar) else ""
            return Misfit(tag, "data/value", f"'{shown}' is not a {field}", suggest(shown, list(tags)))
        return _struct(node, tags[tag.value])
    for member in members:
        shape = get_origin(member) or member
        if (isinstance(node, Sequence) and shape in (list, tuple, set)) or (isinstance(node, Mapping) and shape is dict):
            return _inside(node, member)
    rest = [m for m in members if m not in structs and get_origin(m) not in (list, tuple, set, dict)]
    if isinstance(node, Scalar) and rest:
        return explain(node, rest[0]) if len(rest) == 1 else None
    wanted = " or ".join(_named(m) for m in members)
    return Misfit(node, "data/type", f"{wanted} is wanted here, and this is {_is(node)}", "")


def _struct(node: Node, type_: type[msgspec.Struct]) -> Misfit | None:
    if not isinstance(node, Mapping):
        return Misfit(node, "data/type", f"a mapping (key: value) is wanted here, and this is {_is(node)}", "")
    config = type_.__struct_config__
    fields = {f.encode_name: f for f in msgspec.structs.fields(type_)}
    for key, value in node.pairs:
        if config.tag_field == key.value:
            if not isinstance(value, Scalar) or value.value != str(config.tag):
                return Misfit(value, "data/value", f"this is not the {key.value} that is wanted here", f"write {config.tag}")
            continue
        field = fields.get(key.value)
        if field is None:
            if config.forbid_unknown_fields:
                return Misfit(key, "data/unknown-key", f"unknown key '{key.value[:60]}'", suggest(key.value, list(fields)))
            continue
        misfit = _value(key, value, field.type)
        if misfit is not None:
            return misfit
    for name, field in fields.items():
        if field.required and node.get(name) is None:
            return Misfit(node, "data/missing-key", f"the key '{name}' is missing", f"add '{name}:'")
    return None


def _value(key: Scalar, value: Node, type_: Any) -> Misfit | None:
    if isinstance(value, Scalar) and plain(value) is None:
        misfit = explain(value, type_)
        return misfit and Misfit(key, "data/value", f"the key '{key.value[:60]}' has no value", "give it one, or leave the key out")
    return explain(value, type_)


def _dict(node: Node, key_type: Any, value_type: Any) -> Misfit | None:
    if not isinstance(node, Mapping):
        return Misfit(node, "data/type", f"a mapping (key: value) is wanted here, and this is {_is(node)}", "")
    for key, value in node.pairs:
        misfit = explain(key, key_type) or _value(key, value, value_type)
        if misfit is not None:
            return misfit
    return None


def _list(node: Node, item_type: Any) -> Misfit | None:
    if not isinstance(node, Sequence):
        mend = f'write it as a list: ["{node.value[:60]}"]' if isinstance(node, Scalar) else ""
        return Misfit(node, "data/type", f"a list is wanted here, and this is {_is(node)}", mend)
    for item in node.items:
        if isinstance(item, Scalar) and plain(item) is None and explain(item, item_type):
            return Misfit(item, "data/value", "an empty item in a list", "give it a value, or remove the line")
        misfit = explain(item, item_type)
        if misfit is not None:
            return misfit
    return None


def _text(node: Scalar, type_: Any, meta: msgspec.Meta | None) -> Misfit | None:
    """A scalar that its type does not take: each common type in its own words."""
    shown = node.value[:60]
    if meta is not None and meta.min_length and len(node.value) < meta.min_length:
        return Misfit(node, "data/value", "this text is empty", "write it")
    if meta is not None and meta.description and (meta.pattern or meta.ge is not None or meta.le is not None):
        return Misfit(node, "data/value", f"'{shown}' does not fit here", meta.description)
    if meta is not None and meta.pattern:
        return Misfit(node, "data/value", f"'{shown}' does not have the form that is wanted here", f"the form is {meta.pattern}")
    if type_ in (date, datetime):
        return Misfit(node, "data/value", f"'{shown}' is no date", "write it as 2026-01-31")
    if type_ in (int, float):
        return Misfit(node, "data/value", f"'{shown}' is no number that fits here", "write digits, such as 30")
    if type_ is bool:
        return Misfit(node, "data/value", f"'{shown}' is neither true nor false", "write true or false")
    return None


def _named(type_: Any) -> str:
    origin = get_origin(type_)
    if origin is Annotated:
        return _named(get_args(type_)[0])
    if origin is dict or (isinstance(type_, type) and issubclass(type_, msgspec.Struct)):
        return "a mapping (key: value)"
    return "a list" if origin in (list, tuple, set, frozenset) else "text"


def _is(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"the text “{node.value[:40]}”" if plain(node) is not None else "empty"
    return "a list" if isinstance(node, Sequence) else "a mapping (key: value)"


def _message(error: Exception) -> str:
    return str(error).partition(" - at `")[0]
