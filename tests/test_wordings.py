"""Every prescribed wording that was read in the original, in all packs: found in any dress, missed when absent, shown when altered."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest

from lint.config import Profile
from lint.context import Context
from lint.document import Document
from lint.finding import Finding
from lint.kinds.disclaimer import Disclaimer
from lint.packs import Library, load_folders
from lint.presence.wordings import nearly, whole
from lint.readers import read
from lint.rule import ExampleCase, Wording
from lint.rulebook.examples import unmark
from lint.ruleset import Ruleset
from lint.terms import Audience
from lint.tokens import is_word, words

FILLED = {"{number}": "74", "{name}": "Elbonia Bank"}
CHANGED = "elbonian"
ELSEWHERE = "The town hall sells old chairs on Friday."
AUDIENCES: tuple[Audience, ...] = ("firm", "publisher", "influencer", "adviser")


@cache
def library() -> Library:
    return load_folders()


@cache
def ruleset() -> Ruleset:
    return Ruleset(library())


OFFICIAL = [w for w in library().wordings if w.source.verified == "official"]
ASKED = [
    (rule, wording)
    for wording in OFFICIAL
    for rule in library().of_kind(Disclaimer)
    if any(need.wording == wording.id for need in (*rule.require.any, *rule.require.all))
]
every_wording = pytest.mark.parametrize("wording", OFFICIAL, ids=[w.id for w in OFFICIAL])
every_demand = pytest.mark.parametrize(("rule", "wording"), ASKED, ids=[f"{r.id}-{w.id}" for r, w in ASKED])


def filled(text: str) -> str:
    """The text of a wording with something in its slots."""
    for slot, value in FILLED.items():
        text = text.replace(slot, value)
    return " ".join(re.sub(r"\{any ?\d+\}", "", text).split())


def altered(wording: Wording, part: float = 0.5) -> tuple[str, str]:
    """The text with one word changed, about at that part of it, and the word that was there: one that all variants have, beside no slot."""
    text = wording.text
    every = [{w for w in words(variant) if is_word(w)} for variant in (text, *wording.variants)]
    known = [w for w in words(text) if is_word(w)]
    found = [m for m in re.finditer(r"(?<![{\w])[^\W\d_]{3,}(?![\w}]| ?\{)", text) if not text[: m.start()].rstrip(" %").endswith("}")]
    found = [m for m in found if all(m[0].casefold() in one for one in every) and m[0] != "any"]
    found = [m for m in found if known.count(m[0].casefold()) == 1] or found
    chosen = found[min(len(found) - 1, int(part * len(found)))]
    return filled(text[: chosen.start()] + CHANGED + text[chosen.end() :]), chosen[0].casefold()


def document(text: str, language: str, day: date | None = None) -> Document:
    made, _ = read("a.md", text.encode(), format="markdown", language=language)
    assert made is not None
    return msgspec.structs.replace(made, date=day.isoformat() if day else "")


def context(text: str, wording: Wording) -> Context:
    return Context(document(text, wording.language), library(), Profile())


def dressed(text: str) -> Iterator[str]:
    """The same words as editors and templates bring them."""
    yield text
    yield text.replace("'", "’").replace("’", "'") if "’" in text else text.replace("'", "’")
    yield text.replace(" ", "\u00a0")
    yield text.replace(" ", "\n")
    yield f"**{text}**"
    middle = text.split(" ")
    half = len(middle) // 2
    yield " ".join([*middle[:half], f"_{middle[half].strip('_*')}_", *middle[half + 1 :]])
    yield f"> {text}"
    yield f"Words come first.\n\n“{text}”\n\nAnd words come last."
    yield text.replace("“", '"').replace("”", '"') if "“" in text else text.replace('"', "”")
    yield f"<p>{text}</p>"
    yield f'<div class="note">\n<p><strong>{text}</strong></p>\n</div>'
    yield "<p>" + text.replace(" ", "&nbsp;") + "</p>"
    yield "<p>" + " ".join([*middle[:half], f"<em>{middle[half]}</em>", *middle[half + 1 :]]) + "</p>"


@every_wording
def test_the_exact_text_is_found_in_any_dress(wording: Wording) -> None:
    for text in dressed(filled(wording.text)):
        assert wording.id in {f.wording for f in whole(context(text, wording))}, text


@every_wording
def test_a_lawful_variant_is_found(wording: Wording) -> None:
    for variant in wording.variants:
        text = filled(variant)
        assert wording.id in {f.wording for f in whole(context(text, wording))}, text


@every_wording
@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_one_changed_word_is_a_near_miss_that_shows_it(wording: Wording, part: float) -> None:
    text, word = altered(wording, part)
    seen = context(f"Words come first.\n\n{text}\n\nAnd words come last.", wording)
    assert wording.id not in {f.wording for f in whole(seen)}
    near = next((n for n in nearly(seen) if n.wording == wording.id), None)
    assert near is not None
    assert f"“{CHANGED}” instead of “{word}”" in near.differences


def day_of(rule: Disclaimer, wording: Wording) -> date:
    """A day on which both hold."""
    begins = [d for d in (rule.from_, wording.from_) if d]
    ends = [d for d in (rule.until, wording.until) if d]
    day = date(2026, 11, 25)
    day = min([day, *ends])
    return max([day, *begins])


def findings(
    rule: Disclaimer, text: str, language: str, day: date, audience: Audience | None = None, where: tuple[str, ...] | None = None
) -> list[Finding]:
    """What `rule` finds in `text`, where and for whom it holds unless told otherwise."""
    profile = Profile(
        root=Path("/"),
        path="a.md",
        as_of=day,
        jurisdictions=tuple(rule.jurisdictions) if where is None else where,
        audience=audience or (rule.audience[0] if rule.audience and "anyone" not in rule.audience else "publisher"),
        select=(rule.id,),
    )
    _, found, faults = ruleset().check(document(text, language, day), profile)
    assert not faults
    return [f for f in found if f.rule == rule.id]


def calling(rule: Disclaimer, wording: Wording, day: date) -> tuple[str, str]:
    """(text, language) of an example of the rule in which what it asks for is missing, in the wording's language if there is one."""
    order = sorted(rule.examples.items(), key=lambda pair: pair[0] != wording.language)
    for language, examples in order:
        for case in examples.bad:
            text, _ = unmark(case.text if isinstance(case, ExampleCase) else case)
            if [f.evidence["form"] for f in findings(rule, text, language, day)] == ["missing"]:
                return text, language
    raise AssertionError(f"{rule.id} has no example in which the text is missing")


