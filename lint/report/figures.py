"""The register of figures: every figure of the articles, where it stands, whether it is claimed, and what vouches for it.

It is the file that an adviser or a firm keeps to be able to substantiate what it publishes (17 CFR 275.206(4)-1(a)(2)).
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TextIO

import msgspec

from lint.config import Profile
from lint.document import Document
from lint.engine import FileResult
from lint.errors import Fault
from lint.observation import Figure
from lint.report.count import count
from lint.report.escape import line as one_line
from lint.report.json import dumps
from lint.report.page import Entry
from lint.span import Lines
from lint.terms import SUPPORTED

VERSION: Final = 1


class Page(msgspec.Struct, frozen=True):
    """The figures of one article; `faults` say why there are none."""

    path: str
    sha256: str
    date: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


class Summary(msgspec.Struct, frozen=True):
    """How many figures are claimed, and how many of those have a source, a vague one, none."""

    figures: int
    claims: int
    supported: int
    vague: int
    unsupported: int


class Register(msgspec.Struct, frozen=True):
    """The register of a run, as `--format json` writes it."""

    version: int
    files: tuple[dict[str, str], ...]
    figures: tuple[Entry, ...]
    summary: Summary
    faults: tuple[Fault, ...]


def page(result: FileResult, profile: Profile) -> Page:
    """The figures of a checked article."""
    document, context = result.document, result.context
    if document is None or context is None:
        return Page(result.path, result.sha256, "", (), result.faults)
    lines = Lines(document.text)
    entries = tuple(_entry(result.path, document, lines, figure) for figure in context.figures)
    return Page(result.path, result.sha256, document.date, entries, result.faults)


def _entry(path: str, document: Document, lines: Lines, figure: Figure) -> Entry:
    span = document.source(figure.start, figure.end)
    place = lines.position(span.start)
    sentence = document.sentences[document.sentence_at(figure.start)] if document.sentences else None
    said = document.prose.text[sentence.start : sentence.end] if sentence is not None else ""
    quantity = figure.quantity
    return Entry(
        path, place.line, place.column, span.start, span.end, document.text[span.start : span.end],
        quantity.value, quantity.high, quantity.unit, quantity.kind, figure.claim, figure.support,
        document.prose.text[slice(*figure.source)] if figure.source is not None else "", _address(document, figure), said,
        figure.evidence if figure.claim else figure.reason, figure.restates is not None,
    )  # fmt: skip


def _address(document: Document, figure: Figure) -> str:
    """The address behind the words that vouch for the figure; a note's first link."""
    if figure.source is None:
        return ""
    start, end = figure.source
    after = max(end, start + 1)
    return next((link.target for link in document.links if link.start < after and start < max(link.end, link.start + 1)), "")


def register(pages: Sequence[Page], faults: Sequence[Fault]) -> Register:
    """The pages as one register."""
    entries = tuple(entry for one in pages for entry in one.entries)
    claims = [entry for entry in entries if entry.claim]
    summary = Summary(
        len(entries),
        len(claims),
        sum(entry.support in SUPPORTED for entry in claims),
        sum(entry.support == "vague" for entry in claims),
        sum(entry.support == "none" for entry in claims),
    )
    files = tuple({"path": one.path, "sha256": one.sha256, "date": one.date} for one in pages)
    return Register(VERSION, files, entries, summary, (*faults, *(fault for one in pages for fault in one.faults)))


def write_json(made: Register, stream: TextIO) -> None:
    """The register as one JSON object."""
    stream.write(dumps(made) + "\n")


_COLUMNS: Final = (
    "path", "line", "column", "quote", "value", "high", "unit", "kind",
    "claim", "support", "source", "link", "restates", "reason", "sentence",
)  # fmt: skip


def write_csv(made: Register, stream: TextIO) -> None:
    """The register as CSV (RFC 4180), a figure a row. What a spreadsheet would run as a formula is written as text."""
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for entry in made.figures:
        rows.writerow([_cell(getattr(entry, column)) for column in _COLUMNS])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.12g}"
    text = one_line(str(value))
    # A spreadsheet runs what begins so; "-7 %" and "+15 %" are numbers and stay.
    if text[:1] in {"=", "@", "\t"} or (text[:1] in {"+", "-"} and not text[1:2].isdigit()):
        return "'" + text
    return text


def write_markdown(made: Register, stream: TextIO) -> None:
    """The register as Markdown: a table an article, and a line that sums up."""
    stream.writelines(_markdown(made))


def _markdown(made: Register) -> Iterator[str]:
    total = made.summary
    yield "# Register of figures\n\n"
    yield f"{count(total.figures, 'figure')}, {count(total.claims, 'claim')}: {total.supported} with a source, "
    yield f"{total.vague} with one that cannot be looked up, {total.unsupported} without.\n"
    for file in made.files:
        mine = [entry for entry in made.figures if entry.path == file["path"]]
        if not mine:
            continue
        yield f"\n## {_escaped(file['path'])}\n\n| Line | Figure | Support | Source | Sentence |\n| ---: | --- | --- | --- | --- |\n"
        for entry in mine:
            yield f"| {entry.line} | {_escaped(entry.quote)} | {_support(entry)} | {_source(entry)} | {_escaped(entry.sentence)} |\n"


def _support(entry: Entry) -> str:
    return entry.support or "none" if entry.claim else f"no claim: {_escaped(entry.reason)}"


def _source(entry: Entry) -> str:
    words = _escaped(entry.source)
    if not entry.link or any(mark in entry.link for mark in "<>\n|"):
        return words
    return f"[{words or 'link'}](<{entry.link}>)"


def _escaped(text: str) -> str:
    text = one_line(text)
    for mark in "\\|[]<>*_`":
        text = text.replace(mark, "\\" + mark)
    return text


FORMATS: Final[dict[str, Callable[[Register, TextIO], None]]] = {"csv": write_csv, "json": write_json, "markdown": write_markdown}
"""Format → its writer."""
