"""What the engine sees in an article, finding or not: for people who ask "why" and for the benchmark."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from lint.attribution import attributions
from lint.config import Profile
from lint.document import Document
from lint.engine import FileResult
from lint.errors import Fault
from lint.observation import WordingHit
from lint.report import Style, TopicView
from lint.report.escape import cells, line, terminal
from lint.span import Lines
from lint.terms import BlockKind, Category, Format, QuantityKind, Support, Voice

VERSION: Final = 1


class BlockView(msgspec.Struct, frozen=True):
    """A block; offsets here and below count code points of the source."""

    kind: BlockKind
    start: int
    end: int
    level: int
    key: str


class FigureView(msgspec.Struct, frozen=True):
    """A number expression: what it says, whether the article claims it, and what supports it. `reason` says why in words."""

    quote: str
    start: int
    end: int
    value: float | None
    high: float | None
    unit: str
    kind: QuantityKind
    claim: bool
    support: Support | None
    source: str | None
    reason: str


class WordingView(msgspec.Struct, frozen=True):
    """A phrase of a wording rule, and who speaks it."""

    quote: str
    start: int
    end: int
    category: Category
    voice: Voice
    rule: str
    reason: str


class DisclaimerEntry(msgspec.Struct, frozen=True):
    """A disclaimer: wanted, because of which words; there, in which words. `category` is without its family."""

    category: str
    triggered: bool
    trigger: str | None
    present: bool
    quote: str | None
    reason: str


class AttributionView(msgspec.Struct, frozen=True):
    """Words that say who says so, the source they name, and the text they reach over."""

    quote: str
    start: int
    end: int
    holder: str
    named: bool
    form: Literal["before", "after", "inside", "quotation", "note"]
    reach: tuple[int, int]


class FileView(msgspec.Struct, frozen=True):
    """An article as the engine sees it."""

    path: str
    format: Format
    language: str
    date: str
    topics: tuple[TopicView, ...]
    blocks: tuple[BlockView, ...]
    figures: tuple[FigureView, ...]
    wording: tuple[WordingView, ...]
    disclaimers: tuple[DisclaimerEntry, ...]
    attributions: tuple[AttributionView, ...]
    lines: tuple[int, ...] = ()
    """The line of each figure, then of each wording hit (text only)."""


class Seen(msgspec.Struct, frozen=True):
    """The view of one source; None where it could not be read."""

    view: FileView | None
    faults: tuple[Fault, ...]


class Output(msgspec.Struct, frozen=True):
    """A run of `caveat inspect --format json`."""

    version: int
    files: tuple[FileView, ...]
    faults: tuple[Fault, ...]


def _once(hits: Sequence[WordingHit]) -> Iterator[WordingHit]:
    """Those that stand in no longer hit of their category and voice: several rules often meet in one phrase. `hits` are by place."""
    reached: dict[tuple[Category, Voice], int] = {}  # the end of the longest hit so far
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        key = (hit.category, hit.voice)
        if hit.end > reached.get(key, -1):
            reached[key] = hit.end
            yield hit


def view(result: FileResult, profile: Profile) -> Seen:
    """What is shown of a checked article."""
    document, context = result.document, result.context
    if document is None or context is None:
        return Seen(None, result.faults)
    place = _Places(document)
    figures = tuple(
        FigureView(
            *place(f.start, f.end), f.quantity.value, f.quantity.high, f.quantity.unit, f.quantity.kind, f.claim, f.support,
            place.words(f.source), f.evidence if f.claim else f.reason,
        )
        for f in context.figures
    )  # fmt: skip
    wording = tuple(WordingView(*place(w.start, w.end), w.category, w.voice, w.rule, w.reason) for w in _once(context.wording))
    lines = Lines(document.text)
    return Seen(
        FileView(
            result.path,
            document.format,
            document.language,
            document.date,
            tuple(TopicView(t.topic, t.level, place(t.start, t.end)[0]) for t in context.topics),
            tuple(BlockView(b.kind, *place(b.start, b.end)[1:], b.level, b.key) for b in document.blocks),
            figures,
            wording,
            tuple(
                DisclaimerEntry(
                    d.category.partition("/")[2], d.triggered, place.words(d.trigger), d.present, place.words(d.quote), d.reason
                )
                for d in context.disclaimers
            ),
            tuple(
                AttributionView(*place(a.start, a.end), place(*a.holder)[0], a.named, a.form, place(*a.reach)[1:])
                for a in context.ask(attributions)
            ),
            tuple(lines.position(start).line for start in (*(f.start for f in figures), *(w.start for w in wording))),
        ),
        result.faults,
    )


class _Places:
    """Prose spans as quotes and source offsets."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __call__(self, start: int, end: int) -> tuple[str, int, int]:
        span = self.document.source(start, end)
        return self.document.text[span.start : span.end], span.start, span.end

    def words(self, span: tuple[int, int] | None) -> str | None:
        return None if span is None else self(*span)[0]


def output(seen: Sequence[Seen], faults: Sequence[Fault]) -> Output:
    """The JSON of a run."""
    files = tuple(msgspec.structs.replace(s.view, lines=()) for s in seen if s.view is not None)
    return Output(VERSION, files, (*faults, *(fault for s in seen for fault in s.faults)))


def describe(file: FileView, style: Style) -> Iterator[str]:
    """The view for people, line by line."""
    blocks = len(file.blocks)
    yield _bold(line(file.path), style)
    yield f"  {file.format}, {file.language or 'language unknown'}, {file.date or 'no date'}, {blocks} block{'s' * (blocks != 1)} of prose"
    yield from _table("Topics", [(t.topic, t.level, _quote(t.evidence)) for t in file.topics], style)
    figures = zip(file.lines, file.figures, strict=False)
    yield from _table(
        "Figures",
        [(f"line {at}", _quote(f.quote), f.kind, f.support or "no claim", f.reason or _quote(f.source)) for at, f in figures],
        style,
    )
    wording = zip(file.lines[len(file.figures) :], file.wording, strict=True)
    yield from _table(
        "Wording", [(f"line {at}", _quote(w.quote), w.category.partition("/")[2], w.voice, w.reason) for at, w in wording], style
    )
    yield from _table(
        "Who says so", [(_quote(a.quote), "can be looked up" if a.named else "cannot be looked up") for a in file.attributions], style
    )
    yield from _table("Disclaimers", [(d.category, *_needs(d)) for d in file.disclaimers], style)
    yield ""


def _needs(seen: DisclaimerEntry) -> tuple[str, str]:
    wanted = f"wanted because of {_quote(seen.trigger)}" if seen.triggered else "not wanted"
    return ("there" if seen.present else "missing" if seen.triggered else "-"), (_quote(seen.quote) if seen.present else wanted)


def _quote(text: str | None) -> str:
    if not text:
        return ""
    text = line(text)
    return f"“{text if len(text) <= 48 else text[:47] + '…'}”"


def _bold(text: str, style: Style) -> str:
    return f"\x1b[1m{text}\x1b[0m" if style.color else text


def _table(title: str, rows: Sequence[tuple[str, ...]], style: Style) -> Iterator[str]:
    """Rows in columns as wide as they need to be; the last may run on."""
    if not rows:
        return
    yield "\n  " + _bold(title, style)
    widths = [max(cells(terminal(row[column])) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        padded = (terminal(cell) + " " * (width - cells(terminal(cell))) for cell, width in zip(row, widths, strict=False))
        yield "    " + "  ".join((*padded, terminal(row[-1]))).rstrip()
