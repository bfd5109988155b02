"""One report with everything in it: several files, related places, suppressed findings, faults; and one that is hostile throughout."""

import io
from datetime import date

import msgspec
import pytest

from lint.errors import Fault
from lint.finding import Edit, Finding, Fix, Related
from lint.report import FileReport, Report, RuleCard, RunInfo, Style, Summary, Suppressed, TopicView, writer
from lint.report.locate import locate
from lint.report.page import Page
from lint.rule import Citation
from lint.span import Span
from lint.terms import Category, Severity

PLAIN = """\
# Where the coin goes

Last year the fund gained 12 % and 4 million readers followed it, and market watchers who would rather not be named expect the same again.
The coin will certainly
reach $100,000.
"""
HOSTILE = "It will \x1b[31mcertainly\x1b[0m pay \u202e%21\u202c </script> ]]> %0A::error::x on\nand on\nand on\nand on."


def finding(text: str, quote: str, rule: str, category: Category, severity: Severity, *related: Related, fix: Fix | None = None) -> Finding:
    start = text.index(quote)
    reason = {"reason": "a future result is stated as certain"}
    return Finding(
        rule, category, severity, Span(start, start + len(quote)), f"“{quote}” is a promise.", "", related, reason, fix, "0" * 32
    )


def related(text: str, quote: str, role: str, message: str = "") -> Related:
    start = text.index(quote)
    return Related(role, message, Span(start, start + len(quote)))  # type: ignore[arg-type]


@pytest.fixture
def report() -> Report:
    figures = finding(PLAIN, "12 %", "unsupported-figure", "figure/unsupported", "warning", related(PLAIN, "4 million", "figure"))
    at = PLAIN.index("will certainly\nreach")
    fix = Fix("Say that it may", (Edit(at, at + 14, "may"),))
    certain = finding(PLAIN, "will certainly\nreach", "certain-future", "wording/certainty", "info", fix=fix)
    missing = finding(
        PLAIN, "The coin", "risk-warning", "disclaimer/risk-warning", "error", related(PLAIN, "# Where", "place", "put it here")
    )
    again = finding(PLAIN, "$100,000", "certain-future", "wording/certainty", "info")
    hostile = finding(HOSTILE, HOSTILE[8:], "certain-future", "wording/certainty", "info")
    files = (
        FileReport("a\x1b[2Jb.txt", True, "text", "en", (), "f" * 64, locate(HOSTILE, [hostile]), characters=90, prose=80),
        FileReport(
            "posts/coin.md", True, "markdown", "en", (TopicView("crypto", "pitched", "the coin"),), "e" * 64,
            locate(PLAIN, [figures, missing, certain]), (Suppressed(locate(PLAIN, [again])[0], "agreed with legal", "config"),),
            (Fault("info", "posts/coin.md", 1, 1, "file/language", "a note"),), len(PLAIN), len(PLAIN),
        ),
        FileReport("posts/gone.md", False, faults=(Fault("error", "posts/gone.md", 0, 0, "file/missing", "there is no such file"),)),
    )  # fmt: skip
    law = Citation("Regulation (EU) 2023/1114, art. 7(1)", "https://example.org/mica", date(2026, 11, 24), "secondary")
    rules = {
        "certain-future": RuleCard("A certain future", "Nobody can know it.", "Say who expects it.", (), "stable", "general", "", ""),
        "risk-warning": RuleCard("No warning", "A reader may lose money.", "Warn the reader.", (law,), "stable", "mica", "eu", "2026.1"),
        "unsupported-figure": RuleCard("A bare figure", "A reader cannot check it.", "Name the source.", (), "stable", "general", "", ""),
    }
    faults = (Fault("warning", "rules/own.yaml", 3, 5, "rule/key", "there is no key 'phrase'", "did you mean phrases?"),)
    return Report(files, rules, RunInfo("2026-11-24", "", ("eu",), "publisher"), faults, Summary(2, 4, 1, 1, 2, 1, 3, 0.25), 1)


NASTY = (
    "😀 é \x1b[31mguaranteed\x1b[0m </script> ]]> <![CDATA[ %0A::set-output name=a::b \u202e%21\u202c & \x00\x08\ufffe\r\n"
    "  ::error file=x::y ##[add-matcher]/etc/x [click](https://example.org/x) @all\r::stop-commands::x | `cell` |\n"
    "::warning::z is guaranteed, and | so on {0}.\n"
)
PATH = "po\"st's,:%0A\n::error::<x>&[a](b) ]]>\x07😀.md"


def nasty_file() -> FileReport:
    inside = NASTY.index("guaranteed")
    found = [
        finding(NASTY, "guaranteed", "certain-future", "wording/certainty", "error", Related("place", "here ::x::\n##[x]", Span(0, 1))),
        finding(NASTY, NASTY[inside : NASTY.index("::warning")], "certain-future", "wording/certainty", "warning"),
        finding(NASTY, "::warning::z", "risk-warning", "disclaimer/risk-warning", "info"),
    ]
    drop = Suppressed(locate(NASTY, found[2:])[0], "agreed\n::error::x ]]> \x1b[1m", "inline")
    fault = Fault("error", PATH, 2, 1, "file/odd", "\n::error::odd ##[error]odd ]]> \x00", "mend\r\n::error::it")
    return FileReport(PATH, True, "markdown", "en", (), "a" * 64, locate(NASTY, found), (drop,), (fault,))


@pytest.fixture
def nasty(report: Report) -> Report:
    """The report with one article more, in which everything is hostile."""
    files = tuple(
        msgspec.structs.replace(file, page=Page("", (), (), (-1,) * len(file.findings), (), (), ""))
        for file in (*report.files, nasty_file())
    )
    return Report(files, report.rules, report.run, report.faults, Summary(3, 7, 2, 2, 3, 2, 4, 0.25), 2)


def written(report: Report, format_: str, **style: bool) -> str:
    stream = io.StringIO()
    writer(format_)(report, stream, Style(**style))
    return stream.getvalue()


@pytest.fixture(autouse=True)
def no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
