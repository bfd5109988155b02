"""Documents and libraries for tests, from bare strings."""

import msgspec

from lint.context import Context
from lint.document import Block, Document, Prose
from lint.language import load_language
from lint.sentences import split


def document(text: str, language: str = "en") -> Document:
    """A plain text document: every line is a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    bare = Document("article.txt", "text", text, Prose(text, (0,), (0,), (len(text),), (len(text),)), tuple(blocks), language=language)
    return msgspec.structs.replace(bare, sentences=split(text, blocks, load_language(language)))


def context(text: str, language: str = "en") -> Context:
    """The context of a plain text document."""
    return Context(document(text, language))
