"""Which files of a rule folder are packs, and by which name they are shown."""

import os
from functools import cache
from pathlib import Path
from typing import Final

# Folders of data beside the packs, at the top of a rule folder; each has its own reader.
_DATA: Final = frozenset({"classes", "topics", "languages", "disclaimers", "links"})
_NO_PACKS: Final = frozenset({"jurisdictions.yaml"})
_SUFFIXES: Final = (".yaml", ".yml")
_MOST_FILES: Final = 10_000


def pack_files(folder: Path, data: str = "") -> list[Path]:
    """The packs of a rule folder, sorted; of a single file, that file. With `data` the YAML files of that data folder instead.

    Links to folders are not followed, hidden names and links that lead out of the folder are left out.
    """
    if not folder.is_dir():
        return [folder] if folder.is_file() and not data else []
    top = folder / data if data else folder
    found: list[Path] = []
    inside = folder.resolve()
    for here, folders, files in os.walk(top):
        at_top = not data and Path(here) == folder
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")) and not (at_top and f in _DATA))
        for name in files:
            path = Path(here) / name
            if name.startswith(".") or not name.endswith(_SUFFIXES) or (at_top and name in _NO_PACKS):
                continue
            if not path.is_file() or (path.is_symlink() and not path.resolve().is_relative_to(inside)):
                continue  # a pipe would wait for ever, a link may lead anywhere
            found.append(path)
        if len(found) > _MOST_FILES:
            break
    return sorted(found)


def shown(path: Path, builtin: Path) -> str:
    """A pack's name in faults: ``rules/…`` for a built-in one, else from the working directory where it lies below it."""
    for base, prefix in ((builtin, "rules/"), (Path.cwd(), "")):
        if path.is_relative_to(base):
            return prefix + path.relative_to(base).as_posix()
    return path.as_posix()


@cache
def engine_mark() -> str:
    """What decides, beside the version, how a pack is decoded: in a checkout, when its decoder last changed."""
    here = Path(__file__).resolve().parent.parent
    if (here / "rules").is_dir():  # a wheel: the version says all
        return ""
    watched = [
        *(here / "kinds").rglob("*.py"),
        *(here / "packs").glob("*.py"),
        *(here / "phrase").glob("*.py"),
        here / "rule.py",
        here / "terms.py",
    ]
    return str(max(path.stat().st_mtime_ns for path in watched))
