"""What in an article calls for a disclaimer: a topic, a phrase already judged, words, a link, a statement."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from lint.attribution import attributions
from lint.context import Context, Library
from lint.document import Block, Sentence
from lint.observation import Topic
from lint.phrase import Phrasebook
from lint.presence.affiliate import affiliates
from lint.presence.calls import calls
from lint.presence.passages import passages
from lint.rule import When
from lint.terms import LANGUAGES, TOPIC_LEVELS
from lint.topics import TopicFile, Topics, load_topics, mentions, reaches

About = Literal["", "investment", "asset", "security"]
"""What a phrase must be about to count: anything; an investment that the article discusses; an asset that its paragraph names; a
single security or token that its paragraph, title or heading names, or the article more than in passing."""

_OWNER: Final = 2  # words at most between what moves and whose it is
_OFTEN: Final = 3  # mentions that make a security what the article is about
_EXPECTS: Final = ("wording/forecast", "wording/certainty")


class Trigger(msgspec.Struct, frozen=True):
    """The words ``[start, end)`` of prose that call for a disclaimer, and why, in words."""

    start: int
    end: int
    reason: str


def spoken(start: int, end: int, context: Context) -> bool:
    """True where the article itself says ``[start, end)``: in no quotation, and no source that can be looked up says the sentence."""
    if context.quotation(start, end) is not None:
        return False
    sentence = context.document.sentence_at(start)
    named = [a for a in context.ask(attributions) if a.named and context.document.sentence_at(a.start) == sentence]
    return not any(a.reach[0] <= start < a.reach[1] for a in named)


def moved(start: int, end: int, others: Sequence[tuple[int, int]], context: Context) -> bool:
    """True where the subject of ``[start, end)`` is one of `others` (revenue, inflation): the last of them before its end stands in
    its sentence, and no asset is named after that but as its owner ("the revenue of Acme", "flows into ETFs")."""
    sentence = context.document.sentences[context.document.sentence_at(start)]
    before = [other for other in others if sentence.start <= other[0] and other[1] <= end]
    if not before:
        return False
    assets, last = context.ask(_assets), max(before)[1]
    named = assets[bisect_left(assets, last) : bisect_left(assets, end)]
    return not any(len(between := context.text(last, at).split()) > _OWNER or any(c in ",;:" for c in "".join(between)) for at in named)


def triggers(when: When, about: About, context: Context, said: Sequence[tuple[int, int]], own: str) -> Iterator[Trigger]:
    """All that calls for a disclaimer under `when`, the clearest kind first: judged phrases, words, links, statements, topics.

    `said` are the places of ``when.phrases``; `own` is the statement asked for: words that make it do not call for it.
    """
    notices = [p.words for p in context.ask(passages) if p.statement == own and p.certain]
    hits = [h for h in context.wording if h.category in when.triggers and h.voice == "author"]
    hits = [h for h in hits if _concerns(h.start, about, context, h.category in _EXPECTS) and not _within(h.start, h.end, notices)]
    hits.sort(key=lambda h: not _concerns(h.start, about, context, expects=True))  # what is near a security before what is not
    for hit in hits:
        # One phrase that names no asset is thin evidence in an article about investments; two are not.
        if about != "investment" or len(hits) > 1 or _concerns(hit.start, "asset", context):
            yield Trigger(hit.start, hit.end, f"{hit.category.partition('/')[2]} in the author's voice")
    for start, end in said:
        if _concerns(start, about, context) and not _within(start, end, notices):
            yield Trigger(start, end, "these words call for it")
    if "affiliate" in when.links:
        for affiliate in context.ask(affiliates):
            link = context.document.links[affiliate.link]
            yield Trigger(link.start, link.end, affiliate.reason)
    if "call-to-action" in when.links:
        for index in context.ask(calls):
            link = context.document.links[index]
            yield Trigger(link.start, link.end, "a call to get another's product")
    for passage in context.ask(passages):
        if passage.statement in when.statements:
            yield Trigger(passage.start, passage.end, passage.how)
    for view in context.disclaimers:
        if view.category in when.triggers and view.trigger is not None:
            yield Trigger(*view.trigger, view.reason)
    yield from _topics(when, context)


def _topics(when: When, context: Context) -> Iterator[Trigger]:
    known = context.library.once(load_topics)
    found = [t for t in context.topics if reaches(t, when.topics)]
    for topic in sorted(found, key=lambda t: -TOPIC_LEVELS.index(t.level)):
        title = known.by_id[topic.topic].title.lower() if topic.topic in known.by_id else topic.topic
        yield Trigger(topic.start, topic.end, f"{title} {topic.level}")


def _within(start: int, end: int, notices: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in notices)


def _concerns(start: int, about: About, context: Context, expects: bool = False) -> bool:
    """True where what stands at `start` is about that. What is expected (`expects`) is expected of what stands near it; praise and
    advice may be on what the whole article is about."""
    if not about:
        return True
    if about == "investment":
        return context.ask(_invested)
    spans = context.ask(_assets if about == "asset" else _securities)
    document = context.document
    block = document.blocks[document.block_at(start)]
    near: list[Block | Sentence] = [document.blocks[block.section]] if block.section >= 0 else []
    if about == "security":
        near += [block, *(b for b in document.blocks if b.kind == "title")]
    else:
        # "It fell 8 %": what fell stands in this sentence or the one before.
        at = document.sentence_at(start)
        near += [s for s in document.sentences[max(0, at - 1) : at + 1] if block.start <= s.start]
    if any(bisect_left(spans, place.start) < bisect_left(spans, place.end) for place in near):
        return True
    return about == "security" and not expects and len(spans) >= _OFTEN


def _invested(context: Context) -> bool:
    """The article names something risky, or discusses something that one puts money in."""
    topics = context.library.once(load_topics)
    return any((t.level != "named" and _of(topics, t).investment) or _of(topics, t).high_risk for t in context.topics)


def _assets(context: Context) -> tuple[int, ...]:
    """Where something is named that has a price or a return; the family of all investments is too wide a word."""
    topics = context.library.once(load_topics)
    seen = context.ask(mentions)
    named = [m.start for t, hits in seen.named.items() if topics.by_id[t].investment and topics.by_id[t].under for m in hits]
    if context.ask(_invested):
        # Where investments are the subject, "the fund" and "the token" are assets too.
        named += [match.start for _, match in context.library.once(_instruments).search(context)]
    return tuple(sorted([*named, *_securities(context)]))


def _instruments(library: Library) -> Phrasebook[str]:
    """The words for what one buys, in every language."""
    return Phrasebook([("instrument", language, "<instrument>") for language in LANGUAGES], library.lexicon)


def _securities(context: Context) -> tuple[int, ...]:
    """Where a single security or token is named."""
    return tuple(sorted(start for found in context.ask(mentions).specific.values() for start, _ in found))


def _of(topics: Topics, topic: Topic) -> TopicFile:
    return topics.by_id.get(topic.topic) or TopicFile(topic.topic, topic.topic)
