"""Whether a rule's `when` is met by an article: its topics, what was found in it, its words."""

from typing import Any

from lint.context import Context
from lint.kinds import AnyRule
from lint.phrase import Phrasebook
from lint.topics import admitted, reaches


def applies(rule: AnyRule, context: Context) -> bool:
    """True where the article passes the gate of `when`, and meets one of its conditions where it has any."""
    when = rule.when
    if not admitted(when, context.topics, context.document.language):
        return False
    if not (when.topics or when.triggers or when.phrases):
        return True
    if any(reaches(topic, when.topics) for topic in context.topics):
        return True
    if when.triggers and not context.ask(_found).isdisjoint(when.triggers):
        return True
    if not when.phrases:
        return False
    return any(key == rule.id and not match.negated for key, match in context.library.once(_book).search(context))


def _found(context: Context) -> frozenset[str]:
    """The categories that the article's own words and figures fall into, and the disclaimers that it calls for or makes."""
    categories: set[str] = {hit.category for hit in context.wording if hit.voice == "author"}
    categories |= {view.category for view in context.disclaimers if view.triggered or view.quote is not None}
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
