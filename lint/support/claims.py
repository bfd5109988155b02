"""Which quantities are claims about the world, and what the others are, in words (annotation guide §1 and §4)."""

from bisect import bisect_left, bisect_right

from lint.attribution import attributions
from lint.context import Context
from lint.document import Sentence
from lint.observation import Quantity
from lint.quantity.data import TIMES
from lint.quantity.grammar import grammar
from lint.support.conditions import conditional, staked
from lint.support.cues import Cue, apart, cues
from lint.support.examples import DATED, examples, headed, heroes
from lint.support.instructions import Instructions
from lint.support.shape import Shape
from lint.support.weights import Weights

Verdict = tuple[bool, str]
CLAIM: Verdict = (True, "")

_EXAMPLE = "it belongs to a worked example"
_CONDITION = "it is part of a condition"
_READER = "it is put to the reader"
_ADVICE = "it is part of an instruction"
_PARAMETER = "it is a target, a weight or a threshold"
_RULE = "it is the name of a rule"
_STRATEGY = "it is a parameter of a strategy"
_SUM = "it is part of a calculation that is shown"
_OWN = "it is a price or term of the publisher's own"
_INVENTED = frozenset({_EXAMPLE, _READER, _SUM})

_MONEY = frozenset({"money", "rate"})
_MADE_UP = frozenset(
    {"money", "rate", "percent", "points", "fraction", "multiple"}
)  # what an example makes up; people and firms it hardly does
_BEFORE, _BEHIND = 8, 3  # words between a price and the word for it
_SIGNS = "=×*÷"
_ASIDE = frozenset("(,–—-:")
_CHANGED = 24  # characters before a target in which it is said to change
_PERSONAL = 5e6  # the largest sum that an example of personal finance works with


def claim(quantity: Quantity, context: Context) -> Verdict:
    """Whether `quantity` is a claim; else what it is, in words."""
    index = bisect_right(context.quantities, quantity.start, key=lambda q: q.start) - 1
    if index >= 0 and context.quantities[index] == quantity:
        return context.ask(claims)[index]
    return Judge(context).verdict(quantity)


def claims(context: Context) -> tuple[Verdict, ...]:
    """The verdict on each of `context.quantities`. An amount that an example made up is so wherever it is restated."""
    judge = Judge(context)
    verdicts = [judge.verdict(quantity) for quantity in context.quantities]
    made_up: dict[tuple[float, str], int] = {}
    stated: dict[tuple[float, str], int] = {}
    for quantity, (is_claim, why) in zip(context.quantities, verdicts, strict=True):
        amount = _amount(quantity)
        if amount is not None and (is_claim or why in _INVENTED):
            counts = stated if is_claim else made_up
            counts[amount] = counts.get(amount, 0) + 1
    for index, quantity in enumerate(context.quantities):
        amount = _amount(quantity)
        if verdicts[index][0] and amount is not None and made_up.get(amount, 0) >= max(_needed(amount), stated.get(amount, 0)):
            verdicts[index] = False, "it restates an amount of an example"
    return tuple(verdicts)


def _amount(quantity: Quantity) -> tuple[float, str] | None:
    """What a restatement shares: value and currency. Small sums prove nothing."""
    if quantity.kind not in _MONEY or quantity.value is None or quantity.unit.startswith("%") or quantity.value < 20:
        return None
    return quantity.value, quantity.unit.partition("/")[0]


def _needed(amount: tuple[float, str]) -> int:
    """A round sum must be made up twice, before it is the same elsewhere; 180,900 once."""
    return 1 if len(f"{amount[0]:.2f}".rstrip("0").rstrip(".").rstrip("0").replace(".", "")) >= 3 else 2


