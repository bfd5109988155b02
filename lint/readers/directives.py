"""Line syntaxes that Markdown dialects add: `:::note`, `!!! note`, `::component`, govspeak, attribute lists, imports at the head."""

import re
from typing import Final

import msgspec

from lint.readers.inline import Cut
from lint.readers.mask import Mask
from lint.readers.tags import Tag, read_tag

_EOL: Final = r"(?=[\r\n]|\Z)"
_LINE: Final = re.compile(
    rf"^(?P<indent>[ \t>]*)(?:"
    rf"(?P<colons>:{{2,}})[ \t]*(?P<rest>[^\r\n]*){_EOL}"
    rf"|(?P<bangs>!!!|\?\?\?\+?|===[!+]?)(?P<gap>[ \t]+)(?P<title>[^\r\n]+){_EOL}"
    rf"|(?P<gov>\$[A-Z]{{1,4}}|\$!)[ \t]*{_EOL}"
    rf"|(?P<callout>\^)(?=[^\^\r\n]+\^[ \t]*{_EOL})"
    rf"|(?P<toc>\[\[?_?TOC_?\]?\]|\{{:toc\}})[ \t]*{_EOL}"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS: Final = ("::", "!!!", "???", "=== ", "===+", "\n$", "\n^", "[TOC", "[toc", "[[TOC", "[[toc", "[_TOC", "[[_TOC", "{:toc")
# Kramdown `{: .x}` `{::x /}`, attribute lists `{#id}` `{.class}` `{target="_blank"}`.
_ATTRIBUTES: Final = re.compile(r"\{(?::[^{}\r\n]*|[#.][A-Za-z][^{}\r\n]{0,300}|[ \t]*[A-Za-z][\w-]*=[\"'][^{}\r\n]{0,300})\}")
_COMMENT: Final = re.compile(r"\{::comment\}(?:(?!\{:/)[\s\S]){0,20000}\{:/(?:comment)?\}")
_NAME: Final = re.compile(r"\{?[.]?([A-Za-z][\w-]*)\}?")
_TITLE: Final = re.compile(r"[ \t]*(?:\[(?P<inner>[^\]\r\n]*)\])?(?P<props>[ \t]*\{[^{}\r\n]*\})?[ \t]*")
_PROPS: Final = re.compile(r"(?>\r\n|\r|\n)---[ \t]*(?>\r\n|\r|\n)(?:(?!---)[^\r\n]*(?>\r\n|\r|\n)){0,60}---[ \t]*(?=[\r\n]|\Z)")
_KIND: Final = re.compile(r"[ \t]*([A-Za-z][\w-]*(?:[ \t]+(?:inline|end|[a-z][\w-]*))*)?[ \t]*(?:\"([^\"\r\n]*)\")?[^\r\n]*")
_MARKDOWN_TAG: Final = re.compile(r"<[a-z][a-z0-9]*\b[^<>]*\bmarkdown=[^<>]*>", re.IGNORECASE)
_IMPORTS: Final = re.compile(
    r"(?:[ \t]*(?>\r\n|\r|\n)|(?:import|export)[ \t]+(?:[^\r\n]*['\"];?[ \t]*|\{[^{}]*\}[^\r\n]*)(?:\r\n|\r|\n|\Z))+"
)


class Admonition(msgspec.Struct, frozen=True):
    """`!!! note`: `kind`, and whether it is collapsed (`???`)."""

    kind: str
    hidden: bool


def scan(mask: Mask) -> dict[int, Admonition]:
    """Blot the line syntaxes out of the mask's text; the admonitions by the offset where Markdown now sees a list item."""
    text = mask.text
    admonitions: dict[int, Admonition] = {}
    if (imports := _IMPORTS.match(text, mask.begin)) and "import" in imports[0]:
        mask.drop(imports.start(), imports.end())
    colons: list[tuple[int, str, int, int, str]] = []
    open_gov: dict[str, bool] = {}
    signed = text[mask.begin : mask.begin + 1] in ("^", "$") or any(sign in text for sign in _SIGNS)
    for match in _LINE.finditer(text, mask.begin) if signed else ():
        if match["colons"]:
            _colons(mask, match, colons)
        elif match["bangs"]:
            _bangs(mask, match, admonitions)
        elif match["gov"]:
            name = match["gov"]
            opened = open_gov.get(name, False)
            mask.tag(name, "close" if opened else "open", match.start("gov"), match.end())
            open_gov[name] = not opened
        elif match["callout"]:
            at = match.end()
            close = text.index("^", at)
            mask.drop(match.start("callout"), at)
            mask.drop(close, close + 1)
        else:
            mask.drop(match.start("toc"), match.end("toc"))
    for _, name, start, end, arguments in colons:
        mask.tag(name, "single", start, end, arguments)
    if "{" in text:
        for match in _COMMENT.finditer(text, mask.begin):
            mask.comment(match[0], match.start(), match.end())
        for match in _ATTRIBUTES.finditer(text, mask.begin):
            mask.drop(match.start(), match.end())
    return admonitions


def markdown_tags(mask: Mask) -> list[Tag]:
    """`<div markdown="1">`: the tags whose content is Markdown though HTML stands around it."""
    text = mask.text
    if "markdown=" not in text:
        return []
    return [tag for m in _MARKDOWN_TAG.finditer(text, mask.begin) if (tag := read_tag(text, m.start(), m.end())) is not None]


def _colons(mask: Mask, match: re.Match[str], waiting: list[tuple[int, str, int, int, str]]) -> None:
    """`:::note Title`, `:::note[Title]{props}`, `::component{props}`; a bare run of colons closes."""
    size = len(match["colons"])
    start, rest = match.start("colons"), match.start("rest")
    name = _NAME.match(match["rest"])
    if not match["rest"].strip():
        for index in range(len(waiting) - 1, -1, -1):
            if waiting[index][0] == size or (index == len(waiting) - 1 and size > 2):
                _, opened, begin, end, arguments = waiting.pop(index)
                key = f":{begin}"
                mask.tag(opened, "open", begin, end, arguments, key=key)
                mask.tag(opened, "close", start, match.end(), key=key)
                return
        mask.drop(start, match.end())
        return
    if name is None or (size == 2 and match["rest"][:1] in " \t"):
        return
    end = rest + name.end()
    title = _TITLE.match(mask.text, end, match.end())
    if title:
        if title["inner"] is not None:
            mask.drop(title.end("inner"), title.end())
            end = title.start("inner")
        else:
            end = title.end()
    mask.cuts.append(Cut(match.end(), match.end(), "act", action=mask.draft.end))
    if size == 2 and (props := _PROPS.match(mask.text, match.end())):
        mask.drop(props.start(), props.end())
    arguments = (title["props"] or "").strip() if title else ""
    waiting.append((size, name[1].lower(), start, end, arguments))


def _bangs(mask: Mask, match: re.Match[str], admonitions: dict[int, Admonition]) -> None:
    """`!!! note "Title"`: Markdown sees a list item, whose body is indented by four just so."""
    sign = match["bangs"]
    kind = _KIND.match(match["title"])
    tabbed = sign[0] == "="
    if kind is None or (tabbed and kind[2] is None) or (not tabbed and kind[1] is None):
        return
    start = match.start("bangs")
    title = match.start("title")
    mask.blot(start, start + 4, "-   ")
    if kind[2] is None:
        mask.drop(start + 4, match.end())
    else:
        mask.drop(start + 4, title + kind.start(2))
        mask.drop(title + kind.end(2), match.end())
    mask.cuts.append(Cut(match.end(), match.end(), "act", action=mask.draft.end))
    name = "tab" if tabbed else (kind[1] or "").split()[0].lower()
    admonitions[start] = Admonition(name, sign == "???")
