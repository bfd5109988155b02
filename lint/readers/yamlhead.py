"""A YAML front matter as entries with their places; one that does not parse is read line by line."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
import yaml
from yaml import events
from yaml.cyaml import CBaseLoader

from lint.readers.scalars import Entry, Style, after_properties, decoded

ENTRY_LIMIT: Final = 20_000  # values of one front matter: more is an attack or a data file
_STYLES: Final[dict[str | None, Style]] = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "block", ">": "block"}
_FLAT: Final = re.compile(r"^([A-Za-z_][\w.-]*)[ \t]*:[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*\Z")
_INDENTED: Final = re.compile(r"(?:[ \t]+\S.*(?:\r\n|\r|\n|\Z)|[ \t]*(?>\r\n|\r|\n))+")


class BrokenError(Exception):
    """The YAML does not parse: `message` and the offset in the text given."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class _Level(msgspec.Struct):
    path: str
    index: int = -1  # of a sequence's next value; -1 for a mapping
    key: str | None = None


def entries(text: str, start: int, end: int, *, flow: bool = False) -> list[Entry]:
    """The scalars of the YAML in source `[start, end)`; `flow` reads it as the inside of braces. Raises `BrokenError`."""
    body = text[start:end]
    shift = start
    if flow:
        body = "{" + body + "}"
        shift -= 1
    found: list[Entry] = []
    levels: list[_Level] = []
    mapping = False
    try:
        for event in yaml.parse(body, Loader=CBaseLoader):
            if isinstance(event, (events.MappingStartEvent, events.SequenceStartEvent)):
                mapping = mapping or isinstance(event, events.MappingStartEvent)
                levels.append(_Level(_path(levels), -1 if isinstance(event, events.MappingStartEvent) else 0))
            elif isinstance(event, (events.MappingEndEvent, events.SequenceEndEvent)):
                levels.pop()
            elif isinstance(event, (events.ScalarEvent, events.AliasEvent)) and levels:
                level = levels[-1]
                if level.index < 0 and level.key is None:
                    level.key = getattr(event, "value", "")
                    continue
                if len(found) < ENTRY_LIMIT:
                    found.append(_entry(text, event, _path(levels), shift))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise BrokenError(error.problem or "it is no YAML", shift + (mark.index if mark else 0)) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", None)
        code = getattr(error, "character", None)
        what = f"the control character U+{code:04X}" if isinstance(code, int) else "a control character"
        raise BrokenError(f"{what} is not allowed in YAML", shift + (position or 0)) from None
    if not mapping and body.strip():
        raise BrokenError("it is no list of `key: value`", start)
    return found


def _path(levels: list[_Level]) -> str:
    """The key path of the next value; it counts on."""
    if not levels:
        return ""
    level = levels[-1]
    if level.index >= 0:
        level.index += 1
        return f"{level.path}[{level.index - 1}]"
    key, level.key = level.key or "", None
    return f"{level.path}.{key}" if level.path else key


def _entry(text: str, event: events.Event, path: str, shift: int) -> Entry:
    first, last = event.start_mark, event.end_mark
    start, end = (first.index if first else 0) + shift, (last.index if last else 0) + shift
    if isinstance(event, events.AliasEvent):
        return Entry(path, "", start, end, "plain", alias=True)
    assert isinstance(event, events.ScalarEvent)
    style = _STYLES.get(event.style, "plain")
    start = min(after_properties(text, start, end), end)
    if event.tag and event.tag.endswith("binary") and (value := decoded(event.value)) is not None:
        return Entry(path, value, start, end, style, opaque=True)
    if style in ("single", "double"):
        start, end = start + 1, max(start + 1, end - 1)
    elif style == "block":
        end = start + len(text[start:end].rstrip())
    return Entry(path, event.value, start, end, style)


def flat(text: str, start: int, end: int) -> Iterator[Entry]:
    """The `key: value` lines at the margin of source `[start, end)`, for YAML that does not parse."""
    for match in _FLAT.finditer(text, start, end):
        key, value = match[1], match[2]
        begin, stop = match.span(2)
        if _BLOCK_HEADER.match(value):
            lines = _INDENTED.match(text, min(stop + 1, end), end)
            if lines:
                body = text[lines.start() : lines.end()].rstrip()
                yield Entry(key, " ".join(body.split()), begin, lines.start() + len(body), "block")
        elif value[0] in "\"'":
            closed = len(value) > 1 and value[-1] == value[0]
            style: Style = "double" if value[0] == '"' else "single"
            yield Entry(key, value[1 : -1 if closed else None], begin + 1, stop - closed, style)
        else:
            yield Entry(key, value, begin, stop, "plain")
