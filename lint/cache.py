"""Content hash → bytes on disk. A cache that is broken, foreign, full or forbidden is no cache, and never an error.

What is kept is data that a decoder checks again (JSON), never anything that could run.
"""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from lint import __version__, yamlfile
from lint.errors import Fault

T = TypeVar("T")

# Raise this when a decoded value changes its meaning without changing its type.
FORMAT: Final = 1
_MAGIC: Final = b"caveat cache 1\n"
_DAY: Final = 86_400
_DAYS: Final = 30


def folder() -> Path | None:
    """Where the cache lives: `CAVEAT_CACHE_DIR` (empty: nowhere), else the platform's folder for caches of this user."""
    named = os.environ.get("CAVEAT_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "caveat" / "Cache" if local else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "caveat"
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "caveat"
    except RuntimeError:  # no home
        return None


class Cache:
    """Entries by key, under `place`; with None every look-up misses and nothing is written."""

    def __init__(self, place: Path | None) -> None:
        self._place = place / f"{__version__}-{FORMAT}" if place is not None else None

    def get(self, key: str) -> bytes | None:
        """The bytes that were put under `key`, or None; bytes that are not whole count as none."""
        if self._place is None:
            return None
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        magic, body = data[: len(_MAGIC)], data[len(_MAGIC) + 32 :]
        if magic != _MAGIC or hashlib.sha256(body).digest() != data[len(_MAGIC) : len(_MAGIC) + 32]:
            return None
        return body

    def put(self, key: str, body: bytes) -> None:
        """Keep `body` under `key`: written beside its place and then moved there, so that no reader sees half of it."""
        if self._place is None:
            return
        path = self._path(key)
        new = path.with_name(f".new-{os.urandom(8).hex()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_bytes(_MAGIC + hashlib.sha256(body).digest() + body)
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def sweep(self, now: float) -> None:
        """Once a day, take away what was written more than `_DAYS` days ago, of every version of Caveat. `now` is in seconds."""
        if self._place is None:
            return
        mark = self._place.parent / ".swept"
        try:
            if mark.exists() and now - mark.stat().st_mtime < _DAY:
                return
            mark.touch()
            for file in self._place.parent.rglob("*"):
                if file != mark and file.is_file() and now - file.stat().st_mtime > _DAYS * _DAY:
                    file.unlink()
        except OSError:  # another run sweeps too, or nobody may
            return

    def _path(self, key: str) -> Path:
        if self._place is None:
            raise ValueError("a cache without a place has no paths")
        return self._place / key[:2] / key[2:]


def default() -> Cache:
    """The cache of this user and environment."""
    return Cache(folder())


def key(*parts: bytes | str) -> str:
    """A key for these parts, in this order; no two sequences of parts share one."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def load(path: Path, type_: type[T], shown: str = "") -> tuple[T | None, list[Fault]]:
    """`yamlfile.load`, with its result kept by the content of the file: reading YAML costs twenty times as much as this."""
    name = shown or path.as_posix()
    data, faults = yamlfile.read_bytes(path, name)
    if data is None:
        return None, faults
    store = default()
    entry = key("yaml", type_.__module__, type_.__qualname__, data)
    kept = store.get(entry)
    if kept is not None:
        try:
            return msgspec.json.decode(kept, type=type_), []
        except (msgspec.DecodeError, UnicodeError):
            pass
    text, faults = yamlfile.decode_text(data, name)
    if text is None:
        return None, faults
    value, faults = yamlfile.loads(text, type_, name)
    if value is not None and not faults:
        store.put(entry, msgspec.json.encode(value))
    return value, faults
