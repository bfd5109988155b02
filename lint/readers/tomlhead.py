"""A TOML front matter as entries with their places."""

import re
from collections.abc import Iterator
from typing import Final

from lint.readers.scalars import Entry, Style

_TABLE: Final = re.compile(r"[ \t]*\[(\[?)[ \t]*([^\[\]\r\n]+?)[ \t]*\]?\][ \t]*(?:#.*)?$")
_NAME: Final = r"(?:[\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')"
_KEY: Final = re.compile(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=[ \t]*")
_STRING: Final = re.compile(r'"""(?>\r\n|\r|\n)?|' + r"'''(?>\r\n|\r|\n)?|[\"']")
_CLOSERS: Final = {'"': re.compile(r'(?:[^"\\\r\n]|\\.)*+(")'), "'": re.compile(r"[^'\r\n]*(')")}
_LONG: Final = {'"""': re.compile(r'(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+(""")'), "'''": re.compile(r"(?:[^']|'{1,2}(?!'))*+(''')")}
_BARE: Final = re.compile(r"[^\s,#\]}\[{]+(?: \d[^\s,#\]}]*)?")
_SKIP: Final = re.compile(r"(?:[\s,]|#[^\r\n]*)+")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def entries(text: str, start: int, end: int) -> Iterator[Entry]:
    """The values of the TOML in source `[start, end)`, as far as they can be read."""
    prefix = ""
    tables: dict[str, int] = {}
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        stop = line.end() if line else end
        if table := _TABLE.match(text, at, len(text[:stop].rstrip("\r\n"))):
            prefix = _dotted(table[2])
            if table[1]:
                tables[prefix] = tables.get(prefix, -1) + 1
                prefix = f"{prefix}[{tables[prefix]}]"
            prefix += "."
        elif key := _KEY.match(text, at, stop):
            yield from (found := list(_value(text, key.end(), end, prefix + _dotted(key[1]))))
            last = max((e.end for e in found), default=key.end())
            line = _LINE.match(text, last, end)
            stop = line.end() if line else end
        at = max(stop, at + 1)


def _dotted(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _value(text: str, at: int, end: int, path: str) -> Iterator[Entry]:
    if text[at : at + 1] != "[":
        entry = _scalar(text, at, end, path)
        if entry is not None:
            yield entry
        return
    at += 1
    index = 0
    while at < end:
        if skip := _SKIP.match(text, at, end):
            at = skip.end()
        entry = _scalar(text, at, end, f"{path}[{index}]")
        if entry is None:
            return
        yield entry
        index += 1
        at = entry.end + (3 if text.startswith(('"""', "'''"), entry.end) else 1 if text[entry.end : entry.end + 1] in ("'", '"') else 0)


def _scalar(text: str, at: int, end: int, path: str) -> Entry | None:
    opener = _STRING.match(text, at, end)
    if opener is None:
        bare = _BARE.match(text, at, end)
        return Entry(path, bare[0], bare.start(), bare.end(), "plain") if bare else None
    mark = opener[0].strip("\r\n")
    close = (_CLOSERS | _LONG)[mark].match(text, opener.end(), end)
    if close is None:
        return None
    start, stop = opener.end(), close.start(1)
    style: Style = "double" if mark[0] == '"' else "plain"
    return Entry(path, text[start:stop], start, stop, style)
