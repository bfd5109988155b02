"""Which quantities are claims about the world, and what the others are, in words (annotation guide §1 and §4)."""

from bisect import bisect_right

from lint.context import Context
from lint.observation import Quantity
from lint.quantity.data import TIMES
from lint.support.cues import Cue, Cues, cues
from lint.support.examples import examples

Verdict = tuple[bool, str]
CLAIM: Verdict = (True, "")

_NEAR = 4  # words between a parameter's name and its number
_LISTED = 13  # more than this many things are no list of the article's own
_MONEY = frozenset({"money", "rate"})


def claim(quantity: Quantity, context: Context) -> Verdict:
    """Whether `quantity` is a claim; else what it is. It must be one of `context.quantities`."""
    verdicts = context.ask(claims)
    index = bisect_right(context.quantities, quantity.start, key=lambda q: q.start) - 1
    return verdicts[index] if index >= 0 and context.quantities[index] == quantity else Judge(context).verdict(quantity)


def claims(context: Context) -> tuple[Verdict, ...]:
    """The verdict on each of `context.quantities`; money that is hypothetical where it first stands is so wherever it is restated."""
    judge = Judge(context)
    quantities = context.quantities
    first = [judge.verdict(q) for q in quantities]
    invented = {_amount(q) for q, (is_claim, why) in zip(quantities, first, strict=True) if not is_claim and why in _INVENTED}
    stated = {_amount(q) for q, (is_claim, _) in zip(quantities, first, strict=True) if is_claim}
    out: list[Verdict] = []
    for quantity, verdict in zip(quantities, first, strict=True):
        amount = _amount(quantity)
        if verdict[0] and amount is not None and amount in invented and _mostly(amount, quantities, first):
            out.append((False, "it restates an amount of an example"))
        else:
            out.append(verdict)
    del stated
    return tuple(out)


_EXAMPLE = "it belongs to a worked example"
_CONDITION = "it is part of a condition"
_READER = "it is put to the reader"
_ADVICE = "it is part of an instruction"
_PARAMETER = "it is a target, a weight or a threshold"
_SUM = "it is part of a calculation that is shown"
_INVENTED = frozenset({_EXAMPLE, _CONDITION, _READER, _ADVICE, _PARAMETER, _SUM})


def _amount(quantity: Quantity) -> tuple[float, str] | None:
    """What a restatement shares: value and currency. Small round sums prove nothing."""
    if quantity.kind not in _MONEY or quantity.value is None or quantity.unit.startswith("%") or quantity.value < 20:
        return None
    return quantity.value, quantity.unit.partition("/")[0]


def _mostly(amount: tuple[float, str], quantities: tuple[Quantity, ...], verdicts: list[Verdict]) -> bool:
    same = [verdict[0] for quantity, verdict in zip(quantities, verdicts, strict=True) if _amount(quantity) == amount]
    return 2 * sum(same) <= len(same) + 1


