"""Calls to action: links whose words ask a reader to get another's product."""

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Context, Library
from lint.errors import Fault
from lint.phrase import Phrasebook
from lint.presence.affiliate import load_shapes, site_of, split_target, under
from lint.rule import Phrases

_FILE = ("links", "call-to-action.yaml")


class CallFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`call`: the whole words of a link that asks a reader to get something. `own`: words by which a publisher speaks of his own."""

    call: Phrases = {}
    own: Phrases = {}


class Calls:
    """The phrases of a library as one book."""

    def __init__(self, files: list[CallFile], faults: list[Fault], library: Library) -> None:
        self.faults = faults
        lists = [pair for f in files for pair in (("call", f.call), ("own", f.own))]
        rows = [(name, language, phrase) for name, phrases in lists for language, listed in phrases.items() for phrase in listed]
        self.book: Phrasebook[str] = Phrasebook(rows, library.lexicon)


def load_calls(library: Library) -> Calls:
    """The built-in phrases and the user's, joined. Used through ``library.once(load_calls)``."""
    files: list[CallFile] = []
    faults: list[Fault] = []
    for folder in (rules_folder(), *library.folders):
        path = folder.joinpath(*_FILE)
        if path.is_file():
            found, more = load(path, CallFile)
            faults += more
            files += [found] if found is not None else []
    return Calls(files, faults, library)


def calls(context: Context) -> tuple[int, ...]:
    """The links (by index) that call a reader to another's product, in an article that speaks of no product of its own."""
    document = context.document
    hits = context.library.once(load_calls).book.search(context)
    if any(name == "own" for name, _ in hits):
        return ()
    called = {(match.start, match.end) for name, match in hits if name == "call"}
    never = context.library.once(load_shapes).never
    site = site_of(document)
    found: list[int] = []
    for index, link in enumerate(document.links):
        host, _ = split_target(link.target)
        words = context.text(link.start, link.end)
        start = link.start + len(words) - len(words.lstrip())
        if context.document.blocks and context.block(link.start).around:
            continue
        if host and host != site and not under(host, never) and (start, start + len(words.strip().rstrip("!.>→ "))) in called:
            found.append(index)
    return tuple(found)
