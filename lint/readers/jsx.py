"""The code in MDX: imports, exports, tags with their attributes, comments and expressions, blotted out in place."""

import re
from typing import Final

from lint.readers.code import Code
from lint.readers.mask import Mask
from lint.readers.tags import Tag

_SIGN: Final = re.compile(r"[\\`~{<]|^[ie]", re.MULTILINE)
_OPENER: Final = re.compile(
    r"(?P<escape>\\[\\`{<])|(?P<bars>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})|(?P<tick>`+)"
    r"|(?P<esm>^import(?:[ \t]*[\"'{(]|[ \t]+[\w$*{}, \t]+(?:\bfrom[ \t]*[\"']|,[ \t]*\{))[^\r\n]*"
    r"|^export[ \t]+(?:const|let|var|default|function|async|class|type|interface|\{|\*)[^\r\n]*)"
    r"|(?P<comment>\{/\*|<!--)|(?P<brace>\{(?![:#.]))|(?P<tag></?(?:[A-Za-z_](?!\w*:/)|>))",
    re.MULTILINE,
)
_CODE: Final = re.compile(r"[{}]|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|/\*[\s\S]*?\*/")
_SHORT: Final = re.compile(r"\{[^{}\r\n]*\}")
_STRING: Final = re.compile(r"\{\s*(?:\"([^\"\\{}]*)\"|'([^'\\{}]*)'|`([^`\\{}$]*)`)\s*\}")
_NAME: Final = re.compile(r"</?([A-Za-z_][\w.:-]*)?")
_ATTRIBUTE: Final = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_@:][\w.:@-]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<code>\{)))?"
    r"|(?P<spread>\{)|(?P<end>/?>))"
)
_BLANK: Final = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?=[\r\n]|\Z)")
_BRACKETS: Final = re.compile(r"[][(){}]")
_LINES: Final = re.compile(r"^([ \t]*)(\S?)", re.MULTILINE)
_HEAD: Final = re.compile(r"\s*import\s[^\r\n]*from\s+['\"]")
_LIMIT: Final = 200_000  # characters of one expression or statement


def is_mdx(mask: Mask) -> bool:
    """True where a `.md` file begins with an import: its site reads it as MDX."""
    return _HEAD.match(mask.text, mask.begin) is not None


def scan(mask: Mask) -> tuple[list[Tag], list[tuple[int, int]]]:
    """Blot the code out; the tags in order, and the indents of what stands inside of them (MDX knows no indented code)."""
    scanner = _Scanner(mask)
    scanner.scan()
    return scanner.tags, _indents(mask.text, scanner.tags)


