"""Digits that are no quantity by their shape: dates, times, years, versions, phone numbers, law, addresses, names, list numbers."""

from collections.abc import Iterable

import regex

from lint.quantity.data import SharedData, UnitData

_REACH = 32  # characters before a number in which the rest of its shape may stand
_YEAR = r"(?:1[5-9]|20)\d\d"
_OF = r"(?: de| del| di)?"

# Shapes that begin with the digits; tried only there. Each is linear: no repetition holds one that could match the same text.
_AT = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?(?![\d.,]?\d)",
    r"(?<!-)\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{2,4}(?![\d.,]?\d)",
    r"(?<!:)(?:[01]?\d|2[0-3])[:h](?:[0-5]\d)(?::[0-5]\d)?(?!\d)(?: ?(?:am|pm|AM|PM|a\.m\.|p\.m\.|Uhr|uur|h|Z|UTC|GMT)\b\.?)?",
    r"(?<!:)(?:1?\d|2[0-4])(?:[.:]\d{2})?-?(?:1?\d|2[0-4])? ?(?:am|pm|AM|PM|a\.m\.|p\.m\.|Uhr|uur)(?![\p{L}\d])",
    rf"{_YEAR} ?[-/] ?(?:{_YEAR}|\d\d)(?![\d.,]?\d|\p{{L}}| ?[%€$£])",
    r"(?:(?:1[5-9]|20)\d0|[1-9]0)(?:s|er|ers)(?!\p{L})",
    r"0\d{1,4}(?:[ ./-]\d{2,4}){3,5}(?!\d)",
    r"\d{3}-\d{3}-\d{4}(?!\d)",
    r"\d{4}/\d{1,4}(?:/(?:EU|EC|EG|UE|CE|EWG|CEE))?(?![\d.,]?\d)",
    r"\d+ (?:CFR|C\.F\.R\.|U\.S\.C\.|USC)(?: §*)? ?\d+(?:\.\d+)?(?:[-(]\w+\)?)*",
    r"(?<![$€£])[1-4](?:Q|[TH](?= ?(?:20)?\d\d))(?: ?'?\d{2,4})?(?!\w)",
    r"(?:19|20)\d\d[EeFfPp](?!\p{L})",
    r"(?<![\w-])\d+(?:-\d+){2,}(?!\d)",
    r"0x[0-9A-Fa-f]+",
    r"10\.\d{4,9}/\S+",  # a DOI
    r"\d+(?:[.,]\d+)? ?[×x*] ?10[-^]?\d+",
    r"(?<=\p{Lu}[\p{L}'-]{1,30}, )[1-9]\d(?=, \p{L})",
    r"(?m:^)(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,2})+(?= \p{Lu}[\p{Ll} ])|\d{1,2}(?:\.\d{1,2}){2,})(?= \P{N})",
    r"(?<=\[)\d{1,3}(?=\])",
    r"(?<=\()\d{1,2}(?=\))",
)
# What may stand right before the digits and make them something else.
_BEHIND = (
    r"(?<!\w)'",
    r"§+ ?",
    r"(?<!\w)(?:FY|GJ|WS|CW|KW|Q[1-4]|H[12]|T[1-4]|S[12]) ?'?",
)
_PHONE = regex.compile(r"\d{1,3}(?:[ .()-]{1,2}\d{2,5}){2,6}(?![\d%]| %)")
_ADDRESS = regex.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+")
# A number behind a name goes on with the name, unless it has a unit of its own.
_BARE = r"(?![.,]?\d| ?[%€$£]| (?:per|percent|prozent|pour|por|procent|points?|punkte?|basis)\b)"


_NOTHING = "(?!)"  # no words match nothing, where an empty alternative would match everywhere


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((regex.escape(w) for w in words), key=len, reverse=True)) or _NOTHING


