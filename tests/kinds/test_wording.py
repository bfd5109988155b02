"""The kind `wording`."""

from typing import Any

import msgspec
import pytest

from lint.context import Builtin, Context
from lint.kinds import wording
from lint.kinds.wording import WordingRule
from lint.rule import Examples
from tests.phrase.articles import document


def rule(**fields: Any) -> WordingRule:
    given: dict[str, Any] = {
        "id": "some-rule",
        "category": "wording/forecast",
        "severity": "info",
        "title": "A title",
        "message": "“{quote}” is too sure.",
        "why": "Nobody knows.",
        "examples": {"en": Examples()},
    }
    return WordingRule(**{**given, **fields})


def seen(text: str, *rules: WordingRule, language: str = "en") -> Context:
    around = Context(document(text, language), Builtin())
    wording.observe(rules, around)
    return around


def hits(text: str, *rules: WordingRule, language: str = "en") -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.voice) for hit in seen(text, *rules, language=language).wording]


def findings(text: str, one: WordingRule) -> list[str]:
    return [text[f.span.start : f.span.end] for f in wording.check(one, seen(text, one))]


CLIMB = rule(phrases={"en": ["could …2 climb"]})


def test_every_hit_is_seen_and_only_the_authors_own_is_found() -> None:
    text = "Gold could climb. Gold could not climb. Goldman Sachs said that gold could climb."
    assert hits(text, CLIMB) == [("could climb", "author"), ("could not climb", "negated"), ("could climb", "reported")]
    assert findings(text, CLIMB) == ["could climb"]


def test_the_message_quotes_the_words_and_the_evidence_tells_the_voice() -> None:
    (found,) = wording.check(CLIMB, seen("Gold could climb.", CLIMB))
    assert found.message == "“could climb” is too sure."
    assert found.evidence == {"reason": "the article says it itself", "voice": "author"}


def test_a_prohibited_name_is_the_authors_own_words_though_it_names_a_source() -> None:
    forbidden = rule(category="wording/prohibited", phrases={"en": ["recommended by the FCA"]})
    assert findings("The plan is recommended by the FCA.", forbidden) == ["recommended by the FCA"]
    assert findings("Goldman Sachs said that the plan is recommended by the FCA.", forbidden) == []


def test_about_wants_an_object() -> None:
    one = rule(phrases={"en": ["could climb"]}, about="asset")
    assert findings("The fund could climb.", one) == ["could climb"]
    assert findings("The child could climb.", one) == []


def test_subject_wants_the_object_before_the_phrase_with_no_person_between() -> None:
    one = rule(phrases={"en": ["could climb"]}, subject="asset")
    assert findings("The fund could climb.", one) == ["could climb"]
    assert findings("Watch the fund while you could climb.", one) == []


def test_unless_takes_a_hit_away_in_its_clause() -> None:
    one = rule(phrases={"en": ["could climb"]}, unless={"en": ["in theory"]})
    assert hits("Gold could climb in theory.", one) == []
    assert hits("In theory, gold could climb.", one) == [("could climb", "author")]


def test_a_term_of_art_is_seen_and_not_found() -> None:
    one = rule(phrases={"en": ["risk-free"]}, terms={"en": ["risk-free rate[s]"]})
    text = "The risk-free rate of a risk-free fund."
    assert hits(text, one) == [("risk-free", "term"), ("risk-free", "author")]
    assert findings(text, one) == ["risk-free"]


def test_the_longest_hit_of_a_rule_stands_alone_and_those_of_two_rules_stand_both() -> None:
    one = rule(phrases={"en": ["could climb", "could climb fast"]})
    other = rule(id="other-rule", phrases={"en": ["climb fast"]})
    assert hits("Gold could climb fast.", one) == [("could climb fast", "author")]
    assert hits("Gold could climb fast.", one, other) == [("could climb fast", "author"), ("climb fast", "author")]


@pytest.mark.parametrize(("where", "text"), [("question", "Could gold climb?"), ("hypothetical", "If it rains, gold could climb.")])
def test_a_rule_is_silent_in_the_sentences_it_names(where: Any, text: str) -> None:
    phrases = {"en": ["could … climb"]}
    assert hits(text, rule(phrases=phrases)) != []
    assert hits(text, rule(phrases=phrases, not_in=[where])) == []


def test_nobody_to_be_looked_up_is_a_hit_and_a_named_source_is_none() -> None:
    one = rule(category="wording/vague-attribution", holder="vague-source")
    assert hits("Experts say that gold could climb.", one) == [("Experts say", "author")]
    assert hits("Goldman Sachs says that gold could climb.", one) == []


def test_a_pattern_is_tried_where_its_anchor_occurs() -> None:
    one = rule(pattern={"en": r"could\s+(\w+\s+){0,2}climb"}, anchors={"en": ["climb"]})
    assert hits("Gold could soon climb. Gold could fall.", one) == [("could soon climb", "author")]
    assert hits("Gold could soon climbing.", one) == []


def test_a_pattern_that_takes_too_long_is_a_timeout_of_its_rule_alone() -> None:
    slow = rule(pattern={"en": r"(a|aa)+$x|(a|a?)+b"}, anchors={"en": ["climb"]})
    around = Context(document("climb " + "a" * 4000 + " could climb."), Builtin())
    around.profile = msgspec.structs.replace(around.profile, limits=msgspec.structs.replace(around.profile.limits, rule_seconds=0.05))
    wording.observe([slow, CLIMB], around)
    with pytest.raises(TimeoutError):
        list(wording.check(slow, around))
    assert [hit.rule for hit in around.wording] == ["some-rule"] or around.wording[0].voice == "author"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"pattern": {"en": "(a"}, "anchors": {"en": ["a"]}}, "the pattern for en cannot be read"),
        ({"pattern": {"en": "a"}}, "the pattern for en has no anchors"),
    ],
)
def test_a_bad_pattern_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rule(**fields)


def test_no_language_slows_another() -> None:
    many = [rule(id=f"rule-{i}", phrases={code: [f"word{i} … other", "<asset> … word"] for code in ("en", "fr", "de")}) for i in range(50)]
    around = seen("Word7 and other things, and word8 too.", *many)
    book = around.library.once(wording._Books).of(many)
    assert book.compiled == 2
