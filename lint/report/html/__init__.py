"""The report as one page that needs nothing else: the articles with their findings in the margin, the figures, a place to sign.

Everything that comes from an article, a rule or a config is escaped where it is written (`markup.text`), so that it can be neither
markup nor script; the page's own style and script are named to the browser by their hashes (Content Security Policy, level 2), and
nothing else may run or load.
"""

from typing import TextIO

from lint.report import Report, Style
from lint.report.html.article import article
from lint.report.html.closing import closing
from lint.report.html.frame import foot, head
from lint.report.html.overview import overview


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the page. The report's files carry their `page`."""
    stream.write(head("Caveat report"))
    stream.writelines(overview(report))
    stream.write("<main>\n")
    first = 0
    for number, file in enumerate(file for file in report.files if file.checked):
        stream.writelines(article(file, report.rules, number, first))
        first += len(file.findings)
    stream.write("</main>\n")
    stream.writelines(closing(report))
    stream.write(foot())
