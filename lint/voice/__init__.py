"""Who says it: the author, somebody named, or nobody, since it is denied; and what kind of sentence it stands in."""

from lint.voice.about import concerns, has_subject, touches
from lint.voice.cues import Cues, cues
from lint.voice.data import VoiceData, Voices
from lint.voice.situation import Situation, situations
from lint.voice.speaker import names_source, speaker

__all__ = [
    "Cues", "Situation", "VoiceData", "Voices",
    "concerns", "cues", "has_subject", "names_source", "situations", "speaker", "touches",
]  # fmt: skip
