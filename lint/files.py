"""The articles that a command line names: files as given, folders walked, `.gitignore` obeyed, in an order of their own."""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lint.errors import Fault

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES: Final = (".md", ".markdown", ".mdx", ".html", ".htm")
"""What a folder is walked for; anything else is read when it is named."""
_NEVER: Final = ("node_modules",)
"""Folders of other people's text. Hidden folders (`.git`, `.venv`) are not walked either."""

Choose = Callable[[str], bool | None]
"""Path of a file → taken, left out, or None: its suffix decides."""


class Source(msgspec.Struct, frozen=True, order=True):
    """A file to check: its path as shown (as given, with ``/``) and as the system knows it."""

    path: str
    file: str


class _Found(msgspec.Struct, frozen=True, order=True):
    """A file with what decides which of its names is shown: real names before links, then by path."""

    link: bool
    path: str
    file: str


class _Ignore(msgspec.Struct, frozen=True):
    """The rules of one `.gitignore`, for paths below `folder`."""

    folder: str
    spec: "GitIgnoreSpec"

    def verdict(self, file: str, folder: bool) -> bool | None:
        """True for ignored, False for taken back in, None where no line speaks of it."""
        inside = os.path.relpath(file, self.folder).replace(os.sep, "/")
        return self.spec.check_file(inside + "/" * folder).include


def shown(path: str) -> str:
    """A path as reports show it: with ``/``, and without bytes that are no text."""
    return path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def find(arguments: Iterable[str], choose: Choose = lambda path: None) -> tuple[list[Source], list[Fault]]:
    """The files that `arguments` name, sorted by path, each once; a fault for each argument that is none.

    A folder without articles is a fault of level warning. A link is followed when it is named or when it stays inside the walked folder.
    """
    found: dict[str, _Found] = {}
    faults: list[Fault] = []
    for argument in dict.fromkeys(arguments):
        files, fault = _argument(argument, choose)
        faults.extend(fault)
        for file in files:
            real = os.path.realpath(file.file)
            found[real] = min(found.get(real, file), file)
    return sorted(Source(f.path, f.file) for f in found.values()), faults


def _argument(argument: str, choose: Choose) -> tuple[list[_Found], list[Fault]]:
    path = shown(argument)
    try:
        mode = Path(argument).stat().st_mode
    except FileNotFoundError:
        return [], [Fault("error", path, 0, 0, "file/missing", "there is no such file or folder", _nearby(argument))]
    except (OSError, ValueError) as error:
        return [], [unreadable(path, error)]
    if stat.S_ISDIR(mode):
        walk = _Walk(argument, choose)
        files = list(walk.files())
        if not files and not walk.faults:
            mend = f"folders are searched for {' '.join(SUFFIXES)}; name other files one by one"
            return [], [Fault("warning", path, 0, 0, "file/none", "this folder holds no articles", mend)]
        return files, walk.faults
    if not stat.S_ISREG(mode) and not argument.startswith(("/dev/", "/proc/")):  # a shell's <(command) is such a path
        return [], [Fault("error", path, 0, 0, "file/special", "this is neither a file nor a folder", "name a file with text")]
    return [_Found(Path(argument).is_symlink(), path, argument)], []


def unreadable(path: str, error: Exception) -> Fault:
    """The fault of a file that the system does not let us read."""
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    mend = "give yourself the right to read it" if isinstance(error, PermissionError) else ""
    return Fault("error", path, 0, 0, "file/unreadable", f"this cannot be read: {reason}", mend)


def _nearby(argument: str) -> str:
    """A name in the same folder that was probably meant."""
    from difflib import get_close_matches  # 10 ms, and only for a mistake

    path = Path(argument)
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return "look at the spelling of the path"
    near = get_close_matches(path.name, names, 1)
    return f"did you mean {shown(str(path.parent / near[0]))}?" if near else "look at the spelling of the path"


class _Walk:
    """One folder's walk: regular files first, then the links that lead to something inside the folder which was not seen yet."""

    def __init__(self, argument: str, choose: Choose) -> None:
        self.top = os.path.realpath(argument)
        self.base = "" if argument in (".", "./") else shown(argument).rstrip("/") + "/"
        self.choose = choose
        self.seen: set[str] = set()
        self.links: deque[tuple[str, str]] = deque()
        self.faults: list[Fault] = []

    def files(self) -> Iterator[_Found]:
        yield from self._folder(self.top, self.base, False)
        while self.links:
            file, path = self.links.popleft()
            real = os.path.realpath(file)
            if real in self.seen or not real.startswith(self.top.rstrip(os.sep) + os.sep):
                continue
            if Path(real).is_dir():
                yield from self._folder(real, path + "/", True)
            elif Path(real).is_file() and self._wanted(path):
                self.seen.add(real)
                yield _Found(True, path, file)

    def _folder(self, top: str, base: str, link: bool) -> Iterator[_Found]:
        """Depth first, without recursion: a hostile tree may be deep."""
        stack = [(top, base, _above(top))]
        while stack:
            folder, base, ignores = stack.pop()
            if folder in self.seen:
                continue
            self.seen.add(folder)
            ignores = [*ignores, *_rules(folder, ".gitignore", folder)]
            for entry in self._entries(folder, base):
                path = base + shown(entry.name)
                if _ignored(entry, ignores):
                    continue
                if entry.is_symlink():
                    self.links.append((entry.path, path))
                elif entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith(".") and entry.name not in _NEVER:
                        stack.append((entry.path, path + "/", ignores))
                elif entry.is_file(follow_symlinks=False) and self._wanted(path):
                    self.seen.add(entry.path)
                    yield _Found(link, path, entry.path)

    def _entries(self, folder: str, base: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.faults.append(unreadable(base or ".", error))
            return []

    def _wanted(self, path: str) -> bool:
        chosen = self.choose(path)
        return path.lower().endswith(SUFFIXES) if chosen is None else chosen


def _ignored(entry: os.DirEntry[str], ignores: list[_Ignore]) -> bool:
    """As git has it: the deepest `.gitignore` that speaks of an entry decides."""
    for ignore in reversed(ignores):
        verdict = ignore.verdict(entry.path, entry.is_dir(follow_symlinks=False))
        if verdict is not None:
            return verdict
    return False


def _above(folder: str) -> list[_Ignore]:
    """The rules of the folders above, from the repository's root down; none where `folder` itself is ignored, since it was named."""
    parents = list(Path(folder).parents)
    root = next((parent for parent in (Path(folder), *parents) if (parent / ".git").exists()), None)
    if root is None:
        return []
    ignores = _rules(str(root), ".git/info/exclude", str(root))
    if root == Path(folder):
        return ignores
    inside = [parent for parent in reversed(parents) if parent == root or root in parent.parents]
    for parent in inside:
        ignores += _rules(str(parent), ".gitignore", str(parent))
    for path in (*inside[1:], Path(folder)):
        if any(ignore.verdict(str(path), True) for ignore in ignores if Path(ignore.folder) in path.parents):
            return []
    return ignores


def _rules(folder: str, name: str, below: str) -> list[_Ignore]:
    file = Path(folder, name)
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec  # not for a hook, which names its files

    try:
        return [_Ignore(below, GitIgnoreSpec.from_lines(lines))]
    except ValueError:  # a line that is no pattern: git reads over it, so we try them one by one
        return [_Ignore(below, GitIgnoreSpec.from_lines([row for row in lines if _is_pattern(row)]))]


def _is_pattern(row: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([row])
    except ValueError:
        return False
    return True
