"""What a reader leaves open in a document: its language, date, sentences and quotations."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from lint import sentences
from lint.document import Document
from lint.errors import Fault
from lint.language import guess, load_language


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# The keys of content-habits.md §2, most telling first: when it was published, then when it was changed.
_DATE_KEYS: Final = _names(
    "date pubdate publishdate published publishedat published_at published_date datepublished article:published_time published_time "
    "start_date created created_at createdat date_created dc.date lastmod updateddate updated updated_at datemodified modifiedat modified "
    "last_updated last_modified_at lastupdated last_modified lastmodified article:modified_time reviewed reviewedat lastreviewed"
)
_LANGUAGE_KEYS: Final = ("lang", "language", "locale", "html:lang", "og:locale", "content-language")
_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_EPOCH: Final = re.compile(r"\d{9,10}(?:\d{3})?\Z")
# Languages that content repositories name folders and files by (content-habits.md §7). Not every two-letter code: `no`, `is`, `or`
# and `my` are words.
_CODES: Final = _names(
    "ar bg ca cs cy da de el en es et eu fa fi fr gl he hi hr hu id it ja ko lt lv nb nl nn pl pt ro ru sk sl sr sv th tr uk vi zh"
)
_TAG: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*\Z", re.IGNORECASE)
_BELIEVED: Final = 100  # from so many words on, the text is believed and not the tag (content-habits.md §7)


def complete(document: Document, language: str = "", folders: Sequence[Path] = ()) -> tuple[Document, list[Fault]]:
    """`document` with its language (`language` where given), date, sentences and quotations; `folders` are the user's rule folders."""
    code, faults = (language, []) if language else _language(document)
    data = load_language(code, folders)
    text, blocks, marks = document.prose.text, document.blocks, document.marks
    return (
        msgspec.structs.replace(
            document,
            language=code,
            date=_date(document),
            sentences=sentences.split(text, blocks, data, marks),
            quotations=sentences.quotations(text, marks, blocks, data),
        ),
        faults,
    )


def _language(document: Document) -> tuple[str, list[Fault]]:
    """Front matter, then the file's name, its folders, the page's `lang`, and last the words themselves."""
    tag, where = _tagged(document)
    seen = guess(document.prose.text)
    if not tag or not seen or seen == tag:
        return tag or seen, []
    if document.prose.text.count(" ") < _BELIEVED:
        return tag, []
    message = f"{where} says {tag}, the text is {seen}"
    return seen, [Fault("info", document.path, 0, 0, "file/language", message, f"write lang: {seen}, or give --language {tag}")]


def _tagged(document: Document) -> tuple[str, str]:
    values = {m.key.lower(): m.value for m in reversed(document.metadata)}
    for key in _LANGUAGE_KEYS[:3]:
        if code := _code(values.get(key, "")):
            return code, f"the key {key}"
    path = PurePosixPath(document.path)
    stem = path.name.removesuffix(path.suffix)
    name = stem.rpartition(".")[2]
    if (code := _code(name)) in _CODES:
        return code, "the file's name"
    for folder in reversed(path.parts[:-1]):
        if folder.islower() and (code := _code(folder)) in _CODES:
            return code, f"the folder {folder}"
    for key in _LANGUAGE_KEYS[3:]:
        if code := _code(values.get(key, "")):
            return code, "the page's language"
    return "", ""


def _code(tag: str) -> str:
    match = _TAG.match(tag.strip())
    return match[1].lower() if match else ""


def _date(document: Document) -> str:
    """YYYY-MM-DD (or YYYY-MM, where no more is known) from the metadata, else from the path, else ''."""
    values: dict[str, str] = {}
    for entry in document.metadata:
        key = entry.key.lower()
        values.setdefault(key, entry.value)
        values.setdefault(key.rpartition(".")[2], entry.value)
    for key in _DATE_KEYS:
        if (value := values.get(key, "")) and (date := _iso(value)):
            return date
    path = PurePosixPath(document.path)
    name = "/".join(path.parts[-4:])
    dates = [d for m in _ISO.finditer(name) if (d := _checked(m))]
    return max(dates, key=len, default="")


def _iso(value: str) -> str:
    if match := _ISO.search(value):
        return _checked(match)
    if _EPOCH.match(value.strip()):
        seconds = int(value.strip()[:10])
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return ""


def _checked(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), int(match[3] or 0)
    if not 1 <= month <= 12 or day > 31:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
