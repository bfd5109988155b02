"""Disclaimers that a template, partial or footer adds to every page: does the named file hold what the config says."""

from pathlib import Path
from typing import Final

import msgspec

from lint.config import Profile, Provided
from lint.context import Context, Library
from lint.errors import Fault
from lint.presence.passages import passages
from lint.presence.wordings.shape import Shape, items_of
from lint.presence.wordings.whole import load_wordings, places, plain_words
from lint.readers import read
from lint.terms import CATEGORIES, Category, Format

# Templates are read as the pages that they become: their tags are no prose.
_FORMATS: Final[dict[str, Format]] = {".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".txt": "text", ".yaml": "text",
                                      ".yml": "text", ".toml": "text", ".json": "text"}  # fmt: skip
_MOST_BYTES: Final = 1_000_000


class Statement(msgspec.Struct, frozen=True):
    """A disclaimer that a file makes, and the sentence that makes it."""

    category: Category
    quote: str


def statements_in(shown: str, data: bytes, library: Library) -> tuple[Statement, ...]:
    """The disclaimers that the file `shown` makes, read as the page that it becomes; none where it is no text."""
    context = _context(shown, data, Profile(), library)
    if context is None:
        return ()
    return tuple(
        Statement(category, context.text(passage.start, passage.end))
        for passage in context.ask(passages)
        for category in CATEGORIES
        if category == f"disclaimer/{passage.statement}"
    )


def provided_faults(profile: Profile, library: Library) -> list[Fault]:
    """A fault for each entry of `provided:` whose file is missing, cannot be read, or does not hold its wording.

    `wording` is the id of a prescribed wording or a text; without one the file must make the statement of the category.
    """
    return [fault for entry in profile.provided for fault in [_fault(entry, profile, library)] if fault is not None]


def _fault(entry: Provided, profile: Profile, library: Library) -> Fault | None:
    def wrong(message: str, mend: str) -> Fault:
        return Fault("error", entry.file, 0, 0, "config/provided", message, mend)

    path = profile.root / entry.file
    try:
        data = path.read_bytes()[:_MOST_BYTES] if path.is_file() else None
    except OSError:
        data = None
    if data is None:
        return wrong(f"“{entry.file}”, said to provide {entry.category}, cannot be read", "look at the path; it counts from the root")
    context = _context(entry.file, data, msgspec.structs.replace(profile, provided=()), library)
    if context is None:
        return wrong(f"“{entry.file}”, said to provide {entry.category}, is no text", "name the file that holds the words")
    if entry.wording:
        known = library.once(load_wordings).shapes.get(entry.wording)
        wanted = known if known is not None else (Shape("", items_of(entry.wording, False), entry.wording, False),)
        if not any(places(shape, context.ask(plain_words)) for shape in wanted):
            return wrong(f"“{entry.file}” does not hold the wording that it is said to provide", "write it there, or mend `wording:`")
        return None
    if not any(p.statement == entry.category.partition("/")[2] for p in context.ask(passages)):
        return wrong(f"“{entry.file}” does not say what {entry.category} asks for", "write it there, or name its `wording:`")
    return None


def _context(shown: str, data: bytes, profile: Profile, library: Library) -> Context | None:
    document, _ = read(shown, data, format=_FORMATS.get(Path(shown).suffix.lower(), "html"))
    return Context(document, library, profile) if document is not None else None
