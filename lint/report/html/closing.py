"""The end of the page: figures, what was suppressed, what could not be done, and what makes it the record of a review."""

from collections.abc import Iterator

from lint import __version__
from lint.report import Report
from lint.report.count import count
from lint.report.html.markup import link, text
from lint.report.page import Entry


def closing(report: Report) -> Iterator[str]:
    """Everything below the articles."""
    yield '<footer class="closing">\n'
    yield from _figures(report)
    yield from _suppressed(report)
    yield from _faults(report)
    yield from _record(report)
    yield "</footer>\n"


def _figures(report: Report) -> Iterator[str]:
    entries = [entry for file in report.files if file.page for entry in file.page.figures if entry.claim]
    if not entries:
        return
    yield f'<details>\n<summary><h2>Register of figures</h2> {count(len(entries), "claim")}</summary>\n<table class="register">\n'
    yield "<thead><tr><th>Where</th><th>Figure</th><th>Support</th><th>Source</th><th>Sentence</th></tr></thead>\n<tbody>\n"
    for entry in entries:
        yield (
            f"<tr><td>{text(entry.path)}:{entry.line}</td><td>{text(entry.quote)}</td>"
            f'<td class="support-{entry.support or "none"}" title="{text(entry.reason)}">{entry.support or "none"}</td>'
            f"<td>{_source(entry)}</td><td>{text(entry.sentence)}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</details>\n"


def _source(entry: Entry) -> str:
    return link(entry.link, entry.source or entry.link)


def _suppressed(report: Report) -> Iterator[str]:
    dropped = [(file.path, one) for file in report.files for one in file.suppressed]
    if not dropped:
        return
    yield f"<details>\n<summary><h2>Suppressed</h2> {count(len(dropped), 'finding')}</summary>\n<table>\n"
    yield "<thead><tr><th>Where</th><th>Rule</th><th>Words</th><th>Reason</th><th>By</th></tr></thead>\n<tbody>\n"
    for path, one in dropped:
        place = one.located.place
        yield (
            f"<tr><td>{text(path)}:{place.start.line}</td><td>{text(one.located.finding.rule)}</td><td>{text(place.quote)}</td>"
            f"<td>{text(one.reason)}</td><td>{one.by}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</details>\n"


def _faults(report: Report) -> Iterator[str]:
    faults = [*report.faults, *(fault for file in report.files for fault in file.faults)]
    if not faults:
        return
    yield f"<details open>\n<summary><h2>What could not be done</h2> {count(len(faults), 'fault')}</summary>\n<ul>\n"
    for fault in faults:
        at = f":{fault.line}:{fault.column}" if fault.line else ""
        mend = f" ({fault.mend})" if fault.mend else ""
        yield f"<li>{text(fault.path)}{at}: {fault.level}: {text(fault.message + mend)}</li>\n"
    yield "</ul>\n</details>\n"


def _record(report: Report) -> Iterator[str]:
    run = report.run
    yield '<section class="record">\n<h2>Record of this review</h2>\n<dl>\n'
    facts = {
        "Tool": f"caveat {__version__}",
        "Rules": run.ruleset or "all of this version",
        "rules.lock (SHA-256)": run.lock or "none",
        "As of": run.as_of,
        "Jurisdictions": ", ".join(run.jurisdictions) or "none",
        "Audience": run.audience,
    }
    for name, value in facts.items():
        yield f"<dt>{name}</dt><dd>{text(value)}</dd>\n"
    yield "</dl>\n"
    if report.rules:
        yield "<table>\n<thead><tr><th>Rule that spoke</th><th>Pack</th><th>Since</th><th>Hash of its meaning</th></tr></thead>\n<tbody>\n"
        for name, card in report.rules.items():
            cells = (text(name), text(card.pack), text(card.version), f"<code>{card.hash}</code>")
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"
        yield "</tbody>\n</table>\n"
    yield "<table>\n<thead><tr><th>Article</th><th>SHA-256</th></tr></thead>\n<tbody>\n"
    for file in report.files:
        yield f"<tr><td>{text(file.path)}</td><td><code>{file.sha256 or 'not read'}</code></td></tr>\n"
    yield "</tbody>\n</table>\n"
    yield '<div class="signature"><p>Reviewed by</p><p>Date</p><p>Decision</p><p>Signature</p></div>\n</section>\n'
