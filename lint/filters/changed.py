"""What changed since a revision, read from a diff of git, and which findings stand there."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

_HUNK: Final = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE: Final = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES: Final = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


class Changed(msgspec.Struct, frozen=True):
    """What changed in one article: ranges of lines, first and last, from 1; `whole` for a new one, or one that git sees as binary."""

    lines: tuple[tuple[int, int], ...] = ()
    whole: bool = False

    def touches(self, first: int, last: int) -> bool:
        """True when a line from `first` to `last` changed."""
        return self.whole or any(start <= last and first <= end for start, end in self.lines)


def parse(diff: bytes) -> dict[bytes, Changed]:
    """The articles of a diff with ``--unified=0 --src-prefix=a/ --dst-prefix=b/``, by their new path; only those with lines to show.

    What a hunk says it holds is read over by number: a line of an article may look like a line of a diff.
    """
    found: dict[bytes, Changed] = {}
    rows = iter(diff.split(b"\n"))
    path: bytes | None = None
    for row in rows:
        if row.startswith(b"diff --git "):
            path = None
        elif row.startswith(b"+++ "):
            path = _target(row[4:])
        elif path is not None and (hunk := _HUNK.match(row)):
            removed, start, added = (int(hunk[1] or 1), int(hunk[2]), int(hunk[3]) if hunk[3] is not None else 1)
            found[path] = _with(found.get(path, Changed()), start, added, _body(rows, removed, added))
    return found


def _with(changed: Changed, start: int, added: int, body: Iterable[bytes]) -> Changed:
    # A lone carriage return ends a line for readers and not for git, whose numbers are then of no use.
    odd = any(b"\r" in row.removesuffix(b"\r") for row in body)
    lines = ((start, start + added - 1),) if added else ()
    return Changed((*changed.lines, *lines), changed.whole or odd)


def _body(rows: Iterator[bytes], removed: int, added: int) -> list[bytes]:
    """The lines of a hunk that were added."""
    body: list[bytes] = []
    while removed + added > 0:
        row = next(rows, None)
        if row is None:
            break
        if row.startswith(b"-"):
            removed -= 1
        elif row.startswith(b"+"):
            added -= 1
            body.append(row[1:])
    return body


def _target(name: bytes) -> bytes | None:
    """The path behind ``+++ ``; None for ``/dev/null``."""
    name = name.removesuffix(b"\t")
    path = _unquoted(name)
    return path[2:] if path.startswith(b"b/") else None


def _unquoted(name: bytes) -> bytes:
    """A path as git writes it: in quotes, with escapes, where it holds quotes, backslashes or controls."""
    if not (len(name) > 1 and name.startswith(b'"') and name.endswith(b'"')):
        return name
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 255]) if len(m[1]) == 3 else _ESCAPES.get(m[1], m[1]), name[1:-1])
