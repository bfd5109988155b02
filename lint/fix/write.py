"""A mended text written in the place of the old one: in one step, in the same encoding, and only where nobody else was there."""

import hashlib
import os
import stat
import tempfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from pathlib import Path
from typing import Final

from lint.decode import decode
from lint.errors import Fault

_WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write(path: str, file: Path, root: Path, sha256: str, text: str) -> Fault | None:
    """Write `text` to `file`, which faults call `path`; None, or the fault that says why it stays as it was.

    `sha256` is that of the bytes that were checked: a file that was changed since is left alone. A link is followed where it leads
    to a file below `root`. Whoever reads the file sees all of the old text or all of the new one, whatever happens meanwhile.
    """

    def left(code: str, message: str, mend: str = "") -> Fault:
        return Fault("error", path, 0, 0, f"file/{code}", f"not mended: {message}", mend)

    try:
        real = file.resolve(strict=True)
        if file.is_symlink() and not real.is_relative_to(root.resolve()):
            return left("link", "this is a link to a file outside of the project", "name the file itself")
        before = real.stat()
        if not stat.S_ISREG(before.st_mode):
            return left("special", "this is no file that could be replaced", "pipe the article in to get the mended one back")
        if not before.st_mode & _WRITABLE or not os.access(real, os.W_OK):
            return left("read-only", "this file is read-only", "give yourself the right to write it")
        data = real.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            return left("changed", "this file was changed while it was checked", "run it again")
        new = encoded(text, data)
        if new is None:
            return left("encoding", "its bytes cannot be kept as they are", "save the file as UTF-8")
        _replace(real, new, before)
    except OSError as error:
        return left("unwritable", (error.strerror or str(error)).lower(), "look at the rights of the file and its folder")
    return None


def encoded(text: str, old: bytes) -> bytes | None:
    """`text` in the encoding of the bytes `old`, with their mark; None where that would change more than the text."""
    utf16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
    mark, encoding = next(((mark, name) for mark, name in utf16.items() if old.startswith(mark)), (b"", "utf-8"))
    mark = mark or (BOM_UTF8 if old.startswith(BOM_UTF8) else b"")
    was, _ = decode("", old, limit=0)
    if was is None or mark + was.encode(encoding, "surrogatepass") != old:
        return None
    return mark + text.encode(encoding, "surrogatepass")


def _replace(file: Path, data: bytes, before: os.stat_result) -> None:
    """Put `data` in the place of `file`, whose state was `before`. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".caveat-", suffix=".tmp", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # another's file: the new one is ours, or nobody's
                os.chown(new, before.st_uid, before.st_gid)
        new.chmod(stat.S_IMODE(before.st_mode))
        now = file.stat()
        if (now.st_mtime_ns, now.st_size, now.st_ino) != (before.st_mtime_ns, before.st_size, before.st_ino):
            raise OSError(0, "it was changed while it was mended")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Let the disk keep the new name too; where folders cannot be opened, the system does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
