"""Short ways to say what a reader made of a text."""

from lint.document import Document
from lint.errors import Fault
from lint.readers import read
from lint.terms import Format


def document(text: str, format_: Format = "markdown", path: str = "a.md") -> Document:
    """The document of `text`."""
    found, _ = read(path, text.encode(), format=format_)
    assert found is not None
    return found


def faults(text: str, format_: Format = "markdown", path: str = "a.md") -> list[Fault]:
    """The faults of `text`."""
    return read(path, text.encode(), format=format_)[1]


def blocks(text: str, format_: Format = "markdown") -> list[tuple[str, str]]:
    """Kind and prose of each block."""
    found = document(text, format_)
    return [(b.kind, found.prose.text[b.start : b.end]) for b in found.blocks]


def prose(text: str, format_: Format = "markdown") -> str:
    """The whole prose."""
    return document(text, format_).prose.text


def links(text: str, format_: Format = "markdown") -> list[tuple[str, str, str]]:
    """Kind, visible text and target of each link."""
    found = document(text, format_)
    return [(k.kind, found.prose.text[k.start : k.end], k.target) for k in found.links]


def holders(text: str, format_: Format = "markdown") -> list[tuple[str, str]]:
    """Container and prose of each block."""
    found = document(text, format_)
    return [(b.container, found.prose.text[b.start : b.end]) for b in found.blocks]
