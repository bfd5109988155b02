"""Who says so: the attributions of a document, whether a reader can look their sources up, and how far they reach."""

from lint.attribution.cues import cues
from lint.attribution.data import AttributionData, Lexicon, lexicon, read_attribution, read_providers
from lint.attribution.draft import Draft
from lint.attribution.line import Line, proper_words
from lint.attribution.memory import Memory
from lint.attribution.reach import go_on, trim
from lint.attribution.speech import block_quotes, quotations
from lint.context import Context
from lint.observation import Attribution

__all__ = ["AttributionData", "Lexicon", "attributions", "lexicon", "read_attribution", "read_providers", "words_of"]


def words_of(context: Context) -> Lexicon:
    """The words about sources of the document's language, with the names that the profile counts as sources."""
    names, negators = tuple(context.profile.sources), tuple(context.data.negators.before)
    return lexicon(context.document.language, names, negators, context.library.folders)


def attributions(context: Context) -> tuple[Attribution, ...]:
    """Every attribution of the document, in order. Use it through `context.ask(attributions)`.

    A generic holder is one with `named` False; `start`, `end` hold source and verb ("experts say"), `holder` the source alone.
    """
    document = context.document
    words = words_of(context)
    if not words.data.language:
        return ()
    tokens = [context.tokens(index) for index in range(len(document.sentences))]
    proper, small = proper_words(document, tokens)
    memory = Memory()
    lines = [Line(document, index, found, words, proper, small) for index, found in enumerate(tokens) if len(found)]
    drafts: list[Draft] = []
    for line in lines:
        mine = cues(line, memory)
        trim(line, mine)
        drafts += mine
        memory.saw(line)
    quotations(document, lines, drafts)
    drafts += block_quotes(document, lines)
    go_on(document, lines, drafts)
    drafts.sort(key=lambda d: (d.start, d.end))
    return tuple(
        Attribution(d.start, d.end, (d.holder.start, d.holder.end), d.reach, d.holder.named, d.form)
        for d in drafts
        if any(character.isalnum() for character in document.prose.text[d.reach[0] : d.reach[1]])
    )
