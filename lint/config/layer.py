"""One config file as a layer: its settings, where it names what, and the files that it may reach."""

from importlib.util import find_spec
from pathlib import Path

import msgspec

from lint.config.settings import Settings
from lint.errors import Fault


class Place(msgspec.Struct, frozen=True):
    """Where a config names something: `key` and `name`, 1-based line and column."""

    key: str
    name: str
    line: int
    column: int


class Layer(msgspec.Struct, frozen=True):
    """One config file: its settings, the name it is shown by, the folder its paths count from, the root they stay in.

    `root` is the repository's, or the package's that the file came from.
    """

    settings: Settings
    shown: str
    folder: Path
    root: Path
    places: tuple[Place, ...] = ()

    def fault(self, key: str, name: str, code: str, message: str, mend: str = "") -> Fault:
        """A fault at the place where this layer names `name` under `key`."""
        place = next((p for p in self.places if p.key == key and p.name == name), Place(key, name, 0, 0))
        return Fault("error", self.shown, place.line, place.column, code, message, mend)


def locate(layer: Layer, written: str) -> Path | None:
    """The file or folder that a config names, from the config's folder; None where it lies outside `layer.root`.

    ``package:NAME/PATH`` is a file of an installed package, which is looked up and not imported.
    """
    folder, root = layer.folder, layer.root
    if written.startswith("package:"):
        name, _, written = written.removeprefix("package:").partition("/")
        package = package_folder(name)
        if package is None:
            return None
        folder = root = package
    try:
        path = (folder / written).resolve()
        return path if path.is_relative_to(root.resolve()) else None
    except (OSError, ValueError, RuntimeError):  # a NUL in the path, a loop of links
        return None


def package_folder(name: str) -> Path | None:
    """The folder of the installed top-level package `name`, or None."""
    if not name.isidentifier():
        return None
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def relative(path: Path, folder: Path) -> str:
    """`path` from `folder`, with ``/``; as it is where it lies elsewhere."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    for candidate, base in ((absolute, folder), (absolute.resolve(), folder.resolve())):
        if candidate.is_relative_to(base):
            return candidate.relative_to(base).as_posix()
    return path.as_posix()
