"""YAML text → a tree of nodes that know their place, with everything refused that a rule or a config does not need.

Built from the parser's events and never from its composer: an alias is met as an event and is never followed, so no
alias bomb can go off, and anchors, tags and duplicate keys are seen where they stand. Nothing here is recursive.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
import yaml

from lint.errors import Fault
from lint.span import Lines
from lint.terms import FaultLevel

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_CHARACTERS: Final = 16 * 1024 * 1024
MAX_DEPTH: Final = 100
_MAX_PROBLEMS: Final = 20
# What YAML reads as a sign of its own at the start of an unquoted value.
_SIGNS: Final = "*&!{[|>@`%#\"'"


class Scalar(msgspec.Struct, frozen=True):
    """Text. `start`/`end` are code points of the file; `plain` is True where it stands without quotes."""

    value: str
    start: int
    end: int
    plain: bool


class Sequence(msgspec.Struct, frozen=True):
    """A list of nodes."""

    items: "list[Node]"
    start: int
    end: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file; a key never stands twice (the second is a problem and left out)."""

    pairs: "list[tuple[Scalar, Node]]"
    start: int
    end: int

    def get(self, key: str) -> "Node | None":
        """The value of `key`, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


class Source:
    """One YAML text under the name it is shown by; makes faults with line and column from offsets."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self._lines: Lines | None = None

    def fault(self, offset: int, code: str, message: str, mend: str = "", level: FaultLevel = "error") -> Fault:
        """A fault at `offset` (code points)."""
        if self._lines is None:
            self._lines = Lines(self.text)
        place = self._lines.position(max(0, min(offset, len(self.text))))
        return Fault(level, self.shown, place.line, place.column, code, message, mend)

    def line(self, offset: int) -> str:
        """The text of the line at `offset`, up to 200 characters from its start."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text[start : start + 200].partition("\n")[0]


class Problem(msgspec.Struct, frozen=True):
    """Something refused at `offset`: spoils the objects around it and no other."""

    offset: int
    fault: Fault


class Tree(msgspec.Struct, frozen=True):
    """The whole of a file: its root (None where it is empty), and what was refused in it."""

    root: Node | None
    source: Source
    problems: list[Problem]

    def problem(self, node: Node) -> Fault | None:
        """The first refused thing inside `node`."""
        return next((p.fault for p in self.problems if node.start <= p.offset < max(node.end, node.start + 1)), None)


def parse(text: str, shown: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of `text`, or the one fault that keeps it from being read at all (syntax, depth, size)."""
    source = Source(shown, text)
    if len(text) > MAX_CHARACTERS:
        return None, [
            Fault(
                "error", shown, 0, 0, "data/size", f"the file is longer than {MAX_CHARACTERS:,} characters", "split it into several files"
            )
        ]
    builder = _Builder(source)
    try:
        events: Iterable[Any] = yaml.parse(text, Loader=_LOADER)  # type: ignore[no-untyped-call,unused-ignore]
        builder.feed(events)
    except _TooDeepError as deep:
        return None, [_too_deep(source, deep.offset)]
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        return None, [source.fault(at, "data/syntax", f"a character that YAML does not allow: {error.reason}", "remove it")]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(error, source)]
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError) as error:
        return None, [source.fault(0, "data/syntax", f"this is no YAML: {str(error)[:200]}")]
    return Tree(builder.root, source, builder.problems), []


def _index(mark: Any) -> int:
    return int(mark.index) if mark is not None else 0


