"""What kind of sentence a phrase stands in: a question, a hypothetical case, a plan, a heading."""

from typing import Literal

from lint.context import Context
from lint.phrase import Match
from lint.voice.cues import cues

Situation = Literal["question", "hypothetical", "plan", "heading", "title", "list", "table", "quotation"]


_RIGHT_BEFORE = 4  # tokens between a word of planning and what is planned
_BEFORE = 12


def situations(context: Context, hit: Match) -> set[Situation]:
    """Everything that holds for the sentence of `hit` (a rule may refuse any of it with `not-in`).

    ``hypothetical``: a cue of it stands before the hit in its sentence; ``plan``: one stands right before it.
    """
    document = context.document
    sentence = document.sentences[hit.sentence]
    block = document.blocks[sentence.block]
    found: set[Situation] = set()
    if context.text(sentence.start, sentence.end).rstrip("\"') *")[-1:] == "?":
        found.add("question")
    known = context.ask(cues)
    unreal = known.of(hit.sentence, "hypothetical")
    if unreal and unreal[0].first <= hit.first:
        found.add("hypothetical")
    plans = known.within(hit.sentence, "plan", hit.first - _BEFORE, hit.last)
    if any(hit.first - cue.last <= _RIGHT_BEFORE and cue.last <= hit.last for cue in plans):
        found.add("plan")
    if block.kind == "heading":
        found.add("heading")
    if block.kind in ("title", "description"):
        found.add("title")
    if block.kind in ("item", "term", "definition"):
        found.add("list")
    if block.kind in ("cell", "caption"):
        found.add("table")
    if context.quotation(hit.start, hit.end) is not None or block.quoted:
        found.add("quotation")
    return found
