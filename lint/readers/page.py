"""What a page says around its article: notices in footers, asides and small print, told from menus."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lint.readers import names as html
from lint.readers.tags import Tag, Token

_AROUND: Final = frozenset({"footer", "aside", "small"})
_NOTICE: Final = re.compile(
    r"(?:^|[\s_-])(disclaimer|disclosure|disclosures|legal|legals|smallprint|small-print|fineprint|fine-print|risk|risk-warning|footer)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MENUS: Final = html.MUTED | {"menu", "form", "head", "title"}
_MOST: Final = 200  # notices of a page: what comes after them is chrome
_LEAST_LETTERS: Final = 30  # letters outside of links: "© 2024 A Site" and a column of links have fewer

Region = tuple[int, int]


def notices(found: Sequence[Token], regions: Sequence[Region]) -> Iterator[list[Token]]:
    """Each paragraph outside of `regions` that stands in a footer, an aside or small print and is more than links: its text and links.

    `found` are the tokens of the page in source order; `regions` hold its article. Tokens outside of any such element, of
    menus and of forms are left out.
    """
    walk = _Walk()
    given = 0
    for token in found:
        if any(start <= token.start < end for start, end in regions):
            paragraph = walk.cut()
        elif isinstance(token, Tag):
            paragraph = walk.tag(token)
        else:
            paragraph = walk.text(token)
        if paragraph and given < _MOST:
            given += 1
            yield paragraph
    if (paragraph := walk.cut()) and given < _MOST:
        yield paragraph


class _Walk:
    """Where in the page the tokens stand, and the paragraph that is being read."""

    def __init__(self) -> None:
        self._open: dict[str, list[bool]] = {}  # for each name, whether each open element of it holds notices
        self._around = 0
        self._menus = 0
        self._links = 0
        self._letters = 0
        self._paragraph: list[Token] = []

    def cut(self) -> list[Token]:
        """The paragraph that ends here, where it says enough."""
        paragraph, letters = self._paragraph, self._letters
        self._paragraph, self._letters = [], 0
        return paragraph if letters >= _LEAST_LETTERS else []

    def text(self, token: Token) -> list[Token]:
        if self._around and not self._menus and not isinstance(token, Tag) and token.kind == "text":
            self._paragraph.append(token)
            if not self._links:
                self._letters += token.end - token.start
        return []

    def tag(self, tag: Tag) -> list[Token]:
        name = tag.name.lower()
        ended = self.cut() if name in html.BLOCKS or name == "br" else []
        if name in _MENUS:
            self._menus = max(0, self._menus + (-1 if tag.closing else 1))
        elif name == "a":
            self._links = 0 if tag.closing else 1
            if self._around and not self._menus:
                self._paragraph.append(tag)
        elif name in html.VOID or tag.empty:
            return ended
        elif tag.closing:
            if self._open.get(name) and self._open[name].pop():
                self._around -= 1
        else:
            holds = name in _AROUND or _NOTICE.search(tag.attributes.get("class", "") + " " + tag.attributes.get("id", "")) is not None
            self._open.setdefault(name, []).append(holds)
            self._around += holds
        return ended
