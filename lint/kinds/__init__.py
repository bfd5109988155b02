"""The kinds: the few ways in which a rule can look at an article. A new kind is a module here and a line in `KINDS`."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from lint.context import Context
from lint.finding import Finding
from lint.kinds import consistency, disclaimer, figure, freshness, metadata, repetition, suppression, wording
from lint.kinds.consistency import Consistency
from lint.kinds.disclaimer import Disclaimer
from lint.kinds.figure import FigureRule
from lint.kinds.freshness import Freshness
from lint.kinds.metadata import MetadataRule
from lint.kinds.repetition import Repetition
from lint.kinds.suppression import SuppressionRule
from lint.kinds.wording import WordingRule
from lint.rule import Rule

AnyRule = WordingRule | FigureRule | Disclaimer | Repetition | MetadataRule | Freshness | Consistency | SuppressionRule
"""Every rule that a pack can hold; `kind` says which."""


class Kind(NamedTuple):
    """One way of looking: its rule's type, what it notes in the Context (None: nothing), and what it finds.

    `observe(rules, context)` is given all rules of its kind that hold for the document; `check(rule, context)` one at a time.
    `applies(rule, context)` says whether a rule concerns the article at all, found or not, and then `check` asks by itself
    (None: the rule's `when` says so, and `check` is called only then).
    """

    rule: type[Rule]
    observe: Callable[[Any, Context], None] | None
    check: Callable[[Any, Context], Iterator[Finding]]
    applies: Callable[[Any, Context], bool] | None = None


KINDS: Final[dict[str, Kind]] = {
    "wording": Kind(WordingRule, wording.observe, wording.check),
    "figure": Kind(FigureRule, figure.observe, figure.check),
    "disclaimer": Kind(Disclaimer, disclaimer.observe, disclaimer.check, disclaimer.applies),
    "repetition": Kind(Repetition, None, repetition.check),
    "metadata": Kind(MetadataRule, None, metadata.check),
    "freshness": Kind(Freshness, None, freshness.check),
    "consistency": Kind(Consistency, None, consistency.check),
    "suppression": Kind(SuppressionRule, None, suppression.check),
}
"""Tag → kind, in the order in which they observe: a kind may ask what those above it noted."""

__all__ = ["KINDS", "AnyRule", "Kind"]
