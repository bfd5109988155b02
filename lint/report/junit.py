"""The report as JUnit writes it (the schema junit-10.xsd of Jenkins' xUnit plugin): an article is a suite, a finding a failed case.

What is suppressed is a skipped case, what could not be read or understood one with an error, and an article with nothing to tell a case
that passes. No times are given, so that equal runs give equal reports.
"""

from collections.abc import Iterator
from typing import TextIO

import msgspec

from lint.errors import Fault
from lint.report import Located, Report, RuleCard, Style, Suppressed
from lint.report.escape import line
from lint.report.xml import attributes, text


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the report; what is wrong with rules and configs is a suite of its own."""
    suites = [_Suite(file.path, _errors(file.faults), file.findings, file.suppressed) for file in report.files]
    if errors := _errors(report.faults):
        suites.insert(0, _Suite("caveat", errors))
    cases, errors_ = sum(max(1, suite.cases) for suite in suites), sum(len(suite.errors) for suite in suites)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f"<testsuites{attributes(name='caveat', tests=cases, failures=report.summary.findings, errors=errors_)}>\n")
    for suite in suites:
        stream.writelines(_rows(suite, report.rules))
    stream.write("</testsuites>\n")


class _Suite(msgspec.Struct, frozen=True):
    name: str
    errors: tuple[Fault, ...]
    findings: tuple[Located, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def cases(self) -> int:
        return len(self.errors) + len(self.findings) + len(self.suppressed)


def _errors(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.level == "error")


def _rows(suite: _Suite, rules: dict[str, RuleCard]) -> Iterator[str]:
    counts = {"failures": len(suite.findings), "errors": len(suite.errors), "skipped": len(suite.suppressed)}
    yield f"  <testsuite{attributes(name=suite.name, tests=max(1, suite.cases), **counts)}>\n"
    yield from (_fault(fault, suite.name) for fault in suite.errors)
    yield from (_failure(located, suite.name, rules.get(located.finding.rule)) for located in suite.findings)
    yield from (_skipped(drop, suite.name) for drop in suite.suppressed)
    if not suite.cases:
        yield f"    <testcase{attributes(name='nothing found', classname=suite.name)}/>\n"
    yield "  </testsuite>\n"


def _failure(located: Located, path: str, card: RuleCard | None) -> str:
    finding = located.finding
    told = attributes(type=finding.severity, message=line(finding.message))
    rows = [f"{line(path)}:{located.place.start.line}:{located.place.start.column}: {finding.category}", f"“{line(located.place.quote)}”"]
    rows += [f"Why: {line(card.why)}"] if card is not None else []
    instead = finding.instead or (card.instead if card is not None else "")
    rows += [f"Instead: {line(instead)}"] if instead else []
    return _case(located, path, f"<failure{told}>{text(chr(10).join(rows))}</failure>")


def _skipped(drop: Suppressed, path: str) -> str:
    return _case(drop.located, path, f"<skipped{attributes(message=f'{drop.by}: {line(drop.reason)}')}/>")


def _case(located: Located, path: str, outcome: str) -> str:
    at = located.place.start
    return f"    <testcase{attributes(name=f'{located.finding.rule} at {at.line}:{at.column}', classname=path)}>{outcome}</testcase>\n"


def _fault(fault: Fault, name: str) -> str:
    place = f"{line(fault.path)}:{fault.line}:{fault.column}" if fault.line else line(fault.path)
    told = attributes(type=fault.code, message=line(fault.message))
    words = text("\n".join(part for part in (place, line(fault.mend)) if part))
    return f"    <testcase{attributes(name=f'{fault.code} at {place}', classname=name)}><error{told}>{words}</error></testcase>\n"
