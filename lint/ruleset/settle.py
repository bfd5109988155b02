"""From what the rules found to what is reported: each span once, in order, with fingerprints."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from lint.document import Document
from lint.finding import Finding, fingerprint
from lint.kinds import AnyRule
from lint.terms import CATEGORIES, SEVERITIES

# Families in which two rules that hit the same characters say the same thing twice. Several disclaimers may share their trigger.
_ONCE = ("wording", "figure", "text")


def settle(findings: Iterable[Finding], rules: dict[str, AnyRule], document: Document, path: str) -> list[Finding]:
    """`findings` sorted by place and rule, the same span once, each with its fingerprint under `path`.

    Rules of one pack that find parts of one phrase under one category ("is expected to climb", "expected to climb") tell it once.
    """
    best: dict[tuple[str, int, int], Finding] = {}
    kept: list[Finding] = []
    for finding in findings:
        family = finding.category.partition("/")[0]
        if family not in _ONCE:
            kept.append(finding)
            continue
        key = (family, finding.span.start, finding.span.end)
        if key not in best or _rank(finding, rules) < _rank(best[key], rules):
            best[key] = finding
    ordered = sorted([*kept, *_longest(best.values(), rules)], key=lambda f: (f.span.start, f.span.end, f.rule))
    return _marked(ordered, document, path)


def _longest(findings: Iterable[Finding], rules: dict[str, AnyRule]) -> Iterator[Finding]:
    """Of the findings of wording that overlap under one category of one pack, the longest."""
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}  # by place, none overlapping another
    for finding in sorted(findings, key=lambda f: (f.span.start - f.span.end, f.span.start, f.rule)):
        rule = rules.get(finding.rule)
        if rule is None or not finding.category.startswith("wording/"):
            yield finding
            continue
        spans = taken.setdefault((rule.pack, finding.category), [])
        at = bisect_left(spans, (finding.span.start, finding.span.end))
        before, behind = spans[at - 1 : at] if at else [], spans[at : at + 1]
        if any(end > finding.span.start for _, end in before) or any(start < finding.span.end for start, _ in behind):
            continue
        spans.insert(at, (finding.span.start, finding.span.end))
        yield finding


def _rank(finding: Finding, rules: dict[str, AnyRule]) -> tuple[bool, int, int, str]:
    """Which of two rules speaks of the same span: a jurisdiction's, then the category that the guide puts first, then the severer."""
    rule = rules.get(finding.rule)
    general = rule is None or not rule.jurisdictions
    return general, CATEGORIES.index(finding.category), SEVERITIES.index(finding.severity), finding.rule


def _marked(findings: list[Finding], document: Document, path: str) -> list[Finding]:
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    marked: list[Finding] = []
    for finding in findings:
        quotes = tuple(sorted(_quotes(finding, document)))
        ordinal = seen[finding.rule, quotes]
        seen[finding.rule, quotes] += 1
        marked.append(msgspec.structs.replace(finding, fingerprint=fingerprint(finding.rule, path, quotes, ordinal)))
    return marked


def _quotes(finding: Finding, document: Document) -> list[str]:
    """What makes this finding itself: its words, for a figure its whole sentence's figures, for something missing nothing."""
    family = finding.category.partition("/")[0]
    if family == "metadata" or (family == "disclaimer" and finding.evidence.get("form", "missing") == "missing"):
        return []
    spans = [finding.span]
    if family == "figure":
        spans += [related.span for related in finding.related if related.role == "figure"]
    return [document.text[span.start : span.end] for span in spans]
