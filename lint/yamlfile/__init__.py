"""YAML files → typed objects, and a fault with line, column and mend for everything that does not fit.

Every scalar is read as text and the types decide (`msgspec.convert(strict=False)`), so `no` stays a word and 12:30 a
time. Refused wherever they stand: duplicate keys, anchors, aliases, tags, a second document.
"""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lint.errors import Fault
from lint.yamlfile.explain import Misfit, explain, suggest
from lint.yamlfile.tree import MAX_CHARACTERS, Mapping, Node, Problem, Scalar, Sequence, Source, Tree, parse, plain, walk

T = TypeVar("T")

__all__ = [
    "Mapping", "Misfit", "Node", "Problem", "Scalar", "Sequence", "Source", "Tree",
    "convert", "decode_text", "explain", "load", "loads", "parse", "plain", "read", "read_bytes", "suggest", "walk",
]  # fmt: skip


def load(path: Path, type_: type[T], shown: str = "") -> tuple[T | None, list[Fault]]:
    """The file at `path` as a `type_`, or None and the fault that keeps it from being one. `shown` is its name in faults."""
    text, faults = read(path, shown)
    if text is None:
        return None, faults
    return loads(text, type_, shown or path.as_posix())


def loads(text: str, type_: type[T], shown: str) -> tuple[T | None, list[Fault]]:
    """`text` as a `type_`; an empty text counts as an empty mapping."""
    tree, faults = parse(text, shown)
    if tree is None:
        return None, faults
    root = tree.root if tree.root is not None and plain(tree.root) is not None else Mapping([], 0, 0)
    if tree.problems:
        return None, [tree.problems[0].fault]
    value, fault = convert(Tree(root, tree.source, []), root, type_)
    return value, [fault] if fault is not None else []


def convert(tree: Tree, node: Node, type_: Any) -> tuple[Any, Fault | None]:
    """`node` of `tree` as a `type_`, or None and why not: what was refused inside it first, else its first misfit."""
    refused = tree.problem(node)
    if refused is not None:
        return None, refused
    try:
        return msgspec.convert(plain(node), type_, strict=False), None
    except (msgspec.ValidationError, UnicodeError):
        misfit = explain(node, type_) or Misfit(node, "data/value", "this does not fit here", "")
    return None, tree.source.fault(misfit.node.start, misfit.code, misfit.message, misfit.mend)


def read(path: Path, shown: str = "") -> tuple[str | None, list[Fault]]:
    """The text of the file at `path`, or None and the fault: missing, no file, too large, not UTF-8."""
    name = shown or path.as_posix()
    data, faults = read_bytes(path, name)
    return decode_text(data, name) if data is not None else (None, faults)


def read_bytes(path: Path, shown: str) -> tuple[bytes | None, list[Fault]]:
    """The bytes of the file at `path`, or None and the fault. What is larger than any text that is taken is not even read."""
    try:
        if path.stat().st_size > 4 * MAX_CHARACTERS:
            return None, [Fault("error", shown, 0, 0, "data/size", "the file is too large for YAML", "split it into several files")]
        return path.read_bytes(), []
    except OSError as error:
        message = f"it cannot be read: {error.strerror or type(error).__name__}"
        return None, [Fault("error", shown, 0, 0, "data/unreadable", message, "look at the path and its permissions")]


def decode_text(data: bytes, shown: str) -> tuple[str | None, list[Fault]]:
    """UTF-8 `data`, a byte-order mark aside, as text; else the fault that names the byte."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        return None, [
            Fault("error", shown, line, column, "data/encoding", f"it is not UTF-8: byte {error.start}", "save the file as UTF-8")
        ]