class _Scanner:
    def __init__(self, mask: Mask) -> None:
        self.tags: list[Tag] = []
        self._mask = mask
        self._text = mask.text
        self._balanced = True
        self._missing: set[str] = set()
        self._code = Code(mask.text)

    def scan(self) -> None:
        text, mask = self._text, self._mask
        at = mask.begin
        while (sign := _SIGN.search(text, at)) is not None:
            match = _OPENER.match(text, sign.start())
            if match is None:
                at = sign.end()
                continue
            start, at = match.span()
            kind = match.lastgroup
            bars = match["bars"]
            if bars is not None and self._code.at_margin(start):
                closing = self._code.closing(bars, at)
                at = closing.end() if closing else len(text)
            elif text[start] == "`":
                at = self._code.span_end(start, at)
            elif kind == "esm":
                at = self._statement(start, at)
            elif kind == "comment":
                at = self._comment(start, at)
            elif kind == "brace":
                at = self._expression(start, at)
            elif kind == "tag":
                at = self._tag(start, at)

    def _statement(self, start: int, end: int) -> int:
        """An import or export: to the first blank line outside of brackets."""
        text = self._text
        before = text[max(0, start - 400) : start]
        if before.strip() and not _BLANK.search(before[-200:]) and not self._follows_statement(start):
            return end
        depth = 0
        at = start
        stop = min(len(text), start + _LIMIT)
        while True:
            blank = _BLANK.search(text, at, stop)
            line = blank.start() if blank else stop
            for bracket in _BRACKETS.finditer(text, at, line):
                depth += 1 if bracket[0] in "([{" else -1
            if depth <= 0 or blank is None:
                break
            at = blank.end()
        self._mask.tag(text[start : start + 6].strip(), "single", start, line, text[start + 6 : line].strip())
        self._last_statement = line
        return max(line, end)

    _last_statement = -1

    def _follows_statement(self, start: int) -> bool:
        return 0 <= self._last_statement <= start and not self._text[self._last_statement : start].strip()

    def _comment(self, start: int, end: int) -> int:
        closer = "*/}" if self._text[start] == "{" else "-->"
        close = -1 if closer in self._missing else self._text.find(closer, end)
        if close < 0:
            self._missing.add(closer)
            return end
        self._mask.comment(self._text[end:close].strip("*"), start, close + 3)
        return close + 3

    def _braces(self, start: int) -> int:
        """The end of the expression that opens at `start`, -1 where it does not close."""
        if not self._balanced:
            short = _SHORT.match(self._text, start)
            return short.end() if short else -1
        depth = 0
        for match in _CODE.finditer(self._text, start, start + _LIMIT):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
                if not depth:
                    return match.end()
        self._balanced = False  # from here on only what closes on its line
        short = _SHORT.match(self._text, start)
        return short.end() if short else -1

    def _expression(self, start: int, end: int) -> int:
        close = self._braces(start)
        if close < 0:
            return end
        string = _STRING.match(self._text, start, close)
        if string is None:
            self._mask.opaque(start, close)
        elif (value := string[1] or string[2] or string[3] or "").strip():
            at = self._text.index(value, start)
            self._mask.drop(start, at)
            self._mask.drop(at + len(value), close)
        else:
            self._mask.space(start, close)  # {" "}
        return close

    def _tag(self, start: int, end: int) -> int:
        name = _NAME.match(self._text, start)
        if name is None:
            return end
        attributes: dict[str, str] = {}
        at = name.end()
        while True:
            match = _ATTRIBUTE.match(self._text, at)
            if match is None:
                return end
            at = match.end()
            if match["end"]:
                break
            if match["code"] or match["spread"]:
                opened = at - 1
                at = self._braces(opened)
                if at < 0:
                    return end
                value = self._text[opened:at]
            else:
                value = match["double"] or match["single"] or ""
            if match["name"]:
                attributes.setdefault(match["name"].lower(), value)
        closing = self._text[start + 1] == "/"
        if name[1]:
            self.tags.append(Tag(name[1], start, at, closing, match["end"] == "/>", attributes))
        else:
            self._mask.drop(start, at)  # a fragment
        return at


def _indents(text: str, tags: list[Tag]) -> list[tuple[int, int]]:
    """The white space that the nesting of tags, each on lines of its own, puts before what they hold."""
    regions: list[tuple[int, int, int]] = []
    waiting: dict[str, list[Tag]] = {}
    for tag in tags:
        if tag.closing:
            if opened := waiting.get(tag.name):
                first = opened.pop()
                line = _LINES.search(text, first.end, tag.start)
                while line is not None and not line[2] and line.end() < tag.start:
                    line = _LINES.search(text, line.end() + 1, tag.start)
                if line is not None and line[1] and line.end() <= tag.start and line.start() > first.end:
                    regions.append((first.end, tag.start, len(line[1])))
        elif not tag.empty:
            waiting.setdefault(tag.name, []).append(tag)
    if not regions:
        return []
    # The innermost region around a line says how much of its indent is the tags'.
    events = sorted([(s, 1, -e, w) for s, e, w in regions] + [(e, 0, 0, 0) for _, e, _ in regions])
    found = []
    widths: list[int] = []
    at = 0
    for match in _LINES.finditer(text, events[0][0]):
        while at < len(events) and events[at][0] <= match.start():
            if events[at][1]:
                widths.append(events[at][3])
            elif widths:
                widths.pop()
            at += 1
        if widths and match[1]:
            found.append((match.start(), match.start() + min(len(match[1]), widths[-1])))
    return found
