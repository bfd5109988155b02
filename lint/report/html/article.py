"""One article as its readers see it, block by block, with the findings of each block beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.document import Block
from lint.report import FileReport, RuleCard
from lint.report.count import count
from lint.report.html.markup import text
from lint.report.html.notes import note
from lint.report.html.stretches import Painter
from lint.report.page import Page


def article(file: FileReport, rules: dict[str, RuleCard], number: int, first: int) -> Iterator[str]:
    """The section of the article with this `number`; `first` is the number of its first finding in the whole report."""
    yield f'<section class="article" id="article-{number}">\n<h2 class="path">{text(file.path)}</h2>\n'
    topics = ", ".join(f"{topic.topic} ({topic.level})" for topic in file.topics) or "no topic"
    language = text(file.language) or "no language"
    yield f'<p class="facts">{file.format}, {language}; {text(topics)}; {count(len(file.findings), "finding")}.</p>\n'
    if file.page is not None:
        yield from _blocks(file, file.page, rules, first)
    yield "</section>\n"


def _blocks(file: FileReport, page: Page, rules: dict[str, RuleCard], first: int) -> Iterator[str]:
    painter = Painter(page, [located.finding for located in file.findings], first)
    beside: dict[int, list[int]] = {}
    for index, block in enumerate(page.beside):
        beside.setdefault(block, []).append(index)
    told: set[str] = set()
    yield f'<div class="sheet" lang="{text(file.language)}">\n'
    rows = groupby(range(len(page.blocks)), key=lambda index: _unit(page.blocks[index], index))
    for members in ([-1], *(list(group) for _, group in rows)):
        notes = [finding for index in members for finding in beside.get(index, ())]
        if members == [-1] and not notes:
            continue
        blocks = [page.blocks[index] for index in members if index >= 0]
        yield f'<div class="row">\n<div class="text">{_shown(blocks, painter)}</div>\n<div class="margin" lang="en">\n'
        for finding in notes:
            located = file.findings[finding]
            yield note(located, rules.get(located.finding.rule), first + finding, told)
        yield "</div>\n</div>\n"
    yield "</div>\n"


def _unit(block: Block, index: int) -> str:
    """Cells of one table are shown together, any other block by itself."""
    return f"table {block.table}" if block.kind == "cell" else str(index)


def _shown(blocks: Sequence[Block], painter: Painter) -> str:
    if not blocks:
        return ""
    if blocks[0].kind == "cell":
        return _table(blocks, painter)
    block = blocks[0]
    inside = painter.paint(block.start, block.end)
    shown = _element(block, inside)
    if block.quoted:
        shown = f"<blockquote>{shown}</blockquote>"
    labels = [
        *([f"front matter: {block.key}"] if block.key else []),
        *(["in the footer of the page"] if block.around else [block.container] if block.container else []),
        *(["collapsed in the article"] if block.hidden else []),
    ]
    return "".join(f'<span class="where" lang="en">{text(label)}</span>' for label in labels) + shown


def _element(block: Block, inside: str) -> str:
    if block.kind == "title":
        return f'<p class="title">{inside}</p>'
    if block.kind == "heading":
        level = min(6, max(1, block.level) + 2)  # the page has an h1, the article's path is an h2
        return f"<h{level}>{inside}</h{level}>"
    if block.kind == "item":
        return f'<p class="item depth-{min(5, max(1, block.level))}">{inside}</p>'
    if block.kind == "footnote":
        return f'<p class="footnote"><sup>{text(block.label)}</sup> {inside}</p>'
    return f'<p class="{block.kind}">{inside}</p>'


def _table(cells: Sequence[Block], painter: Painter) -> str:
    rows = []
    for _, row in groupby(cells, key=lambda cell: cell.row):
        tags = [("th" if cell.header else "td", painter.paint(cell.start, cell.end)) for cell in row]
        rows.append("<tr>" + "".join(f"<{tag}>{inside}</{tag}>" for tag, inside in tags) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"
