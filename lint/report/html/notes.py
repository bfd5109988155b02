"""A finding in the margin: what is wrong, what to write instead, why, and on which law that rests."""

from collections.abc import Iterator

from lint.finding import Finding
from lint.report import Located, RuleCard
from lint.report.html.markup import link, text
from lint.rule import Citation

_ROLES = {"figure": "Also", "source": "Source", "trigger": "Because of", "place": "Place", "other": "See"}
_VERIFIED = {"official": "read at its source", "secondary": "known from a secondary source", "no": "not yet verified"}


def note(located: Located, card: RuleCard | None, number: int, told: set[str]) -> str:
    """The note of the finding with this number in the report; `told` gathers the advice that the article's notes have given."""
    return "".join(_parts(located, card, number, told))


def _parts(located: Located, card: RuleCard | None, number: int, told: set[str]) -> Iterator[str]:
    finding, at = located.finding, located.place.start
    instead = finding.instead or (card.instead if card else "")
    advice = f'<p class="instead"><b>Instead</b> {text(instead)}</p>\n' if instead else ""
    yield (
        f'<aside class="note {finding.severity}" id="finding-{number}" tabindex="0" data-severity="{finding.severity}" '
        f'data-category="{text(str(finding.category))}" data-rule="{text(finding.rule)}">\n'
        f'<p class="what"><span class="badge {finding.severity}">{finding.severity}</span> '
        f'<span class="line">line {at.line}</span> {text(finding.message)}</p>\n'
    )
    if instead not in told:
        yield advice
    if finding.fix is not None:
        inserted = " … ".join(edit.text.strip() for edit in finding.fix.edits if edit.text.strip())
        yield f'<p class="fix"><b>Fix</b> {text(finding.fix.title)}' + (f": <q>{text(inserted)}</q>" if inserted else "") + "</p>\n"
    yield "<details>\n<summary>Why</summary>\n" + (advice if instead in told else "")
    told.add(instead)
    yield from _reasons(finding, card)
    yield from _related(located)
    yield f'<p class="rule">{text(finding.rule)} · {text(str(finding.category))}</p>\n</details>\n</aside>\n'


def _reasons(finding: Finding, card: RuleCard | None) -> Iterator[str]:
    if card is not None:
        yield f"<p>{text(card.why)}</p>\n"
    if reason := str(finding.evidence.get("reason", "")):
        yield f"<p>Seen here: {text(reason)}.</p>\n"
    for citation in card.citations if card else ():
        yield f'<p class="law">{_cited(citation)}</p>\n'


def _cited(citation: Citation) -> str:
    checked = f", checked {citation.checked}" if citation.checked else ""
    return f"{link(citation.url, citation.text)} <small>({_VERIFIED[citation.verified]}{text(checked)})</small>"


def _related(located: Located) -> Iterator[str]:
    for related, place in zip(located.finding.related, located.related, strict=True):
        said = related.message or place.quote
        if said:
            yield f'<p class="related"><b>{_ROLES[related.role]}</b> line {place.start.line}: {text(said)}</p>\n'
