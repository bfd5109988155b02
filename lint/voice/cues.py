"""Where a document's cues of voice stand, sentence by sentence."""

from bisect import bisect_left, bisect_right

import msgspec

from lint.context import Context
from lint.phrase import Match
from lint.voice.data import Cue, Voices


class Cues(msgspec.Struct, frozen=True):
    """Sentence and kind → the cues that stand there, by place."""

    places: dict[tuple[int, Cue], list[Match]]

    def of(self, sentence: int, kind: Cue) -> list[Match]:
        """The cues of a kind in a sentence."""
        return self.places.get((sentence, kind), [])

    def within(self, sentence: int, kind: Cue, low: int, high: int) -> list[Match]:
        """Those that begin among the tokens ``[low, high]``."""
        found = self.of(sentence, kind)
        return found[bisect_left(found, low, key=lambda m: m.first) : bisect_right(found, high, key=lambda m: m.first)]


def cues(context: Context) -> Cues:
    """All cues of a document. Used through ``context.ask(cues)``."""
    found: dict[tuple[int, Cue], list[Match]] = {}
    for cue, match in context.library.once(Voices).of(context.document.language).search(context):
        found.setdefault((match.sentence, cue), []).append(match)
    return Cues(found)
