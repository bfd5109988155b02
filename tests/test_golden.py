"""Articles with carets under the exact characters of every finding: the whole set, in every format."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from lint.config import Profile
from lint.engine import check_bytes
from lint.packs import load_folders
from lint.report.annotate import draw, is_marker, strip
from lint.ruleset import Ruleset
from lint.terms import Audience
from lint.yamlfile import load

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.suffix in (".md", ".mdx", ".html", ".txt"))


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`case.yaml` of a folder: under which circumstances its articles are judged."""

    jurisdictions: tuple[str, ...] = ()
    audience: Audience = "publisher"
    select: tuple[str, ...] = ("all",)
    facts: tuple[str, ...] = ()


@cache
def ruleset() -> Ruleset:
    return Ruleset(load_folders())


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_has_its_findings_and_no_others(name: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / name
    case, faults = load(file.parent / "case.yaml", Case) if (file.parent / "case.yaml").exists() else (Case(), [])
    assert case is not None, faults
    golden = file.read_bytes().decode("utf-8")
    text = strip(golden)
    assert text.endswith("\n")
    assert not any(is_marker(row) for row in text.split("\n"))
    facts = tuple(file.parent / fact for fact in case.facts)
    day = date(2026, 11, 24)
    profile = Profile(jurisdictions=case.jurisdictions, audience=case.audience, select=case.select, facts=facts, as_of=day, path=name)

    result = check_bytes(name, text.encode(), ruleset(), profile)

    assert result.faults == ()
    drawn = draw(text, result.findings)
    if request.config.getoption("--golden") == "write":
        file.write_bytes(drawn.encode())
        golden = drawn
    assert drawn == golden
