"""The visible text of rendered HTML, found without the code under test: the reference of the oracle tests."""

import re
from html.parser import HTMLParser

from lint.readers.prose import ProseBuilder

_MUTED = frozenset({"code", "pre", "script", "style", "textarea", "svg", "noscript", "template", "samp"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "button", "table", "tr", "td", "th", "thead"}
    | {"tbody", "section", "article", "main", "aside", "dl", "dt", "dd", "figure", "figcaption", "caption", "hr", "br", "details"}
    | {"summary", "title"}
)
_END = r"[\s<>\"*`\[\]{}\\^|)]"
_ADDRESS = re.compile(rf"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"*`\[\]{{}}\\^|]+?(?=[.,;:!?'_~)]*(?:{_END}|$))", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+")


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._muted: list[str] = []
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag in _MUTED:
            self._muted.append(tag)
        if tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag in self._muted:
            del self._muted[len(self._muted) - 1 - self._muted[::-1].index(tag) :]
        if tag == "a" and self._links:
            target, start = self._links.pop()
            text = "".join(self.parts[start:])
            same = ":" in text and target.removeprefix("mailto:").startswith(text.split("\\")[0][:8])
            if same or target == f"mailto:{text}":
                del self.parts[start:]  # an autolink shows its address

    def handle_data(self, data: str) -> None:
        if not self._muted:
            self.parts.append(data)


def visible_text(html: str) -> str:
    """What a reader of the page sees: no code, no addresses; white space is the caller's to fold."""
    parser = _Visible()
    # `<!-->` is a whole comment for browsers and CommonMark, and not for this parser.
    parser.feed(re.sub("<!--+>", "<!---->", html))
    parser.close()
    text = "".join(parser.parts)
    return _MAIL.sub("", _ADDRESS.sub("", text))


def folded(text: str) -> str:
    """`text` with white space and typography folded as in prose."""
    builder = ProseBuilder(text)
    builder.open()
    builder.identity(0, len(text))
    builder.close()
    return " ".join(builder.prose().text.split())
