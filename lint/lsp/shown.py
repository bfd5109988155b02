"""A checked article as an editor shows it: diagnostics, the text of a hover, and the mends that it offers."""

from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    TextEdit,
    WorkspaceEdit,
)

from lint.document import Document
from lint.errors import Fault
from lint.lsp.units import Units
from lint.report import FileReport, Located, RuleCard
from lint.report.escape import line
from lint.span import Lines, Span
from lint.terms import Format

SOURCE: Final = "caveat"
_LEVELS: Final = {"error": DiagnosticSeverity.Error, "warning": DiagnosticSeverity.Warning, "info": DiagnosticSeverity.Information}
_ROLES: Final = {"figure": "also", "source": "source", "trigger": "because of this", "place": "say it here", "other": "see"}
_COMMENTS: Final[dict[Format, tuple[str, str]]] = {"markdown": ("<!--", "-->"), "html": ("<!--", "-->"), "mdx": ("{/*", "*/}")}
"""Comments of the formats that have any."""


def diagnostics(report: FileReport, uri: str, units: Units) -> Iterator[Diagnostic]:
    """Every finding, then every fault of the article."""
    for located in report.findings:
        finding = located.finding
        related = [
            DiagnosticRelatedInformation(Location(uri, units.range(place.span)), place.message or _ROLES[place.role])
            for place in finding.related
        ]
        yield Diagnostic(
            units.range(_seen(finding.span)),
            line(finding.message),
            severity=_LEVELS[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=related or None,
            data=finding.fingerprint,
        )
    for fault in report.faults:
        yield _fault(fault, units)


def _seen(span: Span) -> Span:
    """An empty span, widened so that an editor has something to underline."""
    return span if span.end > span.start else Span(span.start, span.start + 1)


def _fault(fault: Fault, units: Units) -> Diagnostic:
    at = units.line(fault.line, fault.column) if fault.line else Span(0, 1)
    mend = f" ({fault.mend})" if fault.mend else ""
    return Diagnostic(units.range(at), line(fault.message + mend), severity=_LEVELS[fault.level], code=fault.code, source=SOURCE)


def at(report: FileReport, offset: int) -> list[Located]:
    """The findings whose words hold the code point at `offset`."""
    return [found for found in report.findings if _seen(found.finding.span).start <= offset <= _seen(found.finding.span).end]


def hover(found: Sequence[Located], rules: dict[str, RuleCard]) -> str:
    """What an editor shows over the words of findings, in Markdown: what is wrong, what to write instead, why, on which law."""
    return "\n\n---\n\n".join(_hover(located, rules.get(located.finding.rule)) for located in found)


def _hover(located: Located, card: RuleCard | None) -> str:
    finding = located.finding
    parts = [f"**{_plain(finding.message)}**"]
    if instead := finding.instead or (card.instead if card else ""):
        parts.append(f"*Instead:* {_plain(instead)}")
    if card is not None:
        parts.append(f"*Why:* {_plain(card.why)}")
        parts += [f"*{'Law' if card.jurisdiction else 'Source'}:* {_plain(c.text)} {c.url}".rstrip() for c in card.citations]
    parts.append(f"`{finding.rule}` ({finding.category})")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~&" else char for char in line(text))


def actions(report: FileReport, document: Document, span: Span, uri: str, units: Units) -> Iterator[CodeAction]:
    """For the findings that touch `span`: their fixes, and a comment that suppresses them once it has a reason."""
    for located in report.findings:
        finding = located.finding
        if not (finding.span.start <= span.end and span.start <= finding.span.end):
            continue
        if finding.fix is not None:
            edits = [TextEdit(units.range(Span(edit.start, edit.end)), edit.text) for edit in finding.fix.edits]
            yield CodeAction(finding.fix.title, kind=CodeActionKind.QuickFix, edit=WorkspaceEdit({uri: edits}), is_preferred=True)
        above = _above(document, finding.span)
        if above is not None and not finding.category.startswith("suppression/"):
            opened, closed = _COMMENTS[document.format]
            edit = TextEdit(units.range(above), f"{opened} caveat-ignore {finding.rule}:  {closed}\n\n")
            title = f"Ignore {finding.rule} here: write the reason into the comment"
            yield CodeAction(title, kind=CodeActionKind.QuickFix, edit=WorkspaceEdit({uri: [edit]}))


def _above(document: Document, span: Span) -> Span | None:
    """Where a comment speaks of the block around `span`: before its first line, a table's or list's for what stands in one.

    None where no comment can stand: in front matter, and in plain text.
    """
    if document.format not in _COMMENTS or not document.blocks:
        return None
    index = document.block_at(document.prose.offset(span.start))
    block = document.blocks[index]
    if block.key:
        return None
    while index and block.kind in ("cell", "item") and document.blocks[index - 1].kind == block.kind:
        index -= 1
    start = document.source(document.blocks[index].start, document.blocks[index].end).start
    lines = Lines(document.text)
    at = lines.span(lines.position(start).line).start
    return Span(at, at)
