"""Where a document's cues of voice stand, sentence by sentence."""

import msgspec

from lint.context import Context
from lint.phrase import Match
from lint.voice.data import Cue, Voices


class Cues(msgspec.Struct, frozen=True):
    """Sentence → the cues that stand in it, by place."""

    by_sentence: dict[int, list[tuple[Cue, Match]]]

    def of(self, sentence: int, *kinds: Cue) -> list[Match]:
        """The cues of these kinds in a sentence."""
        return [match for cue, match in self.by_sentence.get(sentence, ()) if cue in kinds]


def cues(context: Context) -> Cues:
    """All cues of a document. Used through ``context.ask(cues)``."""
    found: dict[int, list[tuple[Cue, Match]]] = {}
    for cue, match in context.library.once(Voices).of(context.document.language).search(context):
        found.setdefault(match.sentence, []).append((cue, match))
    return Cues(found)
