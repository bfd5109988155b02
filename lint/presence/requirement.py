"""Whether what a rule requires is there: met, or what stands in its place."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from lint.context import Context
from lint.language import guess
from lint.presence.passages import passages
from lint.presence.place import WORDS, Where, seen, stands
from lint.presence.wordings import Found, holds_on, kin, load_wordings, nearly, whole
from lint.rule import Phrases, Wording

Form = Literal["met", "place", "outdated", "translation", "variant", "near", "missing"]
_ORDER: Final[tuple[Form, ...]] = ("met", "place", "outdated", "translation", "variant", "near", "missing")


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that meets a requirement: a prescribed wording by its id, a statement of `rules/disclaimers`, or phrases."""

    wording: str = ""
    statement: str = ""
    phrases: Phrases = {}


class Require(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be there: one of `any`, and each of `all`."""

    any: list[Need] = []
    all: list[Need] = []


class Terms(msgspec.Struct, frozen=True):
    """On which terms a need is met: where, seen from `trigger` (a prose offset), how prominent, in which language, on which day."""

    where: Where
    prominent: bool
    language: str
    trigger: int
    day: date


class Answer(msgspec.Struct, frozen=True):
    """What was found for a requirement: its `form`, the passage ``[start, end)`` of prose (empty where nothing stands), and why.

    `alike`, from 0 to 1, tells how near a near miss is.
    """

    form: Form
    start: int = 0
    end: int = 0
    reason: str = ""
    wording: str = ""
    differences: tuple[str, ...] = ()
    alike: float = 0.0


def answer(require: Require, terms: Terms, said: Sequence[Sequence[tuple[int, int]]], context: Context) -> Answer:
    """The answer to a requirement. `said` holds the places of each need's own phrases, those of `any` first."""
    wanted = _language([*require.any, *require.all], terms.language, context)
    some = [_need(need, terms, wanted, places, context) for need, places in zip(require.any, said, strict=False)]
    every = [_need(need, terms, wanted, places, context) for need, places in zip(require.all, said[len(require.any) :], strict=False)]
    best = min(some, key=_rank, default=Answer("met"))
    return max([best, *every], key=_rank)


def _rank(found: Answer) -> tuple[int, float]:
    return _ORDER.index(found.form), -found.alike


def _need(need: Need, terms: Terms, language: str, said: Sequence[tuple[int, int]], context: Context) -> Answer:
    if need.wording:
        wording = context.library.once(load_wordings).by_id.get(need.wording)
        return _wording(wording, terms, language, context) if wording is not None else Answer("missing", reason="no such wording")
    if need.statement:
        made = [(p.start, p.end) for p in context.ask(passages) if p.statement == need.statement]
        return _standing(made, terms, context)
    return _standing(said, terms, context)


def _standing(places: Iterable[tuple[int, int]], terms: Terms, context: Context) -> Answer:
    """Met where one of `places` stands as it must."""
    best = Answer("missing", reason="nothing says it")
    for start, end in places:
        if not stands(terms.where, start, end, terms.trigger, context):
            best = Answer("place", start, end, f"it must stand {WORDS[terms.where]}")
        elif terms.prominent and not seen(start, context):
            best = Answer("place", start, end, "it must be seen without opening a note or a folded part")
        else:
            return Answer("met", start, end)
    return best


def _wording(wording: Wording, terms: Terms, language: str, context: Context) -> Answer:
    standing = context.ask(whole)
    if holds_on(wording, terms.day):
        own = [f for f in standing if f.wording == wording.id]
        if own and language and wording.language != language:
            return Answer("translation", own[0].start, own[0].end, f"it must be in the language {language}", wording.id)
        found = _standing([(f.start, f.end) for f in own], terms, context)
        if found.form != "missing":
            return msgspec.structs.replace(found, wording=wording.id)
    instead = _kin(wording, standing, terms.day, context)
    if instead is not None:
        return instead
    near = next((n for n in context.ask(nearly) if n.wording == wording.id), None) if holds_on(wording, terms.day) else None
    if near is not None:
        return Answer("near", near.start, near.end, "nearly the prescribed text", wording.id, near.differences, near.alike)
    return Answer("missing", reason="the prescribed text is not there", wording=wording.id)


def _kin(wording: Wording, standing: Sequence[Found], day: date, context: Context) -> Answer | None:
    """The most telling kin of `wording` that stands whole; of two alike the longer, since a short text may begin a long one."""
    known = context.library.once(load_wordings).by_id
    best: Answer | None = None
    for found in standing:
        other = known[found.wording]
        relation = kin(wording, other, day)
        if not relation:
            continue
        reason = {
            "outdated": f"this text of {other.source.text} was in force {_span(other)}",
            "translation": f"this is the text in the language {other.language}, and {wording.language} is wanted",
            "variant": f"this is the text of {other.source.text}, and that of {wording.source.text} is wanted",
        }[relation]
        answer_ = Answer(relation, found.start, found.end, reason, other.id)
        if best is None or (_rank(answer_), answer_.start - answer_.end) < (_rank(best), best.start - best.end):
            best = answer_
    return best


def _span(wording: Wording) -> str:
    begin = f"from {wording.from_}" if wording.from_ else ""
    return " ".join(part for part in (begin, f"until {wording.until}" if wording.until else "") if part)


def _language(needs: Sequence[Need], asked: str, context: Context) -> str:
    """The language in which a wording must stand: the one asked for, where one of the wordings is in it; '' for any."""
    wanted = (context.document.language or guess(context.document.prose.text)) if asked == "document" else asked
    known = context.library.once(load_wordings).by_id
    return wanted if any(known[n.wording].language == wanted for n in needs if n.wording in known) else ""
