"""The examples that stand in rules, run as tests: a bad one must be found at its exact ``[[spans]]``, a good one not at all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Literal

import msgspec

from lint.config import Profile
from lint.document import Document
from lint.errors import Fault
from lint.filters.suppressions import sift
from lint.kinds import AnyRule
from lint.kinds.suppression import SuppressionRule
from lint.packs import Library
from lint.readers import read
from lint.rule import ExampleCase, With
from lint.ruleset import Ruleset
from lint.span import Span

_MARK: Final = re.compile(r"\[\[|\]\]")


class Outcome(msgspec.Struct, frozen=True):
    """One example and what became of it. `problem` is '' where it holds; `expected` and `found` are texts with ``[[spans]]``.

    `gap` is the reason why this example is known to fail today.
    """

    rule: str
    language: str
    side: Literal["bad", "good"]
    number: int
    problem: str = ""
    mend: str = ""
    expected: str = ""
    found: str = ""
    gap: str = ""


def run_examples(library: Library, rules: Iterable[AnyRule], *, as_of: date | None = None) -> Iterator[Outcome]:
    """Every example of `rules`, in the order of the rules, languages and entries."""
    ruleset = Ruleset(library)
    for rule in rules:
        for language, examples in rule.examples.items():
            for entry in _cases(examples.bad):
                yield _outcome(ruleset, rule, language, "bad", *entry, as_of)
            for entry in _cases(examples.good):
                yield _outcome(ruleset, rule, language, "good", *entry, as_of)


def _cases(entries: Iterable[str | ExampleCase]) -> Iterator[tuple[int, ExampleCase]]:
    for number, entry in enumerate(entries, 1):
        yield number, ExampleCase(entry) if isinstance(entry, str) else entry


def _outcome(
    ruleset: Ruleset, rule: AnyRule, language: str, side: Literal["bad", "good"], number: int, case: ExampleCase, as_of: date | None
) -> Outcome:
    problem, mend, expected, found = _run(ruleset, rule, language, side, case, as_of)
    if case.gap and not problem:
        problem, mend = f"it passes, and is marked as a gap (“{case.gap}”)", "remove gap"
    elif case.gap and problem and mend != _BROKEN:
        problem, mend = "", ""
    return Outcome(rule.id, language, side, number, problem, "" if mend == _BROKEN else mend, expected, found, case.gap)


# An example that cannot be run at all is no gap.
_BROKEN: Final = "\0"


def _run(ruleset: Ruleset, rule: AnyRule, language: str, side: str, case: ExampleCase, as_of: date | None) -> tuple[str, str, str, str]:
    """(problem, mend, expected, found) of one example."""
    try:
        text, spans = unmark(case.text)
    except ValueError as error:
        return str(error), _BROKEN, case.text, ""
    if side == "bad" and not spans:
        return "a bad example marks what must be found", "put [[ and ]] around it", case.text, ""
    if side == "good" and spans:
        return "a good example has nothing to find", "remove [[ and ]], or move it to bad", case.text, ""
    data, folders = text.encode("utf-8", "replace"), ruleset.library.folders
    document, faults = read("example.md", data, format="markdown", language=language, folders=folders)
    if document is None:
        return faults[0].message if faults else "it cannot be read", _BROKEN, case.text, ""
    if case.with_.date:
        document = msgspec.structs.replace(document, date=case.with_.date)
    seen, failed = _spans(ruleset, rule, document, case.with_, as_of)
    if failed:
        return failed[0].message, _BROKEN, case.text, ""
    if seen == spans:
        return "", "", "", ""
    problem = "nothing was found" if not seen else "it was found" if side == "good" else "another place was found"
    return problem, "", case.text, mark(text, seen)


def _spans(ruleset: Ruleset, rule: AnyRule, document: Document, given: With, as_of: date | None) -> tuple[list[Span], list[Fault]]:
    profile = Profile(
        root=Path("/"),
        path="example.md",
        as_of=_day(rule, as_of),
        jurisdictions=tuple(given.jurisdictions or rule.jurisdictions),
        audience=given.audience or (rule.audience[0] if rule.audience and "anyone" not in rule.audience else "publisher"),
        select=() if isinstance(rule, SuppressionRule) else (rule.id,),
        locked=("wording/guarantee",),  # for the examples of what a house has locked; no other rule asks
    )
    context, findings, faults = ruleset.check(document, profile, topics=given.topics)
    if isinstance(rule, SuppressionRule):
        findings = list(sift(findings, context, ruleset.library).kept)
    spans = sorted({finding.span for finding in findings if finding.rule == rule.id})
    return spans, [fault for fault in faults if fault.level == "error" or fault.code.startswith("rule/")]


def _day(rule: AnyRule, as_of: date | None) -> date:
    """A day on which the rule holds, so that an example need not name one."""
    day = as_of or date.today()
    if rule.from_ and day < rule.from_:
        return rule.from_
    return rule.until if rule.until and day > rule.until else day


def unmark(text: str) -> tuple[str, list[Span]]:
    """`text` without its ``[[`` and ``]]``, and the spans that they marked, in order. Raises ValueError where they do not pair."""
    out: list[str] = []
    spans: list[Span] = []
    at = length = 0
    opened = -1
    for found in _MARK.finditer(text):
        out.append(text[at : found.start()])
        length += found.start() - at
        at = found.end()
        if found[0] == "[[":
            if opened >= 0:
                raise ValueError("[[ stands inside another [[")
            opened = length
        elif opened < 0:
            raise ValueError("]] stands without its [[")
        else:
            spans.append(Span(opened, length))
            opened = -1
    if opened >= 0:
        raise ValueError("[[ stands without its ]]")
    return "".join([*out, text[at:]]), spans


def mark(text: str, spans: Sequence[Span]) -> str:
    """`text` with ``[[`` and ``]]`` around `spans`; the inverse of `unmark` where they do not overlap."""
    edges = [(span.start, 2, "[[") for span in spans if span.start < span.end]
    edges += [(span.end, 0, "]]") for span in spans if span.start < span.end]
    edges += [(span.start, 1, "[[]]") for span in spans if span.start == span.end]
    edges.sort(reverse=True)
    for offset, _, sign in edges:
        text = text[:offset] + sign + text[offset:]
    return text
