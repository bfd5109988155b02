"""Recognition of figures: amounts and percentages of Recognizers-Text (`recognizers`), money of Duckling (`duckling`), news (`newsquant`).

Each set marks its own kind of number in its own way; what is done to our spans to compare them is said at each.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from benchmarks.accuracy.scores import Counts, Range, Record, Row, records, touches
from lint.observation import Quantity
from lint.quantity import recognise
from lint.quantity.data import TIMES, numbers

_LANGUAGES: Final = ("en", "fr", "es")
_CULTURES: Final = {"en": "en-us", "fr": "fr-fr", "es": "es-es"}
_OUTSIDE: Final = 5.0  # percent of what is said that may lie outside every label

Tool = Callable[[Record], list[Range]]


def measure(folder: Path) -> Iterator[Row]:
    """Rows for each set that is there; other tools beside the engine, or a row that says that they are not installed."""
    yield from _recognizers(folder)
    yield from _duckling(folder)
    yield from _newsquant(folder)


def _recognizers(folder: Path) -> Iterator[Row]:
    every = records(folder, "recognizers")
    for model, ours, theirs in (("CurrencyModel", _money, "recognize_currency"), ("PercentModel", _percent, "recognize_percentage")):
        for language in _LANGUAGES:
            gold = [r for r in every if r["model"] == model and r["language"] == language]
            for tool, found in _tools(ours, theirs, gold):
                yield (
                    _overlap(f"{model}, {language}", tool, gold, found, model == "CurrencyModel")
                    if found is not None
                    else _missing(model, tool)
                )


def _duckling(folder: Path) -> Iterator[Row]:
    gold = [r for r in records(folder, "duckling") if any(s.get("label") == "AmountOfMoney" for s in r["spans"])]
    if gold:
        exact = sum(_spans(r) == _with_words(r) for r in gold)
        share = 100 * exact / len(gold)
        yield Row("figures", "duckling, money", "caveat", len(gold), f"exact {share:5.1f} %", "95 % exact", share >= 95)


def _newsquant(folder: Path) -> Iterator[Row]:
    gold = records(folder, "newsquant")
    for tool, found in _tools(_counted, "recognize_number", gold):
        if found is None:
            yield _missing("newsquant", tool)
            continue
        hits = alarms = misses = 0
        for record, said in zip(gold, found, strict=True):
            wanted = [(s["start"], s["end"]) for s in record["spans"] if s.get("in_scope", True)]
            excused = [(s["start"], s["end"]) for s in record["spans"] if not s.get("in_scope", True)]
            right = sum(touches(span, said) for span in wanted)
            hits, misses = hits + right, misses + len(wanted) - right
            alarms += sum(not touches(span, wanted) and not touches(span, excused) for span in said)
        counts = Counts(hits, alarms, misses)
        met = counts.precision >= 0.92 and counts.recall >= 0.97 if tool == "caveat" else None
        yield Row("figures", "newsquant, in scope", tool, len(gold), counts.shown(), "P 92 R 97" if met is not None else "", met)


def _tools(ours: Tool, theirs: str, gold: list[Record]) -> Iterator[tuple[str, list[list[Range]] | None]]:
    """What the engine and the other tools find, record by record; None for a tool that is not installed."""
    if not gold:
        return
    yield "caveat", [ours(r) for r in gold]
    yield "recognizers-text", [_microsoft(theirs, r) for r in gold] if find_spec("recognizers_number_with_unit") else None
    if theirs == "recognize_number":
        yield "quantulum3", [_quantulum(r) for r in gold] if find_spec("quantulum3") else None


def _missing(part: str, tool: str) -> Row:
    return Row("figures", part, tool, 0, "not installed: pip install 'caveat-lint[compare]'")


def _overlap(part: str, tool: str, gold: list[Record], found: list[list[Range]], money: bool) -> Row:
    wanted = [_spans(r) for r in gold]
    total = sum(map(len, wanted))
    touched = 100 * sum(touches(s, said) for want, said in zip(wanted, found, strict=True) for s in want) / max(1, total)
    exact = 100 * sum(s in said for want, said in zip(wanted, found, strict=True) for s in want) / max(1, total)
    outside = sum(not touches(s, want) for want, said in zip(wanted, found, strict=True) for s in said)
    share = 100 * outside / max(1, sum(map(len, found)))
    shown = f"overlap {touched:5.1f} %  exact {exact:5.1f} %  outside {share:4.1f} %"
    if tool != "caveat":
        return Row("figures", part, tool, total, shown)
    met = share < _OUTSIDE and (touched >= 99 and exact >= 92 if money else touched >= 100)
    return Row("figures", part, tool, total, shown, "99 / 92, under 5" if money else "100, under 5", met)


def _spans(record: Record) -> list[Range]:
    return [(s["start"], s["end"]) for s in record["spans"]]


def _money(record: Record) -> list[Range]:
    """Amounts of money without their rate ("a share"); that set marks the name of a currency without a number too."""
    text, language = record["text"], record["language"]
    found = [_without_rate(text, language, q) for q in recognise(text, language) if _currency(q) and not q.unit.startswith("%")]
    known = numbers(language)[0]
    return found + _alone(text, [*known.currencies["USD"][:4], *known.currencies["CNY"]] if known is not None else [], found)


def _percent(record: Record) -> list[Range]:
    """Percentages; that set marks a percent word without a number too."""
    text, language = record["text"], record["language"]
    found = [_without_rate(text, language, q) for q in recognise(text, language) if q.unit.startswith("%")]
    known = numbers(language)[0]
    words = [*known.percent, "pourcentage", "pourcentages", "porcentaje"] if known is not None else []
    return found + ([] if "://" in text else _alone(text, words, found))


def _counted(record: Record) -> list[Range]:
    """What that set calls a quantity: no fractions, ratios, multiples, ranks, indefinite amounts, durations."""
    said = recognise(record["text"], record["language"])
    told = ("fraction", "rank", "ratio")
    return [
        (q.start, q.end)
        for q in said
        if q.kind not in told
        and q.value is not None
        and q.unit not in TIMES
        and not (q.kind == "multiple" and record["text"][q.start].isalpha())
    ]


def _currency(quantity: Quantity) -> bool:
    return quantity.kind == "money" or (quantity.kind == "rate" and (quantity.unit[:3].isupper() or quantity.unit[:1] == "/"))


def _without_rate(text: str, language: str, quantity: Quantity) -> Range:
    """The span of the amount alone: "$3" of "$3 a share"."""
    start, end = quantity.start, quantity.end
    while quantity.kind == "rate" and end > start + 1:
        end -= 1
        inside = recognise(text[start:end], language)
        if inside and inside[-1].end == len(text[start:end].rstrip()) and inside[-1].kind != "rate" and text[end] in " -/":
            return start, start + inside[-1].end
    return quantity.start, quantity.end


def _alone(text: str, words: list[str], found: list[Range]) -> list[Range]:
    """Where one of `words` stands by itself, outside all that was found."""
    out: list[Range] = []
    low = text.lower()
    for word in sorted(words, key=len, reverse=True):
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            whole = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalpha()) if word[0].isalpha() else True
            if whole and not touches((at, end), found + out):
                out.append((at, end))
            at = low.find(word, end)
    return out


def _with_words(record: Record) -> list[Range]:
    """Money with the words that bound it ("at least", "between"), which that set counts in."""
    text, language = record["text"], record["language"]
    known = numbers(language)[0]
    low, found = text.lower(), [(q.start, q.end) for q in recognise(text, language)]
    if known is None or len(found) != 1:
        return found
    start, end = found[0]
    bounds = sorted(
        {*known.qualifiers, *known.ranges.open, *known.articles, "que", "rond de", "ongeveer", "boven de"}, key=len, reverse=True
    )
    word = next((b for b in bounds if low[:start].rstrip().endswith(b)), "")
    return [(low.rindex(word, 0, start) if word else start, end)]


def _microsoft(name: str, record: Record) -> list[Range]:
    module = import_module(
        "recognizers_number" if name == "recognize_number" or name == "recognize_percentage" else "recognizers_number_with_unit"
    )
    found: list[Any] = getattr(module, name)(record["text"], _CULTURES[record["language"]])
    return [(item.start, item.end + 1) for item in found]


def _quantulum(record: Record) -> list[Range]:
    parser: Any = import_module("quantulum3.parser")
    return [tuple(item.span) for item in parser.parse(record["text"])]
