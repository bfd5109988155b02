"""From the bytes of a file to a complete document, by a reader for each format."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Final

from lint.decode import SIZE_LIMIT, decode
from lint.document import Document
from lint.errors import Fault
from lint.readers.complete import complete
from lint.readers.frames import NESTING_LIMIT, Source
from lint.terms import Format

__all__ = ["FORMATS", "READERS", "format_of", "read"]

# A reader is imported when a file of its kind comes: plain text must not pay for the Markdown parser.
READERS: Final[dict[Format, str]] = {
    "markdown": "lint.readers.markdown:read",
    "mdx": "lint.readers.mdx:read",
    "html": "lint.readers.html:read",
    "text": "lint.readers.text:read",
}
FORMATS: Final[dict[str, Format]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
_TEMPLATES: Final = frozenset({".erb", ".liquid", ".njk", ".j2", ".jinja", ".jinja2", ".tmpl"})


def format_of(path: str) -> Format | None:
    """The format that the suffix of `path` stands for (``x.html.erb``: that of ``x.html``); None where no reader knows it."""
    name = PurePosixPath(path)
    while name.suffix.lower() in _TEMPLATES:
        name = name.with_suffix("")
    return FORMATS.get(name.suffix.lower())


def read(
    path: str,
    data: bytes,
    *,
    format: Format | None = None,
    file_bytes: int = SIZE_LIMIT,
    nesting: int = NESTING_LIMIT,
    language: str = "",
    front_matter: bool = True,
    folders: Sequence[Path] = (),
) -> tuple[Document | None, list[Fault]]:
    """The document that `data` holds, or None with the fault that says why it cannot be read.

    `format` overrides the suffix of `path`; `language` overrides what the file says and seems to be. A suffix that no
    reader knows is read as plain text, with an info fault. `file_bytes` and `nesting` are the limits of the config,
    `folders` its rule folders, whose `languages/` tell of abbreviations too.
    """
    text, faults = decode(path, data, limit=file_bytes)
    if text is None:
        return None, faults
    kind = format or format_of(path)
    if kind is None:
        kind = "text"
        suffix = PurePosixPath(path).suffix or "a name without suffix"
        message = f"no reader for {suffix}: read as plain text"
        faults.append(Fault("info", path, 0, 0, "file/format", message, f"give a format ({', '.join(READERS)})"))
    document, more = _reader(kind)(Source(path, text, nesting, front_matter))
    faults += more
    document, more = complete(document, language, folders)
    return document, faults + more


def _reader(format_: Format) -> Callable[[Source], tuple[Document, list[Fault]]]:
    module, _, name = READERS[format_].partition(":")
    reader: Callable[[Source], tuple[Document, list[Fault]]] = getattr(import_module(module), name)
    return reader
