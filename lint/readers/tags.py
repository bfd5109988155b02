"""HTML as tokens with exact source offsets; nothing is refused, and time is linear however broken the text is."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final, Literal

import msgspec
from msgspec import structs

_OPENER: Final = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|!--|!\[CDATA\[|[!?/])")
_ATTRIBUTE: Final = re.compile(r"[\s/]*(?:([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|([\"'])|))?|(>))")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")

# Their content is no markup: it ends at their own end tag only.
RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


class Tag(msgspec.Struct, frozen=True):
    """`<name …>`, `</name>` (`closing`) or `<name … />` (`empty`) at source `[start, end)`; the attribute names in lower case."""

    name: str
    start: int
    end: int
    closing: bool
    empty: bool
    attributes: dict[str, str]


class Span(msgspec.Struct, frozen=True):
    """Text, a comment (`[start, end)` with its marks), or markup that is neither tag nor text."""

    kind: Literal["text", "comment", "markup"]
    start: int
    end: int


Token = Tag | Span


def read_tag(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at `start`, not reaching beyond `end`; None where there is none, or where it does not end."""
    opener = _OPENER.match(text, start, end)
    if opener is None or not opener[2]:
        return None
    attributes: dict[str, str] = {}
    at = opener.end()
    while True:
        match = _ATTRIBUTE.match(text, at, end)
        if match is None:
            return None
        at = match.end()
        if match[6]:
            break
        if match[5]:
            return None  # a quotation mark without its fellow
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        attributes.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return Tag(opener[2], start, at, bool(opener[1]), text[at - 2] == "/", attributes)


def arguments(text: str, tag: Tag) -> str:
    """The attributes of `tag` as they are written."""
    return text[tag.start + 1 + len(tag.name) : tag.end].rstrip(">").rstrip("/").strip()


def attribute_span(text: str, tag: Tag, name: str) -> tuple[int, int] | None:
    """Where the value of attribute `name` of `tag` is written, its quotation marks not included."""
    at = tag.start + 1 + len(tag.name)
    while (match := _ATTRIBUTE.match(text, at, tag.end)) is not None and not match[6]:
        group = next((g for g in (2, 3, 4) if match[g] is not None), 0)
        if group and match[1].lower() == name:
            return match.span(group)
        at = max(match.end(), at + 1)
    return None


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of source `[start, end)`, in order and without gaps.

    As browsers do: a comment that is not closed reaches to the end; so does a script. Otherwise than browsers: a tag that is not
    closed is text, since here it hides the rest of an article.
    """
    at = start
    strict = True  # attributes are read with their quotation marks, until one lacks its fellow
    shut: set[str] = set()  # raw elements without an end tag in the rest
    while at < end:
        opener = _OPENER.search(text, at, end)
        if opener is None:
            break
        here = opener.start()
        token: Token | None
        if opener[2]:
            token = read_tag(text, here, end) if strict else None
            if token is None:
                strict = False
                token = _simple_tag(text, opener, end)
            if token is None:
                # No `>` in all the rest: no tag either.
                break
        elif opener[0] == "<!--":
            close = text.find("-->", opener.end() - 2, end)
            token = Span("comment", here, close + 3 if close >= 0 else end)
        elif opener[0] == "<![CDATA[":
            close = text.find("]]>", here, end)
            token = Span("markup", here, close + 3 if close >= 0 else end)
        else:
            close = text.find(">", here, end)
            if close < 0:
                break
            token = Span("markup", here, close + 1)
        if at < here:
            yield Span("text", at, here)
        yield token
        at = token.end
        if isinstance(token, Tag) and not token.closing and (name := token.name.lower()) in RAW and name not in shut:
            close = _find_end(text, name, at, end)
            if close < 0:
                shut.add(name)
            elif close > at:
                yield Span("text", at, close)
                at = close
    if at < end:
        yield Span("text", at, end)


def pieced(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The tokens of an HTML text of which only `pieces`, in order, are parts; a tag may reach from one into the next."""
    start = last = pieces[0][0]
    parts = []
    for piece_start, piece_end in pieces:
        parts += [" " * (piece_start - last), text[piece_start:piece_end]]
        last = piece_end
    blotted = "".join(parts)
    at = 0
    for token in tokens(blotted, 0, len(blotted)):
        token = structs.replace(token, start=token.start + start, end=token.end + start)
        if isinstance(token, Tag) or token.kind != "text":
            yield token
            continue
        while at < len(pieces) and pieces[at][0] < token.end:
            begin, stop = max(pieces[at][0], token.start), min(pieces[at][1], token.end)
            if begin < stop:
                yield Span("text", begin, stop)
            if pieces[at][1] > token.end:
                break
            at += 1


def _simple_tag(text: str, opener: re.Match[str], end: int) -> Tag | None:
    close = text.find(">", opener.end(), end)
    if close < 0:
        return None
    return Tag(opener[2], opener.start(), close + 1, bool(opener[1]), text[close - 1] == "/", {})


def _find_end(text: str, name: str, start: int, end: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start, end)
    return match.start() if match else -1


def entities(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The character references of source `[start, end)`: their place and what they stand for."""
    if text.find("&", start, end) < 0:
        return
    for match in _ENTITY.finditer(text, start, end):
        value = unescape(match[0])
        if value != match[0]:
            yield match.start(), match.end(), value
