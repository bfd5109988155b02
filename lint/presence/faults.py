"""What is wrong with the data behind topics, statements, links, calls and languages: the built-in files and the user's."""

from lint.context import Library
from lint.errors import Fault
from lint.language import language_faults
from lint.phrase import Phrasebook
from lint.presence.affiliate import load_shapes
from lint.presence.calls import load_calls
from lint.presence.statements import load_statements
from lint.topics import load_topics


def data_faults(library: Library, *, phrases: bool = True) -> list[Fault]:
    """The faults of those files; with `phrases` every phrase of every language is read too (some hundredths of a second)."""
    topics, statements = library.once(load_topics), library.once(load_statements)
    shapes, calls = library.once(load_shapes), library.once(load_calls)
    found = [*topics.faults, *statements.faults, *shapes.faults, *calls.faults, *language_faults(library.folders)]
    if phrases:
        found += _phrases("topics", topics.book)
        found += _phrases("disclaimers", statements.book)
    return found


def _phrases(folder: str, book: Phrasebook[tuple[str, str]]) -> list[Fault]:
    return [
        Fault("error", f"{folder}/{name}.yaml", 0, 0, "rule/phrase", f"a phrase of {name}, {which}: {error.message}", error.mend)
        for (name, which), error in book.check()
    ]
