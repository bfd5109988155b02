"""`lint.ruleset`: which rules hold for an article, and what is made of what they find."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lint import ruleset as ruleset_module
from lint.config import Configs, Ignore, Options, Profile, Settings
from lint.context import Context
from lint.document import Document
from lint.errors import Fault
from lint.finding import Finding
from lint.kinds import KINDS, AnyRule, Kind
from lint.kinds.freshness import Freshness
from lint.kinds.metadata import MetadataRule
from lint.kinds.wording import WordingRule
from lint.packs import Library
from lint.packs.library import Jurisdiction
from lint.readers import read
from lint.rule import When
from lint.ruleset import Ruleset, config_faults, unknown
from lint.ruleset.select import Selector

TEXT = "Prices rose the other day. They fell the other day."
WHERE = {"eu": Jurisdiction("European Union"), "fr": Jurisdiction("France", ["eu"])}


def rule(id_: str = "vague-day", phrase: str = "the other day", **more: Any) -> AnyRule:
    plain: dict[str, Any] = {
        "category": "text/undated",
        "severity": "warning",
        "title": "t",
        "message": "“{quote}”",
        "why": "w",
        "examples": {},
    }
    return Freshness(id=id_, relative={"en": [phrase]}, **{**plain, **more})


def document(text: str = TEXT, day: str = "") -> Document:
    found, _ = read("a.md", text.encode(), language="en")
    assert found is not None
    return msgspec.structs.replace(found, date=day)


def check(*rules: AnyRule, text: str = TEXT, day: str = "", **profile: Any) -> tuple[list[Finding], list[Fault]]:
    library = Library(rules, jurisdictions=WHERE, redirects={"old-day": "vague-day"})
    _, findings, faults = Ruleset(library).check(document(text, day), Profile(**{"as_of": date(2026, 6, 1), "path": "a.md", **profile}))
    return findings, faults


def ids(*rules: AnyRule, **profile: Any) -> list[str]:
    return sorted({finding.rule for finding in check(*rules, **profile)[0]})


def test_a_rule_speaks_where_nothing_limits_it() -> None:
    findings, faults = check(rule())
    assert faults == []
    assert [TEXT[f.span.start : f.span.end] for f in findings] == ["the other day"]


@pytest.mark.parametrize(
    ("profile", "speaks"),
    [({}, False), ({"jurisdictions": ("fr",)}, True), ({"jurisdictions": ("eu",)}, False), ({"jurisdictions": ("uk",)}, False)],
)
def test_a_jurisdictions_rule_speaks_there_alone(profile: dict[str, Any], speaks: bool) -> None:
    assert bool(ids(rule(jurisdictions=["fr"]), **profile)) is speaks


def test_a_parents_rule_speaks_in_the_member_state() -> None:
    assert ids(rule(jurisdictions=["eu"]), jurisdictions=("fr",)) == ["vague-day"]


@pytest.mark.parametrize(("audience", "speaks"), [([], True), (["firm"], False), (["firm", "publisher"], True), (["anyone"], True)])
def test_a_rule_speaks_to_its_audience(audience: list[str], speaks: bool) -> None:
    assert bool(ids(rule(audience=audience))) is speaks


@pytest.mark.parametrize(
    ("from_", "until", "as_of", "speaks"),
    [
        (date(2026, 6, 1), None, date(2026, 6, 1), True),
        (date(2026, 6, 2), None, date(2026, 6, 1), False),
        (None, date(2026, 6, 1), date(2026, 6, 1), True),
        (None, date(2026, 5, 31), date(2026, 6, 1), False),
    ],
)
def test_a_rule_holds_between_its_dates(from_: date | None, until: date | None, as_of: date, speaks: bool) -> None:
    assert bool(ids(rule(from_=from_, until=until), as_of=as_of)) is speaks


def test_the_articles_own_date_comes_before_the_day_of_the_run() -> None:
    keys = MetadataRule(
        id="author", category="metadata/missing", severity="info", title="t", message="{keys}", why="w", examples={},
        require=["author"], from_=date(2026, 1, 1),
    )  # fmt: skip
    assert check(keys, day="2025-12-31T10:00")[0] == []
    assert len(check(keys, day="2026-01-01")[0]) == 1
    assert len(check(keys, day="soon")[0]) == 1


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ({"select": ("vague-day",)}, ["vague-day"]),
        ({"select": ("old-day",)}, ["vague-day"]),
        ({"select": ("text",)}, ["rise", "vague-day"]),
        ({"select": ("wording",)}, []),
        ({"select": ("all",), "deselect": ("vague-day",)}, ["rise"]),
        ({"deselect": ("text/undated",)}, []),
        ({"select": ("house",)}, ["rise"]),
    ],
)
def test_select_and_ignore_take_every_name(profile: dict[str, Any], found: list[str]) -> None:
    assert ids(rule(), rule("rise", "prices rose", pack="house"), **profile) == found


def test_a_severity_follows_the_most_special_name() -> None:
    severities = {"all": "info", "text": "info", "text/undated": "error", "rise": "warning"}
    findings, _ = check(rule(), rule("rise", "prices rose"), severities=severities)
    assert {f.rule: f.severity for f in findings} == {"vague-day": "error", "rise": "warning"}


def test_a_preview_informs_whatever_the_config_says() -> None:
    findings, _ = check(rule(status="preview"), severities={"all": "error"})
    assert [f.severity for f in findings] == ["info"]


@pytest.mark.parametrize(("ruleset", "severity"), [("", "warning"), ("2026.1", "info"), ("2026.10", "warning"), ("2027", "warning")])
def test_a_rule_newer_than_the_ruleset_is_a_preview(ruleset: str, severity: str) -> None:
    assert [f.severity for f in check(rule(since="2026.2"), ruleset=ruleset)[0]] == [severity]


def test_a_jurisdictions_rule_replaces_the_general_one_where_it_applies() -> None:
    mine = rule("rise", "prices rose", jurisdictions=["fr"], replaces=["text/undated"])
    assert ids(rule(), mine, jurisdictions=("fr",)) == ["rise"]
    assert ids(rule(), mine) == ["vague-day"]
    elsewhere = rule("rise", "prices rose", jurisdictions=["fr"], replaces=["text/undated"], when=When(topics={"crypto": "named"}))
    assert ids(rule(), elsewhere, jurisdictions=("fr",)) == ["vague-day"]


def test_a_rule_that_supersedes_another_speaks_in_its_place_where_it_applies() -> None:
    wide = rule("wide", "the other day", jurisdictions=["eu"])
    mine = rule("mine", "prices rose", jurisdictions=["fr"], supersedes=["wide"])
    assert ids(wide, mine, jurisdictions=("fr",)) == ["mine"]
    assert ids(wide, mine, jurisdictions=("eu",)) == ["wide"]
    elsewhere = rule("mine", "prices rose", jurisdictions=["fr"], supersedes=["wide"], when=When(topics={"crypto": "named"}))
    assert ids(wide, elsewhere, jurisdictions=("fr",)) == ["wide"]


def test_two_jurisdictions_both_speak() -> None:
    first = rule("a", "prices rose", jurisdictions=["fr"], replaces=["text/undated"])
    second = rule("b", "they fell", jurisdictions=["eu"], replaces=["text/undated"])
    assert ids(rule(), first, second, jurisdictions=("fr",)) == ["a", "b"]


@pytest.mark.parametrize(("level", "speaks"), [("named", True), ("discussed", True), ("pitched", False)])
def test_when_asks_for_a_topic_at_its_level(level: Any, speaks: bool) -> None:
    library = Library([rule(when=When(topics={"crypto": level}))])
    _, findings, _ = Ruleset(library).check(document(), Profile(), topics=["crypto"])
    assert bool(findings) is speaks


@pytest.mark.parametrize(("topics", "speaks"), [(["forex"], True), ([], False), (["forex", "crypto"], False)])
def test_a_gate_asks_for_one_topic_as_well_and_bars_another(topics: list[str], speaks: bool) -> None:
    gate = When(phrases={"en": ["they fell"]}, also={"forex": "named"}, without=["crypto"])
    _, findings, _ = Ruleset(Library([rule(when=gate)])).check(document(), Profile(), topics=topics)
    assert bool(findings) is speaks


@pytest.mark.parametrize(("languages", "speaks"), [(["en"], True), (["fr", "de"], False), ([], True)])
def test_a_gate_asks_for_a_language(languages: list[str], speaks: bool) -> None:
    assert bool(ids(rule(when=When(languages=languages)))) is speaks


def test_when_asks_for_words() -> None:
    assert ids(rule(when=When(phrases={"en": ["they fell"]}))) == ["vague-day"]
    assert ids(rule(when=When(phrases={"en": ["they rose"]}))) == []


def test_the_same_span_is_reported_once_and_a_jurisdiction_speaks_first() -> None:
    findings, _ = check(rule("a"), rule("b", jurisdictions=["fr"]), rule("c"), jurisdictions=("fr",))
    assert [f.rule for f in findings] == ["b"]


def test_different_spans_never_merge() -> None:
    findings, _ = check(rule("a"), rule("b", "rose the other day"))
    assert [f.rule for f in findings] == ["b", "a"]


def test_rules_of_a_pack_tell_one_phrase_of_wording_once() -> None:
    def wording(id_: str, phrase: str, pack: str, category: str = "wording/forecast") -> AnyRule:
        plain: dict[str, Any] = {"severity": "info", "title": "t", "message": "“{quote}”", "why": "w", "examples": {}}
        return WordingRule(id=id_, phrases={"en": [phrase]}, pack=pack, category=category, **plain)

    text = "Bitcoin could soon climb. It could fall."
    longest, part, other = wording("long", "could soon climb", "a"), wording("part", "soon climb", "a"), wording("fall", "could fall", "a")
    assert [f.rule for f in check(longest, part, other, text=text)[0]] == ["long", "fall"]
    assert [f.rule for f in check(longest, wording("house", "soon climb", "b"), text=text)[0]] == ["long", "house"]
    assert [f.rule for f in check(longest, wording("hype", "soon climb", "a", "wording/hype"), text=text)[0]] == ["long", "hype"]


def test_findings_stand_in_the_order_of_the_text() -> None:
    findings, _ = check(rule("b", "they fell"), rule("a", "prices rose"))
    assert [f.rule for f in findings] == ["a", "b"]


def test_a_fingerprint_outlives_moved_lines_and_counts_equals() -> None:
    first = check(rule(phrase="they fell"))[0][0]
    moved = check(rule(phrase="they fell"), text="A new start.\n\nMore.\n\n" + TEXT)[0][0]
    assert first.fingerprint == moved.fingerprint
    assert first.fingerprint != check(rule(phrase="they fell"), path="b.md")[0][0].fingerprint
    assert len(first.fingerprint) == 32


class _BrokenError(Exception):
    pass


def _kind_that(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def check(rule: AnyRule, context: Context) -> Iterator[Finding]:
        if rule.id == "broken":
            raise error
        yield from KINDS["freshness"].check(rule, context)

    monkeypatch.setitem(ruleset_module._KIND_OF, Freshness, Kind(Freshness, None, check))


def test_a_rule_that_fails_is_a_fault_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    _kind_that(monkeypatch, _BrokenError())
    findings, faults = check(rule("broken"), rule())
    assert [f.rule for f in findings] == ["vague-day"]
    assert [(f.level, f.code) for f in faults] == [("error", "rule/defect")]


def test_a_rule_that_takes_too_long_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    _kind_that(monkeypatch, TimeoutError())
    findings, faults = check(rule("broken"), rule())
    assert [f.rule for f in findings] == ["vague-day"]
    assert [(f.level, f.code) for f in faults] == [("warning", "rule/seconds")]


def test_front_matter_adds_jurisdictions_for_its_article() -> None:
    text = "---\ncaveat:\n  jurisdictions: [fr]\n---\n\n" + TEXT
    assert ids(rule(jurisdictions=["fr"]), text=text) == ["vague-day"]


def test_an_article_in_a_language_that_the_house_does_not_check_is_left_out() -> None:
    findings, faults = check(rule(), languages=("fr", "de"))
    assert findings == []
    assert [(f.level, f.code) for f in faults] == [("info", "file/language")]
    assert ids(rule(), languages=("fr", "en")) == ["vague-day"]


def test_unknown_names_have_a_mend() -> None:
    library = Library([rule()])
    assert unknown(library, ["vague-day", "text", "wording/hype", "all"]) == []
    assert unknown(library, ["vage-day"]) == [("vage-day", "did you mean 'vague-day'?")]


def test_unknown_names_on_the_command_line_are_faults_of_their_option() -> None:
    options = Options(Settings(select=["wordng"], jurisdictions=["frr"]), ("hipe",))
    library = Library([rule()], jurisdictions=WHERE)
    faults = config_faults(library, Configs(options).of(Path("/")))
    assert sorted(fault.path for fault in faults) == ["--ignore", "--jurisdiction", "--select"]


def test_an_accepted_finding_is_still_found_since_a_filter_takes_it_out_with_its_reason() -> None:
    assert ids(rule(), ignore=(Ignore("vague-day", "ours"),)) == ["vague-day"]


def test_articles_of_one_period_share_the_very_same_rules() -> None:
    bounded = rule(from_=date(2026, 3, 1), until=date(9999, 12, 31))
    selector = Selector(Library([bounded, rule("rise", severity="info")]))
    profile = Profile(severities={"rise": "warning"})
    before = selector.select(profile, date(2026, 2, 28))
    assert selector.select(profile, date(2020, 1, 1)) is before
    after = selector.select(profile, date(2026, 3, 1))
    assert [[r.id for r in s.asked] for s in (before, after)] == [["rise"], ["vague-day", "rise"]]
    assert selector.select(Profile(), date(2026, 3, 1)) is not after


def test_a_jurisdiction_that_front_matter_misspells_is_a_warning_at_its_place() -> None:
    _, faults = check(rule(), text="---\ncaveat:\n  jurisdictions: [eu, frr]\n---\n\n" + TEXT)
    assert [(f.level, f.line, f.message) for f in faults] == [("warning", 3, "there is no jurisdiction 'frr'")]