class _TooDeepError(Exception):
    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class _Builder:
    """Turns events into nodes with a stack of its own. An open mapping is a flat list: key, value, key, value."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._documents = 0

    def feed(self, events: Iterable[Any]) -> None:
        stack: list[tuple[bool, int, list[Node]]] = []
        for event in events:
            start = _index(event.start_mark)
            if isinstance(event, yaml.ScalarEvent):
                self._properties(event, start)
                node: Node = Scalar(event.value, start, _index(event.end_mark), event.style is None or event.style == "")
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._properties(event, start)
                if len(stack) >= MAX_DEPTH:
                    raise _TooDeepError(start)
                stack.append((isinstance(event, yaml.MappingStartEvent), start, []))
                continue
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                is_mapping, begin, children = stack.pop()
                end = max(_index(event.end_mark), children[-1].end if children else begin)
                node = self._mapping(begin, end, children) if is_mapping else Sequence(children, begin, end)
            elif isinstance(event, yaml.AliasEvent):
                written = f"*{event.anchor}"
                self._refuse(
                    start,
                    "alias",
                    f"“{written}” is an alias, and aliases are not read here",
                    f'if it is text, put it in quotes: "{written}"',
                )
                node = Scalar("", start, _index(event.end_mark), True)
            else:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._documents += 1
                    if self._documents == 2:
                        self._refuse(
                            start, "document", "a second YAML document begins here", "keep one document a file; remove the line ---"
                        )
                continue
            if stack:
                stack[-1][2].append(node)
            elif self._documents <= 1:
                self.root = node

    def _properties(self, event: Any, start: int) -> None:
        if event.anchor is not None:
            self._refuse(
                start,
                "anchor",
                f"“&{event.anchor}” is an anchor, and anchors are not read here",
                "if it is text, put it in quotes; else write the value out",
            )
        if event.tag is not None:
            self._refuse(
                start, "tag", f"“{event.tag}” is a tag, and tags are not read here", "if it is text, put it in quotes; else remove it"
            )

    def _mapping(self, start: int, end: int, children: list[Node]) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        for key, value in zip(children[::2], children[1::2], strict=False):
            if not isinstance(key, Scalar):
                self._refuse(key.start, "key", "a key must be a word", "put the key in quotes")
            elif key.value in seen:
                self._refuse(key.start, "duplicate-key", f"the key “{key.value[:60]}” stands twice in one mapping", "keep one of the two")
            else:
                seen.add(key.value)
                pairs.append((key, value))
        return Mapping(pairs, start, end)

    def _refuse(self, offset: int, code: str, message: str, mend: str) -> None:
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(Problem(offset, self.source.fault(offset, f"data/{code}", message, mend)))


def _too_deep(source: Source, offset: int) -> Fault:
    return source.fault(offset, "data/nesting", f"nested more than {MAX_DEPTH} levels deep", "write it flatter")


def _syntax(error: yaml.MarkedYAMLError, source: Source) -> Fault:
    """A syntax error where the parser stumbled, with the mend for the commonest cause: a phrase without quotes."""
    at = _index(error.problem_mark or error.context_mark)
    problem = error.problem or error.context or "it cannot be read"
    if "nesting depth" in problem:
        return _too_deep(source, at)
    for offset in (at, max(0, at - 1), _index(error.context_mark or error.problem_mark)):
        written = source.line(offset).strip().removeprefix("- ").strip()
        if written and written[0] in _SIGNS and written[0] not in "\"'#":
            quoted = written[:60].replace("\\", "\\\\").replace('"', '\\"')
            return source.fault(offset, "data/syntax", f"this is no YAML: {problem}", f'if it is text, put it in quotes: "{quoted}"')
    opened = _index(error.context_mark or error.problem_mark)
    if " #" in source.line(opened):
        mend = "what follows # is a comment here; if it is text, put it in quotes"
        return source.fault(opened, "data/syntax", f"this is no YAML: {problem}", mend)
    return source.fault(
        at,
        "data/syntax",
        f"this is no YAML: {problem}",
        "look at the quotes, the colons and the indentation of this line and the one before",
    )


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything in it, keys included, in the order of the file."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        if isinstance(top, Sequence):
            stack.extend(reversed(top.items))
        elif isinstance(top, Mapping):
            for key, value in reversed(top.pairs):
                stack.extend((value, key))


def plain(node: Node) -> Any:
    """`node` as str, list, dict; an empty unquoted value is None. As deep as the tree, which is at most `MAX_DEPTH`."""
    if isinstance(node, Scalar):
        return None if node.plain and node.value in ("", "~") else node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}
