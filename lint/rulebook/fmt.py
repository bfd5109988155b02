"""Quotes for phrases and examples: what YAML would read as its own signs becomes text again."""

import re
from collections.abc import Iterator
from typing import Final

from lint.terms import LANGUAGES
from lint.yamlfile import Mapping, Node, Scalar, Sequence, Tree, parse

_KEYS: Final = (*LANGUAGES, "any", "bad", "good")
_COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")
# A line of a block list that YAML cannot read because a phrase begins with one of its signs.
_SIGN_LINE: Final = re.compile(r"^(?P<head>[ \t]*-[ \t]+)(?P<phrase>[*&!%@`|>{\[][^\r\n]*?)(?P<tail>[ \t]*)$", re.MULTILINE)


def quoted(text: str) -> str:
    """`text`, a pack, with double quotes around every phrase and example that stands without; everything else as it is.

    A pack that YAML cannot read is mended first where a line of a list begins with one of YAML's signs; if that does not make
    it readable, it comes back unchanged.
    """
    tree, _ = parse(text, "")
    if tree is None or tree.problems:
        mended = _SIGN_LINE.sub(_quote_line, text)
        again, _ = parse(mended, "")
        if again is None or (again.problems and len(again.problems) >= len(tree.problems if tree is not None else again.problems)):
            return text
        text, tree = mended, again
    if tree.root is None:
        return text
    edits = sorted({(start, end) for start, end in _bare(tree, tree.root)}, reverse=True)
    for start, end in edits:
        text = text[:start] + _quote(text[start:end]) + text[end:]
    return text


def _bare(tree: Tree, root: Node) -> Iterator[tuple[int, int]]:
    """The spans of unquoted phrases and examples, with the comment that cuts one short taken in."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Sequence):
            stack.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node.pairs:
                stack.append(value)
                if key.value in _KEYS and isinstance(value, Sequence):
                    for item in value.items:
                        if isinstance(item, Scalar) and item.plain and item.value:
                            yield item.start, _end(tree.source.text, item)


def _end(text: str, item: Scalar) -> int:
    comment = _COMMENT.match(text, item.end)
    return comment.end() if comment is not None and not comment[0].lstrip(" \t").startswith("# ") else item.end


def _quote(written: str) -> str:
    return '"' + " ".join(written.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quote_line(line: re.Match[str]) -> str:
    phrase = line["phrase"]
    if phrase.startswith(("{", "[")) and _readable(phrase):
        return line[0]  # a flow mapping or list that YAML reads as it was meant
    return f"{line['head']}{_quote(phrase)}{line['tail']}"


def _readable(phrase: str) -> bool:
    tree, _ = parse(phrase, "")
    return tree is not None and not tree.problems and isinstance(tree.root, Mapping | Sequence)