class Shapes:
    """The shapes of one language, tried at the digits of a text."""

    def __init__(self, cldr: UnitData, common: SharedData) -> None:
        english = cldr.language == "en"
        # English months are words as well ("may", "march"): only their capital makes them dates.
        month = f"(?:{_either(m.capitalize() for m in cldr.months)})" if english else f"(?i:{_either(cldr.months)})"
        day = r"\d{1,2}(?:st|nd|rd|th|er|\.|e|º|°|ª)?"
        days = rf"(?:{day}(?: ?- ?| (?:au|to|bis|al|a|tot|and|et|e|y|und|en) ))?"
        date = rf"{days}{day}(?: (?:of|de|del|di))? {month}(?!\p{{L}})\.?(?:,?{_OF} {_YEAR}(?!\d|[.,]\d))?"
        street = rf"(?: \p{{Lu}}[\p{{L}}.'-]*| \d{{1,3}}(?:st|nd|rd|th)){{1,3}} (?:{_either(common.places)})(?!\p{{L}})"
        place = rf"\d{{1,5}}(?:-\d{{1,5}})?(?: [NSEW])?{street}|\d{{1,4}},? (?:{_either(common.streets)}) (?=\p{{L}})"
        literal = [n for n in common.names if n[0].isdigit() and "#" not in n]
        named = rf"(?:{_either(literal)})(?![\p{{L}}\d])"
        self._at = regex.compile("|".join((date, *_AT, place, named)))
        after = r"(?:st|nd|rd|th)?(?:-\d{1,2})?(?!\d|[.,]\d|\p{L}| ?[%€$£])(?:,? " + _YEAR + r"(?!\d))?"
        self._in_month = regex.compile((rf"\d{{1,2}}{after}|" if english else "") + rf"{_YEAR}(?!\d|[.,]\d)")
        self._month = regex.compile(rf"(?<!\p{{L}}){month}\.?(?:,?{_OF} |/|-)$")
        prefixes = [n.removesuffix("#") for n in common.names if n.endswith("#")]
        self._ends = frozenset(prefix[-1] for prefix in prefixes) | frozenset("'§ ")
        self._name = regex.compile(rf"(?<![\p{{L}}\d])(?:{_either(prefixes)})$")
        self._bare = regex.compile(r"\d+" + _BARE)
        self._behind = regex.compile(f"(?:{'|'.join(_BEHIND)})$")

    def end(self, text: str, start: int, end: int) -> int:
        """Where the shape that holds the digits ``[start, end)`` ends, or -1 where they may be a quantity."""
        found = self._at.match(text, start)
        if found is not None:
            return max(found.end(), end)
        before = text[start - 1 : start]
        if not before or before == "\n":
            return -1
        floor = max(0, start - _REACH)
        if before in " /-.":
            month = self._month.search(text, floor, start)
            if month is not None:
                inside = self._in_month.match(text, start)
                if inside is not None:
                    return inside.end()
        if before == "+":
            phone = _PHONE.match(text, start)
            return phone.end() if phone is not None and sum(c.isdigit() for c in phone.group()) >= 9 else -1
        if before in self._ends:
            if self._name.search(text, floor, start) is not None:
                bare = self._bare.match(text, start)
                if bare is not None:
                    return bare.end()
            behind = self._behind.search(text, floor, start)
            if behind is not None and not (before == "'" and text[end : end + 2].lstrip()[:1] == "%"):
                return end
        if before == "/" or text[end : end + 1] == "/":
            return self._path(text, start, end)
        return -1

    def addresses(self, text: str) -> list[tuple[int, int]]:
        """Spans of the addresses in `text`, in order."""
        if "://" not in text and "www." not in text and "@" not in text:
            return []
        return [m.span() for m in _ADDRESS.finditer(text)]

    def _path(self, text: str, start: int, end: int) -> int:
        """The end of a path or an address such as ``/posts/2020/five-tips``: a run without space, two slashes and letters."""
        first = start
        while first > 0 and not text[first - 1].isspace() and start - first < 200:
            first -= 1
        last = end
        while last < len(text) and not text[last].isspace() and last - end < 200:
            last += 1
        run = text[first:last]
        parts = run.split("/")
        letters = sum(part[:1].isalpha() and len(part) > 3 for part in parts)
        return last if len(parts) > 2 and letters >= 2 else -1
