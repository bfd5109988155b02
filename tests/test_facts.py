"""Facts: approved figures from CSV and YAML, and a fault with its line for everything that is wrong in them."""

from datetime import date
from pathlib import Path

import pytest

from lint.errors import Fault
from lint.facts import Fact, load_facts, unit_of

HEADER = "id,value,unit,as-of,source,aliases,limit\n"


def loaded(folder: Path, text: str, name: str = "facts.csv") -> tuple[tuple[Fact, ...], tuple[Fault, ...]]:
    path = folder / name
    path.write_text(text, "utf-8")
    return load_facts(path, name)


def told(faults: tuple[Fault, ...]) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in faults]


def test_a_row_becomes_a_fact(tmp_path: Path) -> None:
    facts, faults = loaded(tmp_path, HEADER + "aum,13482000,EUR,2026-01-31,Annual report 2025,assets under management; AuM,180\n")
    assert faults == ()
    assert facts == (Fact("aum", 13482000.0, "EUR", "Annual report 2025", ("assets under management", "aum"), date(2026, 1, 31), 180),)


def test_yaml_says_the_same_and_a_fact_without_aliases_is_named_by_its_id(tmp_path: Path) -> None:
    text = "facts:\n- id: active-customers\n  value: 5000\n  unit: customers\n  source: Register\n"
    facts, faults = loaded(tmp_path, text, "facts.yaml")
    assert faults == ()
    assert facts == (Fact("active-customers", 5000.0, "customers", "Register", ("active customers",)),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("id,value\naum,5\n", 1, "the column source is missing"),
        ("id,value,source,unti\n", 1, "there is no column 'unti'"),
        (HEADER + "aum,5,UDS,,x,,\n", 2, "there is no unit 'UDS'"),
        (HEADER + "aum,5,EURS,,x,,\n", 2, "there is no unit 'EURS'"),
        (HEADER + "aum,5,million EUR,,x,,\n", 2, "'million EUR' is a scale with a unit"),
        ("id;value;source\naum;5;x\n", 1, "the columns are parted by semicolons"),
        (HEADER + "aum,5 mio,,,x,,\n", 2, "'5 mio' is no plain number"),
        (HEADER + "aum,5,,,x,,\naum,6,,,x,,\n", 3, "the fact 'aum' stands here with another value"),
        (HEADER + "aum,5,,31.1.2026,x,,\n", 2, "'31.1.2026' is no day"),
        (HEADER + "aum,5,,,x,,soon\n", 2, "'soon' is no number of days"),
        (HEADER + "aum,5,,,,,\n", 2, "this fact has no source"),
        (HEADER + 'aum,5,,,"two\nlines",,\nusers,x,,,y,,\n', 4, "'x' is no plain number"),
        (HEADER + "aum,1,2,3,4,5,6,7,8\n", 2, "9 values for 7 columns"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    _, faults = loaded(tmp_path, text)
    assert (line, message) in told(faults)
    assert all(fault.mend for fault in faults)


def test_a_bad_row_costs_no_other(tmp_path: Path) -> None:
    facts, faults = loaded(tmp_path, HEADER + "a,x,,,s,,\nb,2,,,s,,\n")
    assert [fact.id for fact in facts] == ["b"]
    assert len(faults) == 1


def test_a_bad_item_of_yaml_is_told_at_its_place(tmp_path: Path) -> None:
    _, faults = loaded(tmp_path, "facts:\n- id: a\n  value: 1\n  source: s\n- id: b\n  value: much\n  source: s\n", "facts.yaml")
    assert told(faults) == [(5, "'much' is no plain number")]


def test_a_missing_file_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    facts, (fault,) = load_facts(tmp_path / "none.csv", "none.csv")
    assert facts == ()
    assert fault.level == "error"


def test_a_fact_is_stale_the_day_after_its_limit() -> None:
    fact = Fact("a", 1.0, "", "s", ("a",), date(2026, 1, 1), 30)
    assert not fact.stale(date(2026, 1, 31))
    assert fact.stale(date(2026, 2, 1))
    assert not Fact("a", 1.0, "", "s", ("a",), date(2020, 1, 1)).stale(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("written", "language", "unit"), [("euros", "en", "EUR"), ("EURO", "en", "EUR"), ("Prozent", "de", "%"), ("members", "en", "members")]
)
def test_a_unit_may_be_written_in_words(written: str, language: str, unit: str) -> None:
    assert unit_of(written, language) == unit