class Judge:
    """Judges the quantities of one document one by one."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._text = context.document.prose.text
        self._cues = context.ask(cues)
        self._examples = context.ask(examples)
        self._headed = context.ask(headed)
        self._heroes = context.ask(heroes)
        self._shape = Shape(context)
        known = grammar(context.document.language)
        self._changes = known.changes if known is not None else frozenset()
        self._weights = Weights(context)
        self._instructions = Instructions(context)

    def verdict(self, quantity: Quantity) -> Verdict:
        """Claim or not, by the first rule that speaks."""
        if any(span.start <= quantity.start < span.end for span in self._document.struck):
            return False, "it is struck out"
        sentence = self._document.sentence_at(quantity.start) if self._document.sentences else -1
        found = self._cues.of(sentence) if sentence >= 0 else ()
        shape = self._shape.of(quantity, found)
        if shape is not None:
            return shape
        reason = self._sentence(quantity, sentence, found) if sentence >= 0 else ""
        return (False, reason) if reason else CLAIM

    def _sentence(self, quantity: Quantity, sentence: int, found: tuple[Cue, ...]) -> str:
        """Why the sentence around makes it no claim, or ''. What comes first has the clearer sign."""
        place = self._document.sentences[sentence]
        said = self._text[place.start : place.end]
        dated = DATED.search(said) is not None
        tags = {tag for cue in found for tag in cue.tags}
        before = [cue for cue in found if cue.end <= quantity.start]
        made_up = quantity.kind in _MADE_UP or quantity.unit in TIMES
        limited = self._limited(found, quantity)
        told = self._told(quantity, place)
        if not limited and self._exemplary(quantity, before, tags, told=told):
            return _EXAMPLE
        if self._heroes and made_up and self._heroes & set(said.split()):
            return _EXAMPLE
        if self._calculated(said, quantity, place.start):
            return _SUM
        if self._named(found, quantity):
            return _RULE
        if self._instructions.holds(quantity, sentence, found):
            return _ADVICE
        if not limited and conditional(self._context, quantity, found, told=told, dated=dated, made_up=made_up):
            return _CONDITION
        if made_up and (not dated or "second_person" in tags) and staked(self._context, quantity, found, place.start):
            return _EXAMPLE
        if self._exemplified(quantity, before, tags, told=told, dated=dated) or self._aside(quantity, before):
            return _EXAMPLE
        if self._compared(quantity):
            return _PARAMETER
        if not told and (self._parameter(found, quantity) or (quantity.kind == "percent" and self._weights.holds(quantity, sentence))):
            return _PARAMETER
        tuned = self._tuned(quantity, found) and "outcomes" not in tags and not dated and self._tunable(quantity)
        if tuned and not self._shape.reading(quantity, place):
            return _STRATEGY
        return "" if told else self._addressed(quantity, found, before, tags, dated=dated, limited=limited)

    def _addressed(
        self, quantity: Quantity, found: tuple[Cue, ...], before: list[Cue], tags: set[str], *, dated: bool, limited: bool
    ) -> str:
        """Money of the reader, of nobody in particular, or of the publisher's own."""
        made_up = quantity.kind in _MADE_UP
        past = dated and quantity.unit.startswith("%")  # "in 2024 you could earn 5 %"
        if made_up and any("reader" in cue.tags for cue in before) and not limited and not past:
            return _READER
        if not self._priced(found, quantity) and not dated and made_up:
            money = quantity.kind in _MONEY and not quantity.unit.startswith("%")
            if ((money or quantity.kind == "multiple") and "second_person" in tags) or (money and self._someone(found)):
                return _READER
            if money and (quantity.value or 0.0) <= _PERSONAL and self._horizon(found, quantity):
                return _EXAMPLE
        if (
            quantity.unit.startswith("%")
            and "reader" in tags
            and not dated
            and not tags & {"limits", "terms"}
            and self._beside_a_sum(quantity)
        ):
            return _READER
        return _OWN if "own" in tags and made_up else ""

    def _beside_a_sum(self, quantity: Quantity) -> bool:
        """Whether its sentence holds a sum such as a saver has."""
        place = self._document.sentences[self._document.sentence_at(quantity.start)]
        quantities = self._context.quantities
        first = bisect_left(quantities, place.start, key=lambda q: q.start)
        around = quantities[first : bisect_left(quantities, place.end, key=lambda q: q.start)]
        return any(q.kind in _MONEY and not q.unit.startswith("%") and (q.value or 0.0) <= _PERSONAL for q in around)

    def _told(self, quantity: Quantity, place: Sentence) -> bool:
        """Whether the sentence names who says so."""
        return any(
            a.reach[0] <= quantity.start < a.reach[1] and place.start <= a.start < place.end for a in self._context.ask(attributions)
        )

    def _exemplary(self, quantity: Quantity, before: list[Cue], tags: set[str], *, told: bool) -> bool:
        """In a worked example. Under a heading that announces one, what is said in general or by somebody is a claim still."""
        if any(start <= quantity.start < end for start, end in self._examples):
            return True
        if told or not any(start <= quantity.start < end for start, end in self._headed):
            return False
        percent = quantity.unit.startswith("%")
        priced = (self._text[cue.end : quantity.start] for cue in before if cue.tags & {"terms", "limits"})
        general = "history" in tags or (percent and any(not any(c.isdigit() for c in between) for between in priced))
        return not general or bool(tags & {"second_person", "reader", "if_", "saving", "example"})

    def _exemplified(self, quantity: Quantity, before: list[Cue], tags: set[str], *, told: bool, dated: bool) -> bool:
        """Behind "for example", unless what is so is the example (an average, a price, what somebody says), and nothing is supposed."""
        last = next((cue for cue in reversed(before) if "example" in cue.tags), None)
        if last is None or _closed(self._text[last.end : quantity.start]):
            return False
        if apart(self._text, last.end, quantity.start, 1) and not dated:
            return True
        supposed = bool(tags & {"second_person", "reader", "if_", "would", "saving", "personas"})
        world = told or any(cue.start > last.start and cue.tags & {"terms", "limits", "history"} for cue in before)
        return quantity.kind in _MADE_UP and (supposed if dated else supposed or not world)

    def _aside(self, quantity: Quantity, before: list[Cue]) -> bool:
        """ "(say 20 %)": made up for the sake of argument."""
        last = next((cue for cue in reversed(before) if "asides" in cue.tags), None)
        if last is None or not apart(self._text, last.end, quantity.start, 1):
            return False
        return self._text[: last.start][-2:].rstrip()[-1:] in _ASIDE

    def _compared(self, quantity: Quantity) -> bool:
        """ "P/E < 15", "(≥ 60 %)": a threshold."""
        sign = self._text[max(0, quantity.start - 3) : quantity.start].rstrip()
        block = self._document.blocks[self._document.block_at(quantity.start)]
        return sign.endswith(("<", "≤", "≥", ">=")) or (sign.endswith(">") and block.kind in ("item", "cell"))

    def _horizon(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        """ "After 10 years", "Year 10:": what a sum comes to, in time."""
        behind = [cue.end for cue in found if "horizons" in cue.tags and cue.end < quantity.start]
        return any(self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].isdigit() for end in behind)

    def _priced(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        """Whether it is somebody's price, tax, limit or average: one of their words stands near."""
        near = (cue for cue in found if cue.tags & {"limits", "terms"})
        return any(apart(self._text, c.end, quantity.start, _BEFORE) or apart(self._text, quantity.end, c.start, _BEHIND) for c in near)

    def _limited(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        """Somebody's limit, price or tax stands right before: that is so in an example too."""
        return any("limits" in c.tags and apart(self._text, c.end, quantity.start, 4) for c in found)

    def _calculated(self, said: str, quantity: Quantity, offset: int) -> bool:
        """ "70 × 12 = 840": an equals sign with numbers on both sides, or a sign of arithmetic right beside."""
        left, equals, right = said.partition("=")
        if equals and any(c.isdigit() for c in left) and any(c.isdigit() for c in right):
            return True
        before = said[: quantity.start - offset].rstrip()[-1:]
        behind = said[quantity.end - offset :].lstrip()[:1]
        return (before != "" and before in _SIGNS) or (behind != "" and behind in _SIGNS)

    def _named(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        """ "The 4 % rule", "la regla del 4 %"."""
        return quantity.kind in ("percent", "ratio", "count", "range") and any(
            "rules" in cue.tags and (0 <= quantity.start - cue.end <= 1 or 0 <= cue.start - quantity.end <= 1) for cue in found
        )

    def _parameter(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        money = quantity.kind in _MONEY and not quantity.unit.startswith("%")
        if quantity.kind == "count" and quantity.unit:
            return any("trials" in cue.tags and quantity.start < cue.start < quantity.end for cue in found)
        for cue in found:
            if "parameters_before" in cue.tags and apart(self._text, cue.end, quantity.start, 1) and not self._changed(cue):
                return True
            after = "parameters_after" in cue.tags or ("sums_after" in cue.tags and money)
            if after and quantity.start < cue.start and apart(self._text, quantity.end, max(quantity.end, cue.start), 1):
                return True
        return False

    def _changed(self, cue: Cue) -> bool:
        """ "The bank raised its target of …": what somebody changes is so."""
        return bool(self._changes.intersection(self._cues.low[max(0, cue.start - _CHANGED) : cue.start].split()))

    def _tunable(self, quantity: Quantity) -> bool:
        if quantity.kind in _MONEY:
            return False
        return quantity.kind in ("percent", "points", "multiple", "range") or not quantity.unit or (quantity.value or 0) < 500

    def _tuned(self, quantity: Quantity, found: tuple[Cue, ...]) -> bool:
        """A word of trading technique stands in the sentence, outside the figure itself ("billions of parameters")."""
        return any("strategy" in cue.tags and not quantity.start <= cue.start < quantity.end for cue in found)

    def _someone(self, found: tuple[Cue, ...]) -> bool:
        """ "An investor who …": nobody in particular."""
        low = self._cues.low
        return any(
            "personas" in c.tags and low[max(0, c.start - 6) : c.start].split()[-1:] and low.endswith(_ARTICLES, 0, c.start) for c in found
        )


_ARTICLES = (" a ", " an ", " un ", " une ", " ein ", " eine ", " una ", " um ", " uma ", " een ")


def _closed(between: str) -> bool:
    """Whether a parenthesis that opened before `between` ends in it."""
    return between.count(")") > between.count("(")
