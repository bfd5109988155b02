"""Whether a rule's `when` is met by an article: its topics, what was found in it, its words."""

from typing import Any

from lint.context import Context
from lint.kinds import AnyRule
from lint.observation import Topic
from lint.phrase import Phrasebook
from lint.terms import TOPIC_LEVELS, TopicLevel


def applies(rule: AnyRule, context: Context) -> bool:
    """True without a `when`; else when one of its conditions is met."""
    when = rule.when
    if not (when.topics or when.triggers or when.phrases):
        return True
    if any(_reaches(topic, when.topics.get(topic.topic)) for topic in context.topics):
        return True
    if when.triggers and not context.ask(_found).isdisjoint(when.triggers):
        return True
    if not when.phrases:
        return False
    return any(key == rule.id and not match.negated for key, match in context.library.once(_book).search(context))


def _reaches(topic: Topic, least: TopicLevel | None) -> bool:
    return least is not None and TOPIC_LEVELS.index(topic.level) >= TOPIC_LEVELS.index(least)


def _found(context: Context) -> frozenset[str]:
    """The categories that the article's own words and figures fall into."""
    categories: set[str] = {hit.category for hit in context.wording if hit.voice == "author"}
    supports = {figure.support for figure in context.figures if figure.claim}
    if "none" in supports:
        categories.add("figure/unsupported")
    if "vague" in supports:
        categories.add("figure/vague-source")
    return frozenset(categories)


def _book(library: Any) -> Phrasebook[str]:
    rules: tuple[AnyRule, ...] = library.rules
    return Phrasebook(
        ((rule.id, code, phrase) for rule in rules for code, phrases in rule.when.phrases.items() for phrase in phrases),
        library.lexicon,
    )