class Judge:
    """Judges the quantities of one document one by one."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._text = context.document.prose.text
        self._cues: Cues = context.ask(cues)
        self._examples = context.ask(examples)
        self._low = self._cues.low

    def verdict(self, quantity: Quantity) -> Verdict:
        """Claim or not, by the first rule that speaks."""
        start = quantity.start
        if any(span.start <= start < span.end for span in self._document.struck):
            return False, "it is struck out"
        sentence = self._document.sentence_at(start) if self._document.sentences else -1
        found = self._cues.of(sentence) if sentence >= 0 else ()
        shape = self._shape(quantity, found)
        if shape is not None:
            return shape
        limited = self._tagged_near(found, quantity, "limits", 6)
        if self._in_example(start) and not limited:
            return False, _EXAMPLE
        if self._calculated(sentence, quantity):
            return False, _SUM
        before = [cue for cue in found if cue.end <= start]
        if any("if_" in cue.tags for cue in before) and not limited:
            return False, _CONDITION
        if any("example" in cue.tags for cue in before):
            return False, _EXAMPLE
        if self._parameter(found, quantity):
            return False, _PARAMETER
        spoken = any("limits" in cue.tags for cue in found)
        if not spoken and self._instructs(sentence, found):
            return False, _ADVICE
        if not spoken and quantity.kind in _MONEY and not quantity.unit.startswith("%") and any("reader" in cue.tags for cue in before):
            return False, _READER
        if any("own" in cue.tags for cue in found) and quantity.kind in _MONEY:
            return False, "it is a price or term of the publisher's own"
        return CLAIM

    def _shape(self, quantity: Quantity, found: tuple[Cue, ...]) -> Verdict | None:
        """What the quantity is by itself: a duration, a determiner, a score, one coin."""
        text = self._text[quantity.start : quantity.end]
        unit = quantity.unit.partition("/")[0]
        if unit in TIMES:
            return self._duration(quantity, found)
        if quantity.kind == "rank":
            return (False, "it is the article's own ranking") if text.startswith("#") else None
        whole = quantity.value is not None and quantity.value == int(quantity.value)
        if quantity.kind == "ratio" and "/" in text:
            return False, "it is a score or a split"
        if (
            quantity.value == 1
            and quantity.high is None
            and quantity.kind in ("count", "money")
            and (unit.isupper() or quantity.kind == "count")
        ):
            spelt = not text[0].isdigit()
            if spelt or (unit.isupper() and unit.isalpha() and not any(sign in text for sign in "$€£")):
                return False, "it is a determiner"
        if quantity.kind != "count" or quantity.high is not None or not whole or quantity.value is None:
            return None
        if (
            any("listed" in cue.tags for cue in self._cues.within(quantity.start, min(len(self._text), quantity.end + 1)))
            and quantity.value < _LISTED
        ):
            return False, "it counts what the article lists"
        if quantity.value <= 2 and not text[0].isdigit():
            return False, "it is a determiner"
        if not unit and quantity.value < 1000 and self._document.blocks[self._document.block_at(quantity.start)].kind != "cell":
            return None if self._continues(quantity) else (False, "it is a bare number")
        return None

    def _continues(self, quantity: Quantity) -> bool:
        """A bare number that goes on with an amount of its sentence ("fell from $99 in 2023 to 66")."""
        place = self._context.sentence(quantity.start)
        if place is None:
            return False
        earlier = [q for q in self._context.quantities if place.start - 200 <= q.start < quantity.start and q.unit]
        return bool(earlier) and self._text[quantity.end : quantity.end + 1] in ".,;) "

    def _duration(self, quantity: Quantity, found: tuple[Cue, ...]) -> Verdict | None:
        """A duration is a claim where it is what is said; mostly it bounds something else."""
        text, low = self._text, self._low
        block = self._document.blocks[self._document.block_at(quantity.start)]
        if block.kind == "cell" and block.end - block.start - (quantity.end - quantity.start) <= 2:
            return None
        if any("ages" in cue.tags and abs(cue.start - quantity.end) <= 2 for cue in found):
            return False, "it is an age"
        before = [cue for cue in found if cue.end <= quantity.start and quantity.start - cue.end <= 2]
        if any("ages" in cue.tags for cue in before):
            return False, "it is an age"
        if any("results" in cue.tags for cue in found if cue.end <= quantity.start and self._words(cue.end, quantity.start) <= 2):
            return None
        behind = [cue for cue in found if quantity.end <= cue.start <= quantity.end + 1]
        if any("duration_of" in cue.tags for cue in behind) and not any("bounds" in cue.tags for cue in before):
            return None
        del text, low
        return False, "a duration that bounds something"

    def _words(self, start: int, end: int) -> int:
        return len(self._text[start:end].split())

    def _in_example(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._examples)

    def _calculated(self, sentence: int, quantity: Quantity) -> bool:
        """ "70 × 12 = 840": an equals sign beside numbers in the same sentence, or in the same short block."""
        if sentence < 0:
            return False
        place = self._document.sentences[sentence]
        said = self._text[place.start : place.end]
        return "=" in said and any(c.isdigit() for c in said.partition("=")[0]) and any(c.isdigit() for c in said.partition("=")[2])

    def _tagged_near(self, found: tuple[Cue, ...], quantity: Quantity, tag: str, words: int) -> bool:
        return any(tag in c.tags and c.end <= quantity.start and self._words(c.end, quantity.start) <= words for c in found)

    def _parameter(self, found: tuple[Cue, ...], quantity: Quantity) -> bool:
        for cue in found:
            if "parameters_before" in cue.tags and cue.end <= quantity.start and self._words(cue.end, quantity.start) <= 1:
                return True
            if "parameters_after" in cue.tags and quantity.end <= cue.start and self._words(quantity.end, cue.start) <= 1:
                return True
            if "parameters_after" in cue.tags and quantity.start < cue.start < quantity.end:
                return True
        return False

    def _instructs(self, sentence: int, found: tuple[Cue, ...]) -> bool:
        if sentence < 0 or not found:
            return False
        place = self._document.sentences[sentence]
        first = self._text[place.start : place.end]
        lead = len(first) - len(first.lstrip(" -*•☐✅👉⏎>\"'"))
        return any("imperatives" in cue.tags and cue.start <= place.start + lead for cue in found[:3])
