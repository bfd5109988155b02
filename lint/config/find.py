"""Finding the configs of a file: upwards to the repository's root, with what they extend, each decoded once."""

import re
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import UnsetType

from lint.config.layer import Layer, Place, locate, package_folder
from lint.config.profile import Config, Options
from lint.config.settings import Common, Settings, names
from lint.errors import Fault
from lint.span import Lines
from lint.yamlfile import Mapping, Node, Scalar, Sequence, Source, Tree, convert, decode_text, parse, plain, read_bytes

NAME: Final = ".caveat.yaml"
_PYPROJECT: Final = "pyproject.toml"
_MAX_EXTENDS: Final = 16
_FILES: Final = ("extends", "rules", "facts", "provided", "baseline")
_NAMED: Final = ("jurisdictions", "languages", "locked", "select", "severities", "fixes", "ignore", *_FILES)


class Configs:
    """The configs of a run, by folder. Faults are gathered once a file, in `faults`, whatever the number of articles below it."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.faults: list[Fault] = []
        self._by_folder: dict[Path, Config] = {}
        self._layers: dict[Path, tuple[Layer, ...]] = {}

    def of(self, path: Path) -> Config:
        """The config for the file or folder at `path`; it need not exist."""
        absolute = path if path.is_absolute() else Path.cwd() / path
        folder = absolute if absolute.is_dir() else absolute.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._find(folder)
        return self._by_folder[folder]

    def _find(self, folder: Path) -> Config:
        above = [folder, *folder.parents]
        repository = next((f for f in above if (f / ".git").exists() or (f / ".hg").exists()), None)
        if repository is not None:
            above = above[: above.index(repository) + 1]
        layers: list[Layer] = []
        topmost = None
        for place in reversed(above):
            for name in (_PYPROJECT, NAME):
                found = self._read(place / name, repository or place)
                if found:
                    topmost = topmost or place
                    layers.extend(found)
        cwd = Path.cwd()
        root = repository or topmost or (cwd if folder.is_relative_to(cwd) else folder)
        return Config(root, tuple(layers), self.options)

    def _read(self, path: Path, root: Path) -> tuple[Layer, ...]:
        """The layers of one config file: what it extends, weakest first, then itself."""
        if path not in self._layers:
            self._layers[path] = self._load(path, root, (path,)) if path.is_file() else ()
        return self._layers[path]

    def _load(self, path: Path, root: Path, chain: tuple[Path, ...]) -> tuple[Layer, ...]:
        layer, faults = read_layer(path, root)
        self.faults.extend(faults)
        if layer is None:
            return ()
        below: list[Layer] = []
        for written in names(layer.settings.extends):
            target = locate(layer, written)
            if target is None or not target.is_file():
                why = "lies outside the repository" if target is None else "does not exist"
                self.faults.append(
                    layer.fault(
                        "extends", written, "config/extends", f"'{written}' {why}", "name a file of this repository, or package:NAME/FILE"
                    )
                )
            elif target in chain or len(chain) >= _MAX_EXTENDS:
                self.faults.append(
                    layer.fault("extends", written, "config/extends", f"'{written}' leads back to this config", "remove one of the two")
                )
            else:
                inner = package_folder(written.removeprefix("package:").partition("/")[0]) if written.startswith("package:") else root
                below.extend(self._load(target, inner or root, (*chain, target)))
        self.faults.extend(_lost(layer))
        return (*below, layer)


def read_layer(path: Path, root: Path) -> tuple[Layer | None, list[Fault]]:
    """The config file at `path` as a layer, or None and its fault; None without a fault for a pyproject.toml that has no section."""
    shown = _shown(path)
    data, faults = read_bytes(path, shown)
    if data is None:
        return None, faults
    toml = path.suffix == ".toml"
    if toml and b"tool.caveat" not in data:
        return None, []
    text, faults = decode_text(data, shown)
    if text is None:
        return None, faults
    tree, faults = _toml(text, shown) if toml else parse(text, shown)
    if tree is None:
        return None, faults
    root_node = tree.root if tree.root is not None and plain(tree.root) is not None else Mapping([], 0, 0)
    settings, fault = convert(tree, root_node, Settings)
    if fault is not None:
        fault = msgspec.structs.replace(fault, code=fault.code.replace("data/", "config/", 1))
        return None, [fault]
    return Layer(settings, shown, path.parent, root, tuple(_places(root_node, text))), []


def _shown(path: Path) -> str:
    cwd = Path.cwd()
    return path.relative_to(cwd).as_posix() if path.is_relative_to(cwd) else path.as_posix()


def _lost(layer: Layer) -> list[Fault]:
    """Files that the config names and that are not there, or not within its root."""
    faults: list[Fault] = []
    levels: list[Common] = [layer.settings]
    if not isinstance(layer.settings.overrides, UnsetType):
        levels.extend(layer.settings.overrides)
    wanted = [("rules", name) for name in names(layer.settings.rules)]
    wanted += [("baseline", b) for b in [layer.settings.baseline] if not isinstance(b, UnsetType)]
    for level in levels:
        wanted += [("facts", name) for name in names(level.facts)]
        wanted += [("provided", p.file) for p in ([] if isinstance(level.provided, UnsetType) else level.provided)]
    for key, written in dict.fromkeys(wanted):
        path = locate(layer, written)
        if path is None:
            faults.append(
                layer.fault(
                    key,
                    written,
                    f"config/{key}",
                    f"'{written}' lies outside the repository",
                    "name a place inside it, or package:NAME/PATH",
                )
            )
        elif key != "baseline" and not path.exists():
            faults.append(
                layer.fault(
                    key,
                    written,
                    f"config/{key}",
                    f"'{written}' does not exist",
                    "look at the path; it counts from the folder of this config",
                )
            )
    return faults


def _places(root: Node, text: str) -> list[Place]:
    """Every name under the keys that name rules or files, with its line and column."""
    lines = Lines(text)
    places: list[Place] = []

    def note(key: str, node: Node) -> None:
        if isinstance(node, Scalar):
            position = lines.position(node.start)
            for part in (node.value, *(p.strip() for p in node.value.split(","))):
                places.append(Place(key, part, position.line, position.column))

    def visit(mapping: Mapping) -> None:
        for key, value in mapping.pairs:
            if key.value == "overrides" and isinstance(value, Sequence):
                for item in value.items:
                    if isinstance(item, Mapping):
                        visit(item)
            elif key.value in _NAMED:
                for node in value.items if isinstance(value, Sequence) else [value]:
                    if not isinstance(node, Mapping):
                        note(key.value, node)
                        continue
                    for name, inner in node.pairs:
                        if key.value in ("severities", "fixes"):
                            note(key.value, name)
                        elif name.value in ("rule", "file"):
                            note(key.value, inner)

    if isinstance(root, Mapping):
        visit(root)
    return places


def _toml(text: str, shown: str) -> tuple[Tree | None, list[Fault]]:
    """`[tool.caveat]` of a pyproject.toml as a tree; a key's place is that of its first mention below the section's head."""
    import tomllib  # loaded where a pyproject.toml has our section, and nowhere else: it costs as much as yaml

    source = Source(shown, text)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (0, 0)
        return None, [
            Fault("error", shown, line, column, "config/syntax", f"this is no TOML: {str(error).partition(' (at ')[0]}", "mend the line")
        ]
    head = re.search(r"^[ \t]*\[+[ \t]*tool\.caveat", text, re.MULTILINE)
    section: Any = data.get("tool", {})
    section = section.get("caveat", {}) if isinstance(section, dict) else {}
    return Tree(_node(section, source, head.start() if head else 0), source, []), []


def _node(value: Any, source: Source, at: int) -> Node:
    if isinstance(value, dict):
        pairs: list[tuple[Scalar, Node]] = []
        for key, inner in value.items():
            found = re.compile(rf"(?:^|[\[{{,.]|\s)\s*[\"']?({re.escape(key)})[\"']?\s*[=\].]", re.MULTILINE).search(source.text, at)
            place = found.start(1) if found else at
            pairs.append((Scalar(key, place, place + len(key), False), _node(inner, source, place)))
        return Mapping(pairs, at, at)
    if isinstance(value, list):
        return Sequence([_node(inner, source, at) for inner in value], at, at)
    shown = str(value).lower() if isinstance(value, bool) else value.isoformat() if hasattr(value, "isoformat") else str(value)
    found_at = source.text.find(shown, at)
    place = found_at if 0 <= found_at - at < 2000 else at
    return Scalar(shown, place, place, False)
