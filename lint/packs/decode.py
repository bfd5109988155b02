"""One pack: a YAML text → its rules and prescribed wordings, decoded one by one, so that a bad one costs itself alone."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final, TypeVar

import msgspec
from msgspec import Meta

from lint.errors import Fault
from lint.kinds import AnyRule
from lint.packs.patterns import explodes
from lint.rule import Wording
from lint.terms import LANGUAGES
from lint.yamlfile import Mapping, Node, Scalar, Sequence, Tree, convert, explain, parse, suggest

T = TypeVar("T", AnyRule, Wording)

# A comment right behind an unquoted value. YAML cuts the value there, so half of a phrase would be lost without a word.
_COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")
_LISTS: Final = ("rules", "wordings")


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a pack: its name, its title, and the jurisdiction whose rules it holds ('' for none)."""

    pack: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$", description="a pack's name is lower-case words with hyphens, such as eu-mica")]
    title: Annotated[str, Meta(min_length=1)]
    jurisdiction: str = ""
    description: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where a rule or wording stands: 1-based line and column of its entry."""

    line: int
    column: int


class RuleEntry(msgspec.Struct, frozen=True):
    """A rule, and its place in its pack."""

    rule: AnyRule
    place: Place


class WordingEntry(msgspec.Struct, frozen=True):
    """A prescribed wording, and its place in its pack."""

    wording: Wording
    place: Place


class Pack(msgspec.Struct, frozen=True):
    """A decoded pack. `path` is the name that faults give it."""

    header: Header
    path: str
    rules: tuple[RuleEntry, ...] = ()
    wordings: tuple[WordingEntry, ...] = ()


class PhraseAt(msgspec.Struct, frozen=True):
    """A phrase of a rule where it is written, to be read once all classes are known. `start`: offset of its first character."""

    tree: Tree
    language: str
    phrase: str
    start: int


class Change(msgspec.Struct, frozen=True):
    """An entry that names a rule of another pack and gives only what differs."""

    id: str
    node: Mapping
    tree: Tree


class Decoded(msgspec.Struct, frozen=True):
    """What one file gave. `pack` is None where nothing in it could be read."""

    pack: Pack | None
    changes: tuple[Change, ...]
    phrases: tuple[PhraseAt, ...]
    faults: tuple[Fault, ...]


def decode(text: str, path: str) -> Decoded:
    """The pack in `text`; `path` is its name in faults."""
    tree, faults = parse(text, path)
    if tree is None:
        return Decoded(None, (), (), tuple(faults))
    if not isinstance(tree.root, Mapping):
        mend = "begin it with the keys pack, title and rules"
        return Decoded(None, (), (), (tree.source.fault(0, "rule/pack", "this file holds no pack", mend),))
    header, faults = _header(tree, tree.root)
    rules: list[RuleEntry] = []
    wordings: list[WordingEntry] = []
    changes: list[Change] = []
    phrases: list[PhraseAt] = []
    for item in _items(tree, tree.root, "rules", faults):
        if isinstance(item, Mapping) and item.get("kind") is None and isinstance(named := item.get("id"), Scalar):
            changes.append(Change(named.value, item, tree))
            continue
        rule, fault = convert(tree, item, AnyRule)
        found = list(_phrases(tree, item)) if rule is not None else []
        fault = fault or next((f for f in map(_cut, found) if f is not None), None) or _exploding(tree, item)
        if fault is not None:
            faults.append(_ours(fault))
            continue
        phrases += found
        own = rule.jurisdictions or ([header.jurisdiction] if header.jurisdiction else [])
        rules.append(RuleEntry(msgspec.structs.replace(rule, pack=header.pack, jurisdictions=own), _place(tree, item)))
    for item in _items(tree, tree.root, "wordings", faults):
        wording, fault = convert(tree, item, Wording)
        if fault is not None:
            faults.append(_ours(fault))
            continue
        own = wording.jurisdictions or ([header.jurisdiction] if header.jurisdiction else [])
        wordings.append(WordingEntry(msgspec.structs.replace(wording, pack=header.pack, jurisdictions=own), _place(tree, item)))
    pack = Pack(header, path, tuple(rules), tuple(wordings))
    return Decoded(pack, tuple(changes), tuple(phrases), tuple(faults))


def changed(rule: AnyRule, change: Change) -> tuple[AnyRule, list[Fault]]:
    """`rule` with what `change` says: a value replaces the rule's own; of a mapping by language, each language does."""
    fields = {f.encode_name: f for f in msgspec.structs.fields(type(rule))}
    values: dict[str, Any] = {}
    for key, node in change.node.pairs:
        if key.value == "id":
            continue
        if key.value in ("pack", "category", "kind", "jurisdictions", "cite", "replaces", "supersedes"):
            mend = "write a rule of your own with another id, and ignore this one"
            return rule, [change.tree.source.fault(key.start, "rule/override", f"'{key.value}' of a rule cannot be changed", mend)]
        if key.value not in fields:
            misfit = explain(change.node, type(rule))
            mend = misfit.mend if misfit is not None and misfit.code == "data/unknown-key" else ""
            return rule, [change.tree.source.fault(key.start, "rule/unknown-key", f"unknown key '{key.value[:60]}'", mend)]
        field = fields[key.value]
        value, fault = convert(change.tree, node, field.type)
        if fault is not None:
            return rule, [_ours(fault)]
        before = getattr(rule, field.name)
        values[field.name] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return msgspec.structs.replace(rule, **values), []


