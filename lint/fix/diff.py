"""What a mend changes, as a unified diff that `git apply` and `patch -p1` take."""

from collections.abc import Iterator
from difflib import unified_diff

_ENDLESS = "\n\\ No newline at end of file\n"


def diff(path: str, old: str, new: str) -> Iterator[str]:
    """The lines of the diff from `old` to `new`, the text of the file at `path`; each ends with a line feed."""
    name = "".join(char if char.isprintable() else "?" for char in path)
    before, after = (name, name) if name.startswith("/") else (f"a/{name}", f"b/{name}")
    for row in unified_diff(_lines(old), _lines(new), before, after):
        yield row if row.endswith("\n") else row + _ENDLESS


def _lines(text: str) -> list[str]:
    """Lines as diffs have them: they end at a line feed and nowhere else, and keep it."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
