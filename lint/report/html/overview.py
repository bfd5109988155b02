"""The top of the page: what was checked, what was found, and what to show."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lint.report import Report
from lint.report.count import count
from lint.report.html.markup import text
from lint.terms import CATEGORIES, SEVERITIES


def overview(report: Report) -> Iterator[str]:
    """The header: counts, circumstances, filters, and the list of articles where there are several."""
    total, run = report.summary, report.run
    yield '<header class="top">\n<h1>Caveat report</h1>\n'
    where = ", ".join(run.jurisdictions) or "none beside the general rules"
    yield (
        f'<p class="facts">{count(total.files, "article")}, {count(total.findings, "finding")} '
        f"({count(total.errors, 'error')}, {count(total.warnings, 'warning')}, {count(total.infos, 'info')}). "
        f"Jurisdictions: {text(where)}. Audience: {run.audience}. As of {text(run.as_of)}.</p>\n"
    )
    if total.findings:
        yield from _filters(report)
    yield "</header>\n"
    if len(report.files) > 1:
        yield from _contents(report)


def _filters(report: Report) -> Iterator[str]:
    findings = [located.finding for file in report.files for located in file.findings]
    levels = Counter(finding.severity for finding in findings)
    yield '<div class="filters" id="filters" hidden>\n<fieldset><legend>Show</legend>\n'
    for severity in SEVERITIES:
        if levels[severity]:
            yield (
                f'<label><input type="checkbox" name="severity" value="{severity}" checked> '
                f'<span class="badge {severity}">{severity}</span> {levels[severity]:,}</label>\n'
            )
    yield "</fieldset>\n"
    categories = Counter(str(finding.category) for finding in findings)
    yield from _choice("category", "Category", [(name, categories[name]) for name in CATEGORIES if categories[name]])
    yield from _choice("rule", "Rule", sorted(Counter(finding.rule for finding in findings).items()))
    yield '<p class="shown" id="shown" role="status"></p>\n'
    yield '<p class="keys"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Enter</kbd> why, <kbd>Esc</kbd> close</p>\n</div>\n'


def _choice(name: str, label: str, options: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield f'<label>{label} <select name="{name}">\n<option value="">all</option>\n'
    for value, number in options:
        yield f'<option value="{text(value)}">{text(value)} ({number:,})</option>\n'
    yield "</select></label>\n"


def _contents(report: Report) -> Iterator[str]:
    yield '<nav class="contents">\n<h2>Articles</h2>\n<ol>\n'
    for number, file in enumerate(file for file in report.files if file.checked):
        yield f'<li><a href="#article-{number}">{text(file.path)}</a> {count(len(file.findings), "finding")}</li>\n'
    yield "</ol>\n</nav>\n"
