"""Template languages inside content: Liquid, Jinja, Hugo, Hexo, GitBook, Markdoc, Handlebars, ERB."""

import re
from typing import Final

from lint.readers.code import Code
from lint.readers.formulas import Formulas
from lint.readers.mask import Mask, Role


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Tags whose body is code, a formula or a drawing.
CODE: Final = _names(
    "highlight code codeblock katex latex math mermaid plantuml chart echarts gist prism graphviz script style stylesheet javascript "
    "schema toc code-group code-cell code-block sourcecode literalinclude eval-rst toctree raw-html"
)
# Roles of MyST whose text is shown as it stands.
_SHOWN: Final = _names("doc ref any term abbr download guilabel menuselection numref sub sup emphasis strong literal title-reference")
# What may begin something here; looked for as one class, since every alternative costs at every character.
_SIGN: Final = re.compile(r"[\\`~{<$+]")
_OPENER: Final = re.compile(
    r"(?P<bracket>\\{1,2}[(\[])|\\begin\{(?P<environment>[a-z]+\*?)\}|(?P<escape>\\[\\`{<$])"
    r"|(?P<bars>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})(?P<info>[^\r\n]*)"
    r"|(?P<role>\{[a-z][\w:-]*\}(?=`[^`\r\n]+`))|(?P<tick>`+)"
    r"|(?P<comment><!--)|(?P<erb><%)|(?P<liquid>\{%)|(?P<mustache>\{\{)|(?P<note>\{#(?=\s))"
    r"|(?P<dollars>\$\$)|(?P<dollar>\$(?=\S))|(?P<parting>\+\+\+[^\r\n]*)",
    re.MULTILINE,
)
_NAME: Final = re.compile(r"[-~\s]*(/?)\s*([A-Za-z][\w./-]*)\s*")
_DIRECTIVE: Final = re.compile(r"[ \t]*\{([\w:-]+)\}[ \t]*(.*)")
_EOL: Final = r"(?>\r\n|\r|\n)"
_OPTIONS: Final = re.compile(rf"(?:[ \t]*:[\w-]+:[^\r\n]*{_EOL}|---[ \t]*{_EOL}(?:(?!---)[^\r\n]*{_EOL}){{0,50}}---[ \t]*{_EOL})+")