def phrases_of(change: Change) -> list[PhraseAt]:
    """The phrases that a change brings."""
    return list(_phrases(change.tree, change.node))


def _header(tree: Tree, root: Mapping) -> tuple[Header, list[Fault]]:
    head = Mapping([(k, v) for k, v in root.pairs if k.value not in _LISTS], root.start, root.start)
    misfit = explain(head, Header)
    faults: list[Fault] = [p.fault for p in tree.problems[:1] if not _inside_lists(root, p.offset)]
    if misfit is None and not faults:
        header, _ = convert(tree, head, Header)
        return header, []
    if misfit is not None and not faults:
        mend = misfit.mend
        if misfit.code == "data/unknown-key" and isinstance(misfit.node, Scalar):
            mend = suggest(misfit.node.value, ["pack", "title", "jurisdiction", "description", *_LISTS])
        faults.append(tree.source.fault(misfit.node.start, misfit.code, misfit.message, mend))
    known = {k.value: v.value for k, v in head.pairs if isinstance(v, Scalar)}
    named = known.get("pack", "") if re.fullmatch(r"[a-z][a-z0-9-]*", known.get("pack", "")) else "unnamed"
    return Header(named, known.get("title", "") or named, known.get("jurisdiction", "")), [_ours(f) for f in faults]


def _inside_lists(root: Mapping, offset: int) -> bool:
    return any(v.start <= offset < v.end for k, v in root.pairs if k.value in _LISTS)


def _items(tree: Tree, root: Mapping, key: str, faults: list[Fault]) -> list[Node]:
    node = root.get(key)
    if node is None or (isinstance(node, Scalar) and node.plain and not node.value):
        return []
    if isinstance(node, Sequence):
        return node.items
    faults.append(tree.source.fault(node.start, "rule/type", f"'{key}' is a list of entries", f"begin each entry of '{key}' with - id:"))
    return []


def _place(tree: Tree, node: Node) -> Place:
    fault = tree.source.fault(node.start, "", "")
    return Place(fault.line, fault.column)


def _ours(fault: Fault) -> Fault:
    return msgspec.structs.replace(fault, code=fault.code.replace("data/", "rule/", 1))


def _phrases(tree: Tree, node: Node) -> Iterator[PhraseAt]:
    """Every phrase in a rule: what stands in a list under a language's code, examples aside."""
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, Sequence):
            stack.extend(top.items)
        elif isinstance(top, Mapping):
            for key, value in top.pairs:
                if key.value == "examples":
                    continue
                if key.value in (*LANGUAGES, "any") and isinstance(value, Sequence):
                    for item in value.items:
                        if isinstance(item, Scalar):
                            yield PhraseAt(tree, key.value, item.value, item.start + (0 if item.plain else 1))
                else:
                    stack.append(value)


def _exploding(tree: Tree, item: Node) -> Fault | None:
    """The fault of a regular expression that can take longer than anyone waits."""
    patterns = item.get("pattern") if isinstance(item, Mapping) else None
    for _, node in patterns.pairs if isinstance(patterns, Mapping) else ():
        text = explodes(node.value) if isinstance(node, Scalar) else ""
        if text:
            message = f"this pattern can take for ever, by “{text}”"
            mend = "do not repeat a group that can match the same text in two ways, such as (a+)+ or (a|aa)+"
            return tree.source.fault(node.start, "rule/pattern", message, mend)
    return None


def _cut(found: PhraseAt) -> Fault | None:
    """The fault of a phrase without quotes that a comment cuts short."""
    text = found.tree.source.text
    if found.start > 0 and text[found.start - 1] in "\"'":
        return None
    comment = _COMMENT.match(text, found.start + len(found.phrase))
    if comment is None:
        return None
    written = (found.phrase + comment[0]).replace('"', '\\"')
    message = f"this phrase is “{found.phrase[:60]}”: without quotes, what follows # is a comment"
    return found.tree.source.fault(found.start, "rule/comment", message, f'put it in quotes: "{written[:80]}"')
