"""The notation of phrases: a small language over words, and the search for thousands of phrases at once."""

from lint.phrase.anchored import ANY
from lint.phrase.book import Phrasebook
from lint.phrase.classes import ClassFile, Lexicon
from lint.phrase.compiled import Phrase
from lint.phrase.grammar import Cues, faulty
from lint.phrase.index import Index, Searchable, index
from lint.phrase.parse import parse
from lint.phrase.syntax import PhraseError
from lint.phrase.view import Match, View

__all__ = [
    "ANY", "ClassFile", "Cues", "Index", "Lexicon", "Match", "Phrase", "PhraseError", "Phrasebook", "Searchable", "View",
    "faulty", "index", "parse",
]  # fmt: skip
