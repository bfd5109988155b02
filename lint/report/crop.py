"""The part of a line that fits a terminal, with the signs under it: real paragraphs are 800 characters on one line."""

from collections.abc import Sequence

import msgspec

from lint.report.escape import cells, terminal


class Stroke(msgspec.Struct, frozen=True, order=True):
    """Signs under columns ``[start, end)`` of a row (code points from 0); `main` for the finding itself, else a related place."""

    start: int
    end: int
    main: bool = True


class Cropped(msgspec.Struct, frozen=True):
    """A row as it is shown: `text` with its cuts marked, `signs` below it (``^`` and ``~``), and which strokes could be seen."""

    text: str
    signs: str
    seen: tuple[Stroke, ...]


def crop(text: str, strokes: Sequence[Stroke], width: int, *, cut: tuple[bool, bool], tail: bool = False, dots: str = "…") -> Cropped:
    """`text` cut to `width` columns around its strokes: the main one, and those nearest to it as long as they fit.

    `cut` says whether the row was already cut before and after; `tail` asks for the end of a stroke that is too long, not its beginning.
    """
    text = terminal(text)
    fits = cells(text) <= width and not any(cut)
    start, end = _window(text, strokes, width if fits else width - 2 * len(dots), tail)
    before = dots if start > 0 or cut[0] else ""
    after = dots if end < len(text) or cut[1] else ""
    seen = tuple(s for s in strokes if start <= s.start <= end or s.start < start < s.end)
    marks = [" "] * (cells(text[start:end]) + 1)
    for stroke in sorted(seen, key=lambda s: s.main):  # the finding's own signs are drawn last, over the others
        first = cells(text[start : max(start, stroke.start)])
        last = cells(text[start : min(end, stroke.end)])
        marks[first : max(last, first + 1)] = ("^" if stroke.main else "~") * (max(last, first + 1) - first)
    return Cropped(before + text[start:end] + after, (" " * len(before) + "".join(marks)).rstrip(), seen)


def _window(text: str, strokes: Sequence[Stroke], width: int, tail: bool) -> tuple[int, int]:
    if cells(text) <= width:
        return 0, len(text)
    main = next((s for s in strokes if s.main), Stroke(0, 0))
    first, last = main.start, main.end
    for near in sorted(strokes, key=lambda s: max(main.start - s.end, s.start - main.end)):
        if max(last, near.end) - min(first, near.start) <= width:
            first, last = min(first, near.start), max(last, near.end)
    if last - first > width:  # longer than a row: its beginning, or its end
        first, last = (last - width, last) if tail else (first, first + width)
    start = max(0, min(first - (width - (last - first)) // 2, len(text) - width))
    end = min(len(text), start + width)
    if 0 < start < first:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if last < end < len(text):
        space = text.rfind(" ", last, end)
        end = space if space >= 0 else end
    while cells(text[start:end]) > width:  # wide characters take two columns
        if end > last or not (tail or start < first):
            end -= 1
        else:
            start += 1
    return start, end
