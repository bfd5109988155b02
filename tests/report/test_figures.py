"""The register of figures: every figure, its place, its support and source, in three formats."""

import csv
import io
import json

from lint.config import Profile
from lint.engine import check_bytes
from lint.kinds.figure import FigureRule
from lint.packs import Library
from lint.report.figures import Page, Register, page, register, write_csv, write_json, write_markdown
from lint.rule import Examples
from lint.ruleset import Ruleset

RULE = FigureRule(
    id="unsupported",
    category="figure/unsupported",
    severity="warning",
    title="t",
    message="{figures}",
    why="w",
    examples={"en": Examples()},
)
TEXT = "# Toys\n\nSales reached [$13.5 million](https://acme.example/report-2024.pdf). Profits fell by 40 %.\n"


def made(text: str = TEXT) -> Register:
    result = check_bytes("toys.md", text.encode(), Ruleset(Library([RULE])), Profile(language="en"))
    return register([page(result, Profile())], [])


def test_each_figure_has_its_place_its_value_and_what_vouches_for_it() -> None:
    first, second = made().figures
    assert TEXT[first.start : first.end] == first.quote == "$13.5 million"
    assert (first.line, first.value, first.unit, first.kind) == (3, 13.5e6, "USD", "money")
    assert (first.support, first.source, first.link) == ("link", "$13.5 million", "https://acme.example/report-2024.pdf")
    assert (second.support, second.source, second.link) == ("none", "", "")
    assert second.sentence == "Profits fell by 40 %."


def test_the_summary_counts_claims_by_what_they_have() -> None:
    total = made().summary
    assert (total.figures, total.claims, total.supported, total.vague, total.unsupported) == (2, 2, 1, 0, 1)


def test_csv_has_a_row_a_figure_and_reads_back() -> None:
    stream = io.StringIO(newline="")
    write_csv(made(), stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [(row["quote"], row["claim"], row["support"]) for row in rows] == [("$13.5 million", "yes", "link"), ("40 %", "yes", "none")]


def test_csv_never_hands_a_spreadsheet_a_formula_and_leaves_signed_numbers_alone() -> None:
    stream = io.StringIO(newline="")
    write_csv(made("=HYPERLINK(1) fell by 40 %.\n\nShares moved -7 % in May.\n"), stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert rows[0]["sentence"].startswith("'=")
    assert rows[1]["quote"] == "-7 %"


def test_json_is_one_object_with_a_version() -> None:
    stream = io.StringIO()
    write_json(made(), stream)
    read = json.loads(stream.getvalue())
    assert read["version"] == 1
    assert [figure["quote"] for figure in read["figures"]] == ["$13.5 million", "40 %"]
    assert read["files"][0]["path"] == "toys.md"


def test_markdown_keeps_a_hostile_sentence_inside_its_cell() -> None:
    stream = io.StringIO()
    write_markdown(made("Profits | losses fell by 40 %.\n"), stream)
    assert "Profits \\| losses fell by 40 %." in stream.getvalue()


def test_an_article_that_cannot_be_read_gives_its_faults() -> None:
    result = check_bytes("a.md", b"\xff\xfe\x00", Ruleset(Library([RULE])), Profile())
    assert isinstance(page(result, Profile()), Page)
    assert register([page(result, Profile())], []).figures == ()
