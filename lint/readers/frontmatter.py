"""The head of a file: YAML, TOML or settings between fences, as metadata and as prose of the keys that a reader sees."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from lint.document import Metadata
from lint.readers import tomlhead, yamlhead
from lint.readers.draft import Draft
from lint.readers.inline import Cut, Cutter, addresses
from lint.readers.metakeys import prose_kind
from lint.readers.scalars import Entry, pieces
from lint.span import Span

_EOL = r"(?>\r\n|\r|\n)"
# What may stand before the first fence: blank lines, comments, imports (content-habits.md §2).
_COMMENT: Final = r"<!--(?:(?!-->)[\s\S]){0,20000}-->"
_BEFORE: Final = re.compile(rf"(?:\s+|{_COMMENT}|(?:import|export)\b[^\r\n]*{_EOL})*+")
_FENCE: Final = re.compile(rf"(---|\+\+\+)[ \t]*(?:{_EOL}|\Z)")
_CLOSE: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_SETTINGS: Final = re.compile(r"\{\{\s*settings\s*\}\}")
_SETTINGS_END: Final = re.compile(r"\{\{\s*/\s*settings\s*\}\}")
_KEYED: Final = re.compile(r"^[A-Za-z_\"'][^\r\n:]{0,80}:(?=\s|$)", re.MULTILINE)
# Values are often Markdown or HTML themselves: what is no word of it is cut out.
_MARKUP: Final = re.compile(r"\*\*|__|</?[A-Za-z][^<>]{0,300}>|\[([^\[\]]{1,300})\]\(([^()\s]{0,500})\)")


def read(draft: Draft) -> int:
    """Read the front matter of the draft's text; the offset where the body begins (0 without one)."""
    text = draft.text
    before = _BEFORE.match(text)
    at = before.end() if before else 0
    if settings := _SETTINGS.match(text, at):
        return _settings(draft, settings.end())
    fence = _FENCE.match(text, at)
    if fence is None:
        return 0
    # A line end of CR alone is one for `$` too, once it is looked at as a line feed; offsets stay.
    lines = text.replace("\r", "\n")
    start = fence.end()
    close = _CLOSE[fence[1]].search(lines, start)
    if close is None:
        return 0
    doubled = not text[start : close.start()].strip() and _opens(lines, close.end())
    if doubled:
        # `---` `---`: the first head is empty, and its closing fence opens the second.
        start = close.end()
        close = _CLOSE["---"].search(lines, start) or close
    if not _take(draft, fence[1], start, close.start()):
        return 0
    if doubled and _opens(lines, close.end()):
        start = close.end()
        close = _CLOSE["---"].search(lines, start) or close
        _take(draft, "---", start, close.start())
    for comment in re.finditer(_COMMENT, text[:at]):
        draft.comment(comment[0][4:-3], comment.start(), comment.end())
    draft.leave_head()
    return close.end()


def _opens(lines: str, at: int) -> bool:
    """True where nothing but keys follows, up to a fence."""
    close = _CLOSE["---"].search(lines, at)
    if close is None:
        return False
    found = [line for line in lines[at : close.start()].split("\n") if line.strip()]
    return bool(found) and all(_KEYED.match(line) or line[0] in " \t-#" for line in found)


def _settings(draft: Draft, start: int) -> int:
    close = _SETTINGS_END.search(draft.text, start)
    if close is None:
        return 0
    try:
        found: Iterable[Entry] = yamlhead.entries(draft.text, start, close.start(), flow=True)
    except yamlhead.BrokenError as broken:
        _fault(draft, f"the settings cannot be read: {broken.message}", broken.offset)
        found = ()
    _put(draft, found, start, close.start())
    draft.leave_head()
    return close.end()


def _take(draft: Draft, fence: str, start: int, end: int) -> bool:
    """Read one head; False where what stands between the fences is no head at all."""
    text = draft.text
    content = text[start:end]
    if fence == "+++":
        try:
            tomllib.loads(content.replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            if not re.search(r"^[\w.\"'-]+\s*=", content, re.MULTILINE):
                return False
            _fault(draft, f"the front matter is not valid TOML: {error}", start)
        _put(draft, tomlhead.entries(text, start, end), start, end)
        return True
    if not content.strip():
        return True
    try:
        _put(draft, yamlhead.entries(text, start, end), start, end)
    except yamlhead.BrokenError as broken:
        if not _KEYED.search(content) and not content[:1].strip():
            return False  # two thematic breaks with text between
        _fault(draft, f"the front matter is not valid YAML ({broken.message}): read line by line", broken.offset)
        _put(draft, yamlhead.flat(text, start, end), start, end)
    return True


def _fault(draft: Draft, message: str, offset: int) -> None:
    draft.fault("info", "file/front-matter", message, "put the value in quotes, or mend the line", offset)


def _put(draft: Draft, found: Iterable[Entry], start: int, end: int) -> None:
    """Entries to metadata, and to blocks where a reader sees them."""
    text = draft.text
    cutter = Cutter(draft, [*addresses(text, start, end), *_markup(draft, start, end)])
    for entry in found:
        draft.metadata.append(Metadata(entry.path, entry.value, Span(entry.start, entry.end)))
        kind = prose_kind(entry.path)
        if kind is None or entry.alias or not entry.value.strip():
            continue
        cutter.reach(entry.start)
        level = 1 if kind == "title" else 2 if kind == "heading" else 0
        draft.begin(kind=kind, key=entry.path, level=level)
        for piece in pieces(text, entry):
            if piece.parting:
                draft.begin(kind=kind, key=entry.path, level=level)
            if piece.string is None:
                cutter.words(piece.start, piece.end)
            else:
                cutter.reach(piece.start)
                draft.piece(piece.string, piece.start, piece.end)
        draft.end()


def _markup(draft: Draft, start: int, end: int) -> Iterator[Cut]:
    """Cuts at the markup of values; a link in one that no reader sees is none."""
    for match in _MARKUP.finditer(draft.text, start, end):
        if match[2] is None:
            yield Cut(match.start(), match.end(), "drop")
            continue
        yield Cut(match.start(), match.start(1), "act", action=partial(_link, draft, match[2], match.start()))
        yield Cut(match.end(1), match.end(), "act", action=partial(draft.close_link, match.end()))


def _link(draft: Draft, target: str, start: int) -> None:
    if draft.opened:
        draft.open_link(target, start)
