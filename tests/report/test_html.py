"""The HTML report shows articles as they are read, marks every finding, and lets nothing in an article be markup or script."""

import base64
import hashlib
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lint.config import Options, Settings
from lint.finding import Finding
from lint.report import Report, Style
from lint.report.html import write
from lint.report.html.stretches import Painter
from lint.report.page import Page as Shown
from lint.report.page import Stretch
from lint.run import report_on
from lint.span import Span

ARTICLE = """\
---
title: The **best** fund
description: It gained 64 % in a year.
---

# What it did

The fund gained [12 %](https://example.org/report) last year, and it [is](javascript:alert(1)) set to beat its index again.

- It offers guaranteed returns.
  - It is risk-free.

| Year | Gain |
| ---- | ---- |
| 2024 | 5 %  |

> “We are the best fund.”

</script><img src=x onerror=alert(1)> and <script>alert(2)</script> \x1b[31mred \u202eevil\u202c ]]> & "quoted" 'text'.
"""
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Page(HTMLParser):
    """The page as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}  # the words that belong to each finding
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        if "script" in inside:
            self.scripts.append(data)
        elif "style" in inside:
            self.styles.append(data)
        else:
            self.text.append(data)
        for tag, attributes in self.open:
            if tag == "mark":
                for number in (attributes["data-of"] or "").split():
                    self.words[number] = self.words.get(number, "") + data

    def of(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag and all(found.get(key) == value for key, value in wanted.items())]


def html(report: Report) -> str:
    stream = io.StringIO()
    write(report, stream, Style())
    return stream.getvalue()


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    Path("fund.md").write_text(ARTICLE, "utf-8")
    other = "it's & more.txt"
    Path(other).write_text("The fund offers guaranteed returns.", "utf-8")
    return report_on([".", other], Options(Settings(select=["all"])), pages=True)


@pytest.fixture
def page(real: Report) -> Page:
    return Page(html(real))


def test_every_element_is_closed_where_it_belongs(report: Report) -> None:
    Page(html(report))


def test_every_finding_has_a_note_and_its_words_are_marked(real: Report, page: Page) -> None:
    located = [one for file in real.files for one in file.findings]
    assert len(located) > 5
    notes = [found for found in page.of("aside") if (found.get("class") or "").startswith("note ")]
    assert [found["data-rule"] for found in notes] == [one.finding.rule for one in located]
    squeezed = {number: "".join(words.split()) for number, words in page.words.items()}
    for number, one in enumerate(located):
        visible = re.sub(r"[*\[\]]|\(https?:[^)]*\)", "", one.place.quote)
        assert "".join(visible.split()) in squeezed.get(str(number), ""), one.place.quote


def test_two_findings_on_one_word_are_both_marked_and_the_graver_colours_it() -> None:
    prose = "a sure and risk-free gain"
    both = (Stretch(2, 15, 0, "finding"), Stretch(11, 20, 1, "finding"), Stretch(0, 1, 0, "trigger"))
    grave, light = (Finding("r", "wording/guarantee", severity, Span(0, 1), "m") for severity in ("error", "info"))
    painted = Painter(Shown(prose, (), both, (0, 0), (), (), ""), [light, grave], 7).paint(0, len(prose))
    marks = re.findall(r'<(?:mark|span) class="(\w+)" data-of="([\d ]+)">([^<]*)<', painted)
    assert marks == [("near", "7", "a"), ("info", "7", "sure and "), ("error", "7 8", "risk"), ("error", "8", "-free")]
    assert re.sub("<[^>]*>", "", painted) == prose


def test_filters_count_what_there_is(real: Report, page: Page) -> None:
    levels = Counter(one.finding.severity for file in real.files for one in file.findings)
    boxes = [found["value"] for found in page.of("input", name="severity")]
    assert boxes == [level for level in ("error", "warning", "info") if levels[level]]
    rules = Counter(one.finding.rule for file in real.files for one in file.findings)
    for rule, number in rules.items():
        assert f"{rule} ({number})" in page.text


def test_nothing_in_an_article_becomes_markup(page: Page) -> None:
    assert not page.of("img")
    assert len(page.scripts) == 1, "only the page's own script"
    assert not [found for _, found in page.tags if any(name.startswith("on") or name == "style" for name in found)]
    addresses = [found["href"] or "" for found in page.of("a")]
    assert all(address.startswith(("#", "https://", "http://")) for address in addresses)


def test_controls_and_marks_of_direction_are_shown_not_obeyed(real: Report) -> None:
    text = html(real)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_the_policy_lets_its_own_style_and_script_run_and_nothing_else(page: Page) -> None:
    policy = page.of("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"] or ""
    for part, content in (("style-src", "".join(page.styles)), ("script-src", "".join(page.scripts))):
        wanted = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{part} 'sha256-{wanted}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_anywhere(page: Page) -> None:
    assert not page.of("link")
    assert not [found for _, found in page.tags if "src" in found or "srcset" in found]
    assert not re.search(r"url\(|@import", "".join(page.styles))


def test_the_article_is_read_in_its_own_shape(page: Page) -> None:
    assert page.of("p", **{"class": "title"})
    assert page.of("h3")
    assert page.of("p", **{"class": "item depth-2"})
    assert len(page.of("td")) >= 2 and page.of("th")
    assert page.of("blockquote")
    assert "front matter: description" in page.text


def test_it_can_stand_as_the_record_of_a_review(real: Report, page: Page) -> None:
    text = "".join(page.text)
    for file in real.files:
        assert file.sha256 in text
    for card in real.rules.values():
        assert len(card.hash) == 16 and card.hash in text
    for word in ("Reviewed by", "Signature", real.run.as_of):
        assert word in text


def test_the_register_holds_every_claim(real: Report, page: Page) -> None:
    claims = [entry.quote for file in real.files if file.page for entry in file.page.figures if entry.claim]
    assert claims
    cells = Counter(page.text)
    for quote in claims:
        assert cells[quote], quote


def test_suppressed_findings_and_faults_are_listed(report: Report) -> None:
    text = "".join(Page(html(report)).text)
    assert "agreed with legal" in text
    assert "there is no key 'phrase'" in text and "there is no such file" in text


def test_advice_is_given_once_in_an_article(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("twice.md").write_text("The fund gained 12 % last year.\n\nThe bank lost 34 % last year.\n", "utf-8")
    made = html(report_on(["twice.md"], Options(Settings(select=["figure"])), pages=True))
    assert made.count('class="note warning"') == 2
    before, _, after = made.partition('id="finding-1"')
    assert before.index('class="instead"') < before.index("<details>")
    assert after.index("<details>") < after.index('class="instead"'), "the second time it stands behind Why"
