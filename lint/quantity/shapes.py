"""Digits that are no quantity by their shape: dates, times, years, versions, phone numbers, law, addresses, names, list numbers."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

import regex

from lint.quantity.grammar import Grammar

# Shapes that no language owns. Each is linear: no repetition inside a repetition that could match the same text twice.
_COMMON = (
    r"(?:https?://|www\.)[^\s<>\"]+",
    r"[\w.+-]{1,64}@[\w-]+\.[\w.-]+",
    r"(?<![\w/.])/?(?:[\w-]+/){2,8}[\w-]*[\p{L}_][\w.-]*",
    r"(?<![\d.,])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?(?![\d.,]?\d)",
    r"(?<![\d.,-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{2,4}(?![\d.,]?\d)",
    r"(?<![\d.,:])(?:[01]?\d|2[0-3])[:h](?:[0-5]\d)(?::[0-5]\d)?(?!\d)(?: ?(?:am|pm|AM|PM|a\.m\.|p\.m\.|Uhr|uur|h|Z|UTC|GMT)\b\.?)?",
    r"(?<![\d.,:])(?:1?\d|2[0-4])(?:[.:]\d{2})?-?(?:1?\d|2[0-4])? ?(?:am|pm|AM|PM|a\.m\.|p\.m\.|Uhr|uur)(?![\p{L}\d])",
    r"(?<![\d.,])(?:1[5-9]|20)\d\d ?[-/] ?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d.,]?\d|\p{L}| ?[%€$£])",
    r"(?<![\d.,])(?:(?:1[5-9]|20)\d0|'?[1-9]0)(?:s|er|ers)(?!\p{L})",
    r"(?<!\w)'\d{2}(?![\d%.,]| ?%)",
    r"(?<!\w)(?:\+\d{1,3}|00\d{2})(?:[ .()-]{0,2}\d{2,5}){2,6}(?!\d)",
    r"(?<![\d.,])0\d{1,4}(?:[ ./-]\d{2,4}){3,5}(?!\d)",
    r"(?<![\d.,])\d{3}-\d{3}-\d{4}(?!\d)",
    r"(?<![\d.,])\d{4}/\d{1,4}(?:/(?:EU|EC|EG|UE|CE|EWG|CEE))?(?![\d.,]?\d)",
    r"§+ ?\d+\w?(?:[.,-]\d+)*",
    r"\d+ (?:CFR|C\.F\.R\.|U\.S\.C\.|USC)(?: §*)? ?\d+(?:\.\d+)?(?:[-(]\w+\)?)*",
    r"\[\d{1,3}\]",
    r"\((?:\d{1,2}|[ivx]{1,4})\)",
    r"(?<!\w)[QTHS][1-4](?:[ -]?(?:20\d\d|'?\d\d))?(?![\d.,]?\d|\p{L})",
    r"(?<![\d.,$€£])[1-4](?:Q|[TH](?= ?(?:20)?\d\d))(?: ?'?\d{2,4})?(?!\w)",
    r"(?<!\w)(?:FY|GJ|WS|CW|KW) ?'?\d{2,4}(?:/\d{2})?(?!\d)",
    r"(?<![\d.,])(?:19|20)\d\d[EeFfPp](?!\p{L})",
    r"(?<![\d.,\w-])\d+(?:-\d+){2,}(?!\d)",
    r"0x[0-9A-Fa-f]+",
    r"(?<![\d.,])\d+(?:[.,]\d+)? ?[×x*] ?10[-^]?\d+",
    r"(?<=\p{Lu}[\p{L}'-]{1,30}, )[1-9]\d(?=, \p{L})",
)


_YEAR = r"(?:1[5-9]|20)\d\d"
_OF = r"(?: de| del| di)?"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((regex.escape(w) for w in words), key=len, reverse=True))


@cache
def _pattern(months: tuple[str, ...], english: bool, names: tuple[str, ...], streets: tuple[str, ...]) -> regex.Pattern[str]:
    # English months are words as well ("may", "march"): only their capital makes them dates.
    month = f"(?:{_either(m.capitalize() for m in months)})" if english else f"(?i:{_either(months)})"
    day = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th|er|\.|e|º|°|ª)?"
    year = rf"(?:,?{_OF} {_YEAR}(?!\d|[.,]\d))"
    days = rf"(?:{day}(?: ?- ?| (?:au|to|bis|al|a|tot|and|et|e|y|und|en) ))?"
    dates = [rf"{days}{day}(?: (?:of|de|del|di))? {month}(?!\p{{L}})\.?{year}?"]
    if english:
        after = r"(?!\d|[.,]\d|\p{L}| ?[%€$£])"
        dates.append(rf"(?<!\p{{L}}){month}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:-\d{{1,2}})?{after}(?:,? {_YEAR}(?!\d))?")
    dates.append(rf"(?<!\p{{L}}){month}(?!\p{{L}})\.?(?:,?{_OF} |/|-){_YEAR}(?!\d|[.,]\d)")
    digits = r"\d+(?![.,]\d| ?[%€$£]| (?:per|percent|prozent|pour|por|procent|points?|punkte?|basis)\b)"
    shown = (regex.escape(n).replace(r"\#", digits) for n in sorted(names, key=len, reverse=True))
    named = [(r"(?<![\p{L}\d])" if n[0].isalnum() else "") + n + ("" if n.endswith(")") else r"(?![\p{L}\d])") for n in shown]
    listed = r"(?m:^)(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,2})+(?= \p{Lu}\p{Ll})|\d{1,2}(?:\.\d{1,2}){2,}) (?=\P{N})"
    street = rf"(?: \p{{Lu}}[\p{{L}}.'-]*| \d{{1,3}}(?:st|nd|rd|th)){{1,3}} (?:{_either(streets)})(?!\p{{L}})"
    places = rf"(?<![\d.,])\d{{1,5}}(?:-\d{{1,5}})?(?: [NSEW])?{street}"
    return regex.compile("|".join([*dates, *_COMMON, places, *named, listed]))


def excluded(text: str, grammar: Grammar) -> tuple[list[int], list[int]]:
    """Starts and ends of what holds digits in `text` and is no quantity, in order, none overlapping."""
    pattern = _pattern(tuple(grammar.cldr.months), grammar.language == "en", tuple(grammar.common.names), tuple(grammar.common.places))
    starts, ends = [], []
    for match in pattern.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
    return starts, ends


def inside(at: int, spans: tuple[list[int], list[int]]) -> int:
    """The end of the excluded span that holds `at`, else -1."""
    index = bisect_right(spans[0], at) - 1
    return spans[1][index] if index >= 0 and at < spans[1][index] else -1