def with_text(rule: Disclaimer, text: str, *added: str) -> str:
    """`text` with these paragraphs where the rule wants them."""
    blocks = text.split("\n\n")
    at = len(blocks)
    if rule.where in ("top", "before-first-figure"):
        at = 1 if blocks[0].startswith("#") else 0
    return "\n\n".join([*blocks[:at], *added, *blocks[at:]])


def beside(rule: Disclaimer, wording: Wording) -> list[str]:
    """The other wordings that the rule wants as well."""
    known = {w.id: w for w in library().wordings}
    return [filled(known[n.wording].text) for n in rule.require.all if n.wording and n.wording != wording.id]


def only_wordings(rule: Disclaimer) -> bool:
    return all(need.wording for need in rule.require.all)


@every_demand
def test_its_absence_is_found_and_its_presence_is_not(rule: Disclaimer, wording: Wording) -> None:
    day = day_of(rule, wording)
    text, language = calling(rule, wording, day)
    found = findings(rule, with_text(rule, text, filled(wording.text), *beside(rule, wording)), language, day)
    if only_wordings(rule):
        assert found == []
    else:
        assert all(f.evidence.get("wording") != wording.id for f in found)


@every_demand
def test_an_altered_text_is_found_where_it_stands_with_the_word(rule: Disclaimer, wording: Wording) -> None:
    day = day_of(rule, wording)
    text, language = calling(rule, wording, day)
    changed, word = altered(wording)
    found = findings(rule, with_text(rule, text, changed, *beside(rule, wording)), language, day)
    assert found
    if only_wordings(rule) and not any(need.statement or need.phrases for need in rule.require.any):
        assert [f.evidence["form"] for f in found] == ["near"]
        assert CHANGED in found[0].message
        assert word in found[0].message


@every_demand
def test_the_rule_is_silent_for_others_elsewhere_and_at_other_times(rule: Disclaimer, wording: Wording) -> None:
    day = day_of(rule, wording)
    text, language = calling(rule, wording, day)
    assert findings(rule, ELSEWHERE, "en", day) == []
    assert findings(rule, text, language, day, where=()) == []
    for audience in AUDIENCES:
        if rule.audience and "anyone" not in rule.audience and audience not in rule.audience:
            assert findings(rule, text, language, day, audience=audience) == []
    if rule.from_:
        assert findings(rule, text, language, rule.from_ - timedelta(days=1)) == []
    if rule.until:
        assert findings(rule, text, language, rule.until + timedelta(days=1)) == []


def test_no_two_wordings_read_in_the_original_have_one_text() -> None:
    assert len({w.text for w in OFFICIAL}) == len(OFFICIAL)
