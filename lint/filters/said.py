"""What an article or a config says is to be ignored: in comments, front matter and configs, each with its place and its reach."""

import re
from bisect import bisect_left
from datetime import date
from difflib import get_close_matches
from typing import Final, Literal

import msgspec

from lint.config import Ignore
from lint.context import Context
from lint.document import Comment, Document
from lint.errors import Fault
from lint.span import Lines, Span

FORMS: Final = ("caveat-ignore", "caveat-ignore-start", "caveat-ignore-end", "caveat-ignore-file")
_COMMENT: Final = re.compile(r"(?P<form>caveat-[A-Za-z-]+)(?P<names>[^:]*)(?P<reason>:.*)?", re.DOTALL)
_UNTIL: Final = re.compile(r"(?:^|\s)until=(\S*)")
_GROUPED: Final = ("item", "cell")
"""Blocks that a reader takes for parts of one: of a list, of a table."""


class Suppression(msgspec.Struct, frozen=True):
    """One thing said. `names` are rules, categories, families or packs; `span` is its place in the source (None: in a config).

    `scope` is the source that it speaks of, None for the whole article. `reach` says so in a word.
    """

    names: tuple[str, ...]
    reason: str
    until: date | None
    by: Literal["inline", "front-matter", "config"]
    span: Span | None = None
    scope: Span | None = None
    reach: Literal["block", "passage", "article"] = "article"

    def reaches(self, span: Span) -> bool:
        """True where a finding at `span` begins within what this speaks of."""
        return self.scope is None or self.scope.start <= span.start < self.scope.end


def said(context: Context) -> tuple[list[Suppression], list[Fault]]:
    """Everything that is said about `context`'s article: by its configs, its front matter, its comments; and comments that mean nothing."""
    profile, document = context.profile, context.document
    config = [Suppression((entry.rule,), entry.reason, entry.until, "config") for entry in profile.ignore]
    front = [_front(entry, number, document) for number, entry in enumerate(profile.article_ignore)]
    inline, faults = _comments(document)
    return [*config, *front, *inline], faults


def _front(entry: Ignore, number: int, document: Document) -> Suppression:
    key = f"caveat.ignore[{number}].rule"
    place = next((value.source for value in document.metadata if value.key == key), Span(0, 0))
    return Suppression((entry.rule,), entry.reason, entry.until, "front-matter", place)


def _comments(document: Document) -> tuple[list[Suppression], list[Fault]]:
    found: list[Suppression] = []
    faults: list[Fault] = []
    opened: list[tuple[Comment, Suppression]] = []
    for comment in sorted(document.comments, key=lambda comment: comment.source.start):
        match = _COMMENT.match(comment.text)
        form = match["form"].lower() if match else ""
        if match is None or form not in FORMS:
            if match is not None and (meant := get_close_matches(form, FORMS, 1, 0.8)):
                faults.append(_fault(document, comment, f"there is no comment '{form}'", f"did you mean {meant[0]}?"))
            continue
        if form == "caveat-ignore-end":
            if opened:
                start, said_ = opened.pop()
                found.append(msgspec.structs.replace(said_, scope=Span(start.source.end, comment.source.start)))
            else:
                faults.append(_fault(document, comment, "this ends what nothing began", "put caveat-ignore-start RULE: reason above it"))
            continue
        suppression, fault = _read(match, comment, document)
        if fault is not None:
            faults.append(fault)
        elif form == "caveat-ignore-start":
            opened.append((comment, msgspec.structs.replace(suppression, reach="passage")))
        elif form == "caveat-ignore":
            scope = _block(comment, document)
            found.append(msgspec.structs.replace(suppression, reach="block", scope=scope))
        else:
            found.append(suppression)
    for comment, _ in opened:
        faults.append(_fault(document, comment, "this passage has no end, and so nothing is ignored", "put caveat-ignore-end below it"))
    return sorted(found, key=lambda one: one.span or Span(0, 0)), faults


def _read(match: re.Match[str], comment: Comment, document: Document) -> tuple[Suppression, Fault | None]:
    """The names, reason and date of a comment; a fault where it names nothing, or a day that does not exist."""
    words, given = match["names"], match["reason"]
    dates = [*_UNTIL.findall(words), *_UNTIL.findall(given or "")]
    words = _UNTIL.sub("", words)
    reason = " ".join(_UNTIL.sub("", given[1:]).split()) if given else ""
    # Without a colon there is no telling a name from a reason: the first word of each part is the name.
    parts = (part.split() for part in words.split(","))
    names = dict.fromkeys(name for part in parts for name in (part if given else part[:1]))
    until, fault = None, None
    for written in dates:
        try:
            until = date.fromisoformat(written)
        except ValueError:
            fault = _fault(document, comment, f"'{written[:40]}' is no date, and so nothing is ignored", "write it as until=2027-01-31")
    if not names:
        fault = _fault(document, comment, "this comment names no rule, and so nothing is ignored", "write caveat-ignore RULE: reason")
    return Suppression(tuple(names), reason, until, "inline", comment.source), fault


def _fault(document: Document, comment: Comment, message: str, mend: str) -> Fault:
    at = Lines(document.text).position(comment.source.start)
    return Fault("warning", document.path, at.line, at.column, "article/suppression", message, mend)


def _block(comment: Comment, document: Document) -> Span:
    """The source of the block that a comment speaks of: the one it stands in or at the end of, else the next.

    Above a list or table it speaks of the whole of it; within one, of the next item or cell. At the very end, of nothing.
    """
    blocks = document.blocks
    following = bisect_left(blocks, comment.at, key=lambda block: block.start)
    if following and _within(comment, document, following - 1):
        return document.source(blocks[following - 1].start, blocks[following - 1].end)
    if following == len(blocks):
        return Span(comment.source.end, comment.source.end)
    last = _last(document, following)
    return document.source(blocks[following].start, blocks[last].end)


def _within(comment: Comment, document: Document, index: int) -> bool:
    """True for a comment inside a block, or behind its last words on the same line."""
    block = document.blocks[index]
    if block.key:
        return False
    if block.start < comment.at < block.end:
        return True
    between = document.text[document.source(block.start, block.end).end : comment.source.start]
    return not any(sign in between for sign in "\r\n<>|")


def _last(document: Document, first: int) -> int:
    """The last of the blocks that make one list or table with block `first`, where that is its beginning; else `first`."""
    blocks = document.blocks
    head = blocks[first]

    def same(index: int) -> bool:
        return 0 <= index < len(blocks) and blocks[index].kind == head.kind and blocks[index].table == head.table

    last = first
    if head.kind in _GROUPED and not same(first - 1):
        while same(last + 1):
            last += 1
    return last
