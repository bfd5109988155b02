"""The summary of an archive as one HTML page that loads nothing."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from lint import __version__
from lint.archive.summary import Count, Counts, by_number
from lint.report.count import count
from lint.report.html.markup import text

_STYLE: Final = """\
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem }
caption { text-align: left; font-weight: 600; font-size: 1.2rem; padding: .5rem 0 }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid #8884 }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere }
meter { width: 8rem }
"""


def page(counts: Counts) -> str:
    """The page. Everything that comes from an article is escaped where it is written."""
    return "".join(_page(counts))


def _page(counts: Counts) -> Iterator[str]:
    policy = "'sha256-" + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode() + "'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {policy}">\n'
    yield f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="caveat {__version__}">\n'
    yield f"<title>Caveat: the archive</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>The archive</h1>\n"
    whole = counts.whole
    yield f"<p>{count(whole.total, 'finding')} in {count(whole.articles, 'article')}: {count(whole.findings['error'], 'error')}, "
    yield f"{count(whole.findings['warning'], 'warning')}. {count(counts.unread, 'article')} could not be read.</p>\n"
    yield from _table("Month by month", "Month", sorted(counts.months.items()), "no date")
    yield from _table("By rule", "Rule", by_number(counts.rules), "")
    yield from _table("By author", "Author", by_number(counts.authors), "no author")
    yield from _table("The articles with the most findings", "Article", ((path, Count(1, found)) for path, found in counts.worst), "")
    yield "</body>\n</html>\n"


def _table(title: str, what: str, rows: Iterable[tuple[str, Count]], nameless: str) -> Iterator[str]:
    listed = list(rows)
    most = max((one.rate for _, one in listed), default=0.0) or 1.0
    yield f"<table>\n<caption>{title}</caption>\n<thead><tr><th>{what}</th><th>Articles</th><th>Findings</th><th>Errors</th>"
    yield "<th>Warnings</th><th>An article</th><th></th></tr></thead>\n<tbody>\n"
    for name, one in listed:
        cells = (one.articles, one.total, one.findings["error"], one.findings["warning"])
        numbers = "".join(f"<td>{cell:,}</td>" for cell in cells)
        meter = f'<meter min="0" max="{most:.3f}" value="{one.rate:.3f}"></meter>'
        yield f"<tr><td>{text(name or nameless)}</td>{numbers}<td>{one.rate:.2f}</td><td>{meter}</td></tr>\n"
    yield "</tbody>\n</table>\n"
