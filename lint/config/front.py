"""What an article's own front matter sets under the key `caveat`."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from lint.config.settings import ArticleSettings
from lint.errors import Fault
from lint.yamlfile import Mapping, Node, Scalar, Sequence, Source, Tree, convert

_STEP: Final = re.compile(r"\.?([^.\[\]]+)|\[(\d{1,4})\]")


def article_settings(entries: Iterable[tuple[str, str, int]], path: str, text: str) -> tuple[ArticleSettings, list[Fault]]:
    """The settings of an article from its metadata (key path, value, source offset), and the fault that keeps them from holding.

    Readers give metadata flat (``caveat.ignore[0].rule``); the tree is put together again, so that a misfit has its place.
    """
    source = Source(path, text)
    root = _Branch(0)
    found = False
    for key, value, offset in entries:
        if not key.startswith("caveat"):
            continue
        steps = [m[1] if m[1] is not None else int(m[2]) for m in _STEP.finditer(key[len("caveat") :])]
        if key[len("caveat") :][:1] not in (".", "[", "") or not steps:
            continue
        found = True
        root.put(steps, value, offset)
    if not found:
        return ArticleSettings(), []
    settings, fault = convert(Tree(None, source, []), root.node(), ArticleSettings)
    if fault is not None:
        return ArticleSettings(), [msgspec.structs.replace(fault, level="warning", code=fault.code.replace("data/", "article/", 1))]
    return settings, []


class _Branch:
    """A mapping or list under construction. `steps` are names and indexes; as deep as a reader's key path."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.children: dict[str | int, _Branch] = {}
        self.value = ""

    def put(self, steps: list[str | int], value: str, offset: int) -> None:
        branch = self
        for step in steps[:32]:
            branch = branch.children.setdefault(step, _Branch(offset))
        branch.value, branch.offset = value, offset

    def node(self) -> Node:
        if not self.children:
            return Scalar(self.value, self.offset, self.offset, False)
        if all(isinstance(step, int) for step in self.children):
            return Sequence([child.node() for child in self.children.values()], self.offset, self.offset)
        pairs: list[tuple[Scalar, Node]] = [
            (Scalar(str(step), child.offset, child.offset, False), child.node()) for step, child in self.children.items()
        ]
        return Mapping(pairs, self.offset, self.offset)
