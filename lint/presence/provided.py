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
from lint.terms import Format

# Templates are read as the pages that they become: their tags are no prose.
_FORMATS: Final[dict[str, Format]] = {".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".txt": "text", ".yaml": "text",
                                      ".yml": "text", ".toml": "text", ".json": "text"}  # fmt: skip
_MOST_BYTES: Final = 1_000_000


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
    document, _ = read(entry.file, data, format=_FORMATS.get(Path(entry.file).suffix.lower(), "html"))
    if document is None:
        return wrong(f"“{entry.file}”, said to provide {entry.category}, is no text", "name the file that holds the words")
    context = Context(document, library, msgspec.structs.replace(profile, provided=()))
    if entry.wording:
        known = library.once(load_wordings).shapes.get(entry.wording)
        wanted = known if known is not None else (Shape("", items_of(entry.wording, False), entry.wording, False),)
        if not any(places(shape, context.ask(plain_words)) for shape in wanted):
            return wrong(f"“{entry.file}” does not hold the wording that it is said to provide", "write it there, or mend `wording:`")
        return None
    if not any(p.statement == entry.category.partition("/")[2] for p in context.ask(passages)):
        return wrong(f"“{entry.file}” does not say what {entry.category} asks for", "write it there, or name its `wording:`")
    return None