class Templates:
    """One scan over a text; code is passed over, since what stands in it is an example."""

    def __init__(self, mask: Mask, *, markdown: bool) -> None:
        self._mask = mask
        self._text = mask.text
        self._markdown = markdown
        self._missing: set[str] = set()
        self._code = Code(mask.text)
        self._formulas = Formulas(mask, self._find)

    def scan(self) -> None:
        """Blot out every tag from the mask's begin on."""
        text = self._text
        at = self._mask.begin
        if not any(sign in text for sign in ("{", "<%", "$", "\\(", "\\[", "\n+++")):
            return
        while (sign := _SIGN.search(text, at)) is not None:
            at = sign.start()
            match = _OPENER.match(text, at)
            if match is None:
                at += 1
                continue
            kind = match.lastgroup or ""
            if match["bars"] is not None and self._code.at_margin(at):
                at = self._fence(match) if self._markdown else match.end()
                continue
            if match["bars"] is not None:
                kind = "tick"
            if kind == "parting" and text[at - 1 : at] not in ("", "\n"):
                at += 1
                continue
            start, end = match.start(), match.end("bars") if match["bars"] is not None else match.end()
            taken = {
                "role": self._role,
                "tick": self._code.span_end if self._markdown else None,
                "comment": self._html_comment,
                "erb": self._erb,
                "liquid": self._liquid,
                "mustache": self._mustache,
                "note": self._note,
                "dollars": self._formulas.display,
                "dollar": self._formulas.inline,
                "bracket": self._formulas.bracket,
                "parting": self._parting,
            }.get(kind)
            if match["environment"] is not None:
                at = self._formulas.environment(at, match.end(), match["environment"])
                continue
            at = max(taken(start, end) if taken else end, end)

    def _find(self, closer: str, at: int) -> int:
        """Where `closer` stands next, -1 for nowhere; what is missing once is not looked for again."""
        if closer in self._missing:
            return -1
        found = self._text.find(closer, at)
        if found < 0:
            self._missing.add(closer)
        return found

    # -- code

    def _fence(self, match: re.Match[str]) -> int:
        closing = self._code.closing(match["bars"], match.end())
        directive = _DIRECTIVE.match(match["info"])
        if directive and directive[1].lower() not in CODE and closing is not None:
            return self._directive(match, directive[1], closing)
        return closing.end() if closing else len(self._text)

    def _directive(self, match: re.Match[str], name: str, closing: re.Match[str]) -> int:
        """MyST: a fence that names a directive holds prose."""
        mask = self._mask
        title = match.start("info") + match["info"].index("}") + 1
        mask.tag(name, "open", match.start("bars"), title)
        at = min(match.end() + 1, closing.start())
        if options := _OPTIONS.match(self._text, at):
            mask.drop(options.start(), options.end())
            at = options.end()
        mask.tag(name, "close", *closing.span(1))
        return match.end()

    def _role(self, start: int, end: int) -> int:
        """MyST: `{doc}`Text <target>`` shows its text; most other roles show what only the generator knows."""
        mask, text = self._mask, self._text
        close = text.index("`", end + 1) + 1
        if text[start + 1 : end - 1].rpartition(":")[2] not in _SHOWN:
            mask.opaque(start, close)
            return close
        target = text.find("<", end, close - 1)
        mask.drop(start, end + 1)
        mask.drop(target if target >= 0 else close - 1, close)
        return close

    def _html_comment(self, start: int, end: int) -> int:
        close = self._find("-->", end)
        return close + 3 if close >= 0 else end

    # -- tags

    def _erb(self, start: int, end: int) -> int:
        close = self._find("%>", end)
        if close < 0:
            return end
        if self._text.startswith("=", end):
            self._mask.opaque(start, close + 2)
        else:
            self._mask.drop(start, close + 2)
        return close + 2

    def _note(self, start: int, end: int) -> int:
        close = self._find("#}", end)
        if close < 0:
            return end
        self._mask.comment(self._text[end:close], start, close + 2)
        return close + 2

    def _liquid(self, start: int, end: int) -> int:
        close = self._find("%}", end)
        if close < 0:
            return end
        stop = close + 2
        inner = self._text[end:close]
        named = _NAME.match(inner)
        if named is None:
            self._mask.drop(start, stop)
            return stop
        name = named[2].rstrip("/")
        arguments = inner[named.end() :].strip(" \t\r\n-~")
        if named[1] or (name.startswith("end") and len(name) > 3):
            self._mask.tag(name if named[1] else name[3:], "close", start, stop)
            return stop
        closer = rf"\{{%-?\s*(?:end|/\s*){re.escape(name)}\s*-?%\}}"
        return self._open(name, arguments, start, stop, closer, inner.rstrip("- ").endswith("/"))

    def _open(self, name: str, arguments: str, start: int, stop: int, closer: str, empty: bool, shown: bool = False) -> int:
        mask = self._mask
        if empty:
            mask.tag(name, "single", start, stop, arguments.rstrip("/ "), shown=shown)
            return stop
        lowered = name.lower()
        if lowered in ("comment", "raw", "verbatim") or lowered in CODE:
            closing = None if closer in self._missing else re.compile(closer).search(self._text, stop)
            if closing is None:
                self._missing.add(closer)
            elif lowered == "comment":
                mask.comment(self._text[stop : closing.start()], start, closing.end())
                return closing.end()
            elif lowered in ("raw", "verbatim"):
                mask.drop(start, stop)
                mask.drop(closing.start(), closing.end())
                return closing.end()
            else:
                mask.drop(start, closing.end())
                return closing.end()
        mask.tag(name, "open", start, stop, arguments, shown=shown)
        return stop

    def _mustache(self, start: int, end: int) -> int:
        text = self._text
        sign = text[end : end + 1]
        if sign in ("<", "%"):
            return self._shortcode(start, end, sign)
        if text.startswith("!--", end):
            close, width = self._find("--}}", end), 4
        elif sign == "{":
            close, width = self._find("}}}", end), 3
        else:
            close, width = self._find("}}", end), 2
        if close < 0:
            return end
        stop = close + width
        inner = text[end:close]
        if sign == "!" or inner.startswith("/*"):
            self._mask.comment(inner.strip("!-/* "), start, stop)
            return stop
        named = _NAME.fullmatch(inner.strip("#>^/&~ ")) or _NAME.match(inner.lstrip("#>^/&~ "))
        name = named[2] if named else ""
        role: Role = "open" if sign == "#" else "close" if sign == "/" else "single" if sign in (">", "^") else "variable"
        if not name or (role == "variable" and inner.strip() != name):
            self._mask.opaque(start, stop)
        else:
            self._mask.tag(name, role, start, stop, inner.strip("#>^/&~ ").removeprefix(name).strip())
        return stop

    def _shortcode(self, start: int, end: int, sign: str) -> int:
        """`{{< name … >}}` and `{{% name … %}}`; `{{</* name */>}}` shows itself."""
        closer = ">}}" if sign == "<" else "%}}"
        close = self._find(closer, end)
        if close < 0:
            return end
        stop = close + len(closer)
        inner = self._text[end + 1 : close]
        named = _NAME.match(inner)
        if inner.startswith("/*") or named is None:
            self._mask.opaque(start, stop)
            return stop
        name, arguments = named[2].rstrip("/"), inner[named.end() :].strip()
        if named[1]:
            self._mask.tag(name, "close", start, stop)
            return stop
        pattern = rf"\{{\{{{re.escape(sign)}\s*/\s*{re.escape(name)}\s*{re.escape(closer)}"
        return self._open(name, arguments, start, stop, pattern, inner.rstrip().endswith("/"), shown=True)

    def _parting(self, start: int, end: int) -> int:
        """MyST: `+++` parts cells."""
        self._mask.drop(start, end)
        return end
