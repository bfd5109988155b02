"""A paragraph put into the source of an article, where readers of its format see one."""

import re
from html import escape
from typing import Final

from lint.context import Context
from lint.document import Block
from lint.finding import Edit
from lint.presence.place import Where, spot
from lint.readers.outline import Outline, outline
from lint.span import Span
from lint.terms import Format

_HEAD: Final = ("title", "description")
_SIGNS: Final = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_OPENING: Final = re.compile(r"[#+=-]|\d+(?=[.)]\s)")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def written(text: str, format_: Format) -> str:
    """`text` as it is written in a format, so that its readers see these very words."""
    if format_ == "html":
        return escape(text, quote=False)
    return text if format_ == "text" else _SIGNS.sub(r"\\\g<0>", text)


def paragraph(text: str, where: Where, trigger: int, context: Context) -> Edit | None:
    """The edit that adds `text` as a paragraph at `where`, seen from the words that call for it at prose `trigger`.

    None where no such place can be told from the source.
    """
    document = context.document
    if where in ("anywhere", "end"):
        return _at_the_end(text, context)
    block, behind = _anchor(where, trigger, context)
    found = context.ask(_outline).around(document.source(block.start, block.start).start) if block is not None else None
    if found is None:
        return None
    return _behind(text, found, context) if behind else _before(text, found, context)


def _anchor(where: Where, trigger: int, context: Context) -> tuple[Block | None, bool]:
    """The block beside which the paragraph goes, and whether behind it: so it does where a heading calls for it in its own section."""
    blocks = context.document.blocks
    body = next((b for b in blocks if b.kind not in _HEAD and not b.around), None)
    place = spot(where, trigger, context)
    at = context.block(place)
    if body is None or place >= at.end:
        return None, False
    return (body, False) if at.kind in _HEAD else (at, where == "same-section" and at.kind == "heading")


def _outline(context: Context) -> Outline:
    return outline(context.document)


def _at_the_end(text: str, context: Context) -> Edit | None:
    document = context.document
    if document.format != "html":
        end = len(document.text.rstrip())
        return _behind(text, Span(end, end), context)
    last = next((b for b in reversed(document.blocks) if b.kind not in _HEAD and not b.around), None)
    found = context.ask(_outline).around(document.source(last.start, last.start).start) if last is not None else None
    return _behind(text, found, context) if found is not None else None


def _before(text: str, block: Span, context: Context) -> Edit | None:
    source, end = context.document.text, line_end(context.document.text)
    begin = block.start
    indent = _margin(source, begin)
    if context.document.format == "html":
        lead = "" if indent is None else end + indent
        return Edit(begin, begin, _html(text) + lead)
    if indent is None:
        return None
    begin -= len(indent)
    lines = _LINE_END.split(source[:begin])
    lead = end if len(lines) > 1 and lines[-2].strip() else ""
    return Edit(begin, begin, f"{lead}{_line(text, context)}{end}{end}")


def _behind(text: str, block: Span, context: Context) -> Edit | None:
    source, end = context.document.text, line_end(context.document.text)
    close = block.start + len(source[block.start : block.end].rstrip())
    if context.document.format == "html":
        indent = _margin(source, block.start)
        return Edit(close, close, ("" if indent is None else end + indent) + _html(text))
    following = _LINE_END.split(source[close:], maxsplit=2)[1:2]
    tail = end if following and following[0].strip() else ""
    return Edit(close, close, f"{end}{end}{_line(text, context)}{tail}")


def _html(text: str) -> str:
    return f"<p>{written(text, 'html')}</p>"


def _line(text: str, context: Context) -> str:
    """`text` as one line that opens no list and no heading."""
    format_ = context.document.format
    line = written(" ".join(text.split()), format_)
    if format_ == "text" or not (sign := _OPENING.match(line)):
        return line
    at = sign.end() if sign[0][0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def _margin(source: str, offset: int) -> str | None:
    """The white space between the beginning of its line and `offset`; None where words stand there."""
    start = len(source[:offset].rstrip(" \t"))
    return source[start:offset] if start == 0 or source[start - 1] in "\r\n" else None


def line_end(source: str) -> str:
    """How most lines of a text end; LF for one line."""
    ends = _LINE_END.findall(source)
    return max(("\n", "\r\n", "\r"), key=ends.count) if ends else "\n"
