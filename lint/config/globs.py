"""Globs over paths, in the manner of .gitignore, in time linear in the path whatever the pattern.

A pattern without a slash matches a name at any depth; one with a slash is anchored at the folder of its config.
`**` stands for any folders. What matches a folder covers everything in it.
"""

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache


def matches(path: str, patterns: Sequence[str]) -> bool:
    """True when one of `patterns` covers `path` (relative, with ``/``)."""
    parts = path.split("/")
    return any(_covers(_segments(pattern), parts) for pattern in patterns)


def _covers(pattern: "tuple[re.Pattern[str] | None, ...]", parts: list[str]) -> bool:
    """Backtracks only to the last ``**``, as shell matchers do: enough, since a later one is never worse than an earlier."""
    here = at = 0
    star, star_at = -1, 0
    while at < len(parts):
        if here == len(pattern):
            return True  # the pattern named a folder above
        segment = pattern[here]
        if segment is None:
            star, star_at, here = here, at, here + 1
        elif segment.match(parts[at]):
            here, at = here + 1, at + 1
        elif star >= 0:
            star_at += 1
            here, at = star + 1, star_at
        else:
            return False
    return all(segment is None for segment in pattern[here:])


@lru_cache(maxsize=1024)
def _segments(pattern: str) -> "tuple[re.Pattern[str] | None, ...]":
    """The segments of a pattern; None stands for ``**``. `fnmatch.translate` writes stars that do not backtrack."""
    bare = pattern.removeprefix("./").strip("/")
    anchored = "/" in pattern.removeprefix("./").rstrip("/")
    segments = [None if s == "**" else re.compile(translate(s)) for s in bare.split("/") if s]
    return tuple(segments if anchored else [None, *segments])
