"""What in an article calls for a disclaimer: a topic, a phrase already judged, words, a link, a statement."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from lint.context import Context
from lint.observation import WordingHit
from lint.presence.affiliate import affiliates
from lint.presence.passages import Passage, passages
from lint.rule import When
from lint.terms import TOPIC_LEVELS
from lint.topics import Topics, load_topics, mentions

About = Literal["", "investment", "security"]
"""What a phrase must be about to count: anything, an investment, a single security or token."""

_INVESTING = "investing"


class Trigger(msgspec.Struct, frozen=True):
    """The words ``[start, end)`` of prose that call for a disclaimer, and why, in words."""

    start: int
    end: int
    reason: str


def triggers(when: When, about: About, context: Context, said: Sequence[tuple[int, int]], own: str) -> Iterator[Trigger]:
    """All that calls for a disclaimer under `when`, the clearest kind first: judged phrases, words, links, statements, topics.

    `said` are the places of ``when.phrases``; `own` is the statement asked for: what stands in a passage that makes it does not
    call for it.
    """
    notices = [p for p in context.ask(passages) if p.statement == own and p.certain]
    for hit in context.wording:
        if hit.category in when.triggers and hit.voice == "author" and _concerns(hit.start, about, context) and not _in(hit, notices):
            yield Trigger(hit.start, hit.end, f"{hit.category.partition('/')[2]} in the author's voice")
    for start, end in said:
        if _concerns(start, about, context) and not any(p.start <= start < p.end for p in notices):
            yield Trigger(start, end, "these words call for it")
    if "affiliate" in when.links:
        for affiliate in context.ask(affiliates):
            link = context.document.links[affiliate.link]
            yield Trigger(link.start, link.end, affiliate.reason)
    for passage in context.ask(passages):
        if passage.statement in when.statements:
            yield Trigger(passage.start, passage.end, passage.how)
    yield from _topics(when, context)


def _topics(when: When, context: Context) -> Iterator[Trigger]:
    known = context.library.once(load_topics)
    found = [t for t in context.topics if t.topic in when.topics]
    found.sort(key=lambda t: -TOPIC_LEVELS.index(t.level))
    for topic in found:
        if TOPIC_LEVELS.index(topic.level) >= TOPIC_LEVELS.index(when.topics[topic.topic]):
            title = known.by_id[topic.topic].title.lower() if topic.topic in known.by_id else topic.topic
            yield Trigger(topic.start, topic.end, f"{title} {topic.level}")


def _in(hit: WordingHit, notices: Sequence[Passage]) -> bool:
    return any(p.start <= hit.start < p.end for p in notices)


def _concerns(start: int, about: About, context: Context) -> bool:
    """True where what stands at `start` is about an investment, or a single security: by its sentence, else by the article."""
    if about == "investment":
        return context.ask(_invested)
    if about == "security":
        return context.ask(_secured)
    return True


def _invested(context: Context) -> bool:
    """The article discusses something that one puts money in."""
    topics = context.library.once(load_topics)
    strong = [t for t in context.topics if t.level != "named" or t.topic != _INVESTING]
    return any(t.level != "named" and _investment(topics, t.topic) for t in strong)


def _secured(context: Context) -> bool:
    """The article names a single security or token, more than in passing."""
    spans = [s for found in context.ask(mentions).specific.values() for s in found]
    if len(spans) > 1:
        return True
    return any(context.block(start).kind in ("title", "heading", "description") for start, _ in spans)


def _investment(topics: Topics, topic: str) -> bool:
    return topic in topics.by_id and topics.by_id[topic].investment
