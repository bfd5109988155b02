"""Bytes of a file to text: UTF-8 or marked UTF-16, with everything else refused as a fault."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from lint.errors import Fault
from lint.span import Lines

SIZE_LIMIT: Final = 10 * 1024 * 1024  # `limits: file-bytes` by default (design.md §4)

_HEAD: Final = 8 * 1024
_CONTROL: Final = bytes(b for b in range(32) if b not in b"\t\n\v\f\r") + b"\x7f"
_GAPS: Final = (
    ("file/nul-characters", "NUL characters", re.compile("\0")),
    ("file/control-characters", "control characters", re.compile("[\x01-\x08\x0e-\x1b\x7f]")),
    ("file/c1-characters", "C1 control characters (text encoded twice)", re.compile("[\x80-\x9f]")),
)
_ANY_GAP: Final = re.compile("[\0-\x08\x0e-\x1b\x7f-\x9f]")


def decode(path: str, data: bytes, *, limit: int = SIZE_LIMIT) -> tuple[str | None, list[Fault]]:
    """The text of `data`, or None with one fault of level error that says why there is none.

    A byte-order mark is not part of the text; line ends stay as they are. A few NUL and C1 control characters are
    kept (they become gaps in the prose) with one info fault a kind.
    """
    if limit and len(data) > limit:
        return None, [_refused(path, "file/too-large", f"larger than the limit of {limit:,} bytes", "raise limits: file-bytes, or split")]
    utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if not utf16 and _binary(data[:_HEAD]):
        return None, [_refused(path, "file/binary", "this is a binary file, not text", "name text files only")]
    encoding = "UTF-16" if utf16 else "UTF-8"
    skipped = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
    try:
        text = data.decode("utf-16") if utf16 else data[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        # The codec counts from what it was given; people count from the start of the file.
        offset = error.start + skipped
        message = f"not {encoding}: byte {offset} (0x{data[offset]:02x}) cannot be decoded"
        return None, [_refused(path, "file/encoding", message, "save the file as UTF-8")]
    if utf16 and _binary(text[:_HEAD].encode("utf-8")):
        return None, [_refused(path, "file/binary", "this is a binary file, not text", "name text files only")]
    return text, _gaps(path, text)


def _binary(head: bytes) -> bool:
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > 8 and control * 100 > len(head)


def _gaps(path: str, text: str) -> list[Fault]:
    if _ANY_GAP.search(text) is None:
        return []
    faults = []
    for code, what, pattern in _GAPS:
        first = pattern.search(text)
        if first is None:
            continue
        place = Lines(text).position(first.start())
        count = sum(1 for _ in pattern.finditer(text))
        message = f"{count} {what} read as gaps" if count > 1 else f"{what}: one read as a gap"
        faults.append(Fault("info", path, place.line, place.column, code, message, "restore the characters that were lost here"))
    return faults


def _refused(path: str, code: str, message: str, mend: str) -> Fault:
    return Fault("error", path, 0, 0, code, message, mend)
