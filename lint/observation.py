"""What is there, whether or not it is a finding: figures, phrases, topics, attributions, disclaimers (kept in the Context).

All offsets count code points of the prose.
"""

from typing import Literal

import msgspec

from lint.terms import Category, QuantityKind, Support, TopicLevel, Voice


class Quantity(msgspec.Struct, frozen=True):
    """A number expression ``[start, end)``: number, scale, unit and currency, qualifiers outside (annotation guide §1).

    `value` is None where the amount is indefinite ("des milliards"), `high` the upper value of a range. `unit` is an
    ISO 4217 code, a ticker or the noun as written. `alternative` is the other reading of an ambiguous separator ("1.234").
    """

    start: int
    end: int
    kind: QuantityKind
    value: float | None = None
    high: float | None = None
    unit: str = ""
    alternative: float | None = None


class Figure(msgspec.Struct, frozen=True):
    """A quantity, judged: is it a claim (else `reason` says what it is), what supports it, and which words are the source.

    `support` is None where there is no claim. `source` is the prose span of the words (or link text) that support it.
    `evidence` says in words why the support is what it is. `restates` is the prose span of the first claim that states the same
    value of the same thing (None for the first itself).
    """

    quantity: Quantity
    claim: bool
    reason: str = ""
    support: Support | None = None
    source: tuple[int, int] | None = None
    evidence: str = ""
    restates: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


class Attribution(msgspec.Struct, frozen=True):
    """Words ``[start, end)`` that say who says so: `holder` is the source's own span, `reach` the prose it governs.

    `named` is True where a reader could look the source up.
    """

    start: int
    end: int
    holder: tuple[int, int]
    reach: tuple[int, int]
    named: bool
    form: Literal["before", "after", "inside", "quotation", "note"]


class WordingHit(msgspec.Struct, frozen=True):
    """A phrase of a wording rule ``[start, end)`` with the voice that speaks it; `reason` says in words how the voice was told."""

    rule: str
    category: Category
    start: int
    end: int
    voice: Voice
    reason: str = ""


class Topic(msgspec.Struct, frozen=True):
    """What the article is about, how strongly, and the words that show it."""

    topic: str
    level: TopicLevel
    start: int
    end: int


class DisclaimerView(msgspec.Struct, frozen=True):
    """One of the seven disclaimers of annotation guide §3: is it triggered, by which words; is it there, in which words."""

    category: Category
    triggered: bool
    trigger: tuple[int, int] | None
    present: bool
    quote: tuple[int, int] | None
    reason: str = ""
