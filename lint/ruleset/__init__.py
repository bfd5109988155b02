"""All rules of a library, masked by what holds for an article: they look, they judge, and the answers are settled."""

from collections.abc import Iterator, Sequence
from time import perf_counter

from lint.config import ArticleSettings, Profile, article_settings, names
from lint.context import Context
from lint.document import Document
from lint.errors import Fault
from lint.finding import Finding
from lint.kinds import KINDS, AnyRule, Kind
from lint.observation import Topic
from lint.packs import Library
from lint.ruleset.applies import applies
from lint.ruleset.select import Selection, Selector, config_faults, day_of, select, unknown
from lint.ruleset.settle import settle
from lint.topics import observe as observe_topics
from lint.yamlfile import Source, suggest

__all__ = ["Ruleset", "Selection", "applies", "config_faults", "day_of", "select", "unknown"]

_KIND_OF = {kind.rule: kind for kind in KINDS.values()}


class Ruleset:
    """The rules of `library`. It keeps nothing of an article, so one serves a whole run."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._selector = Selector(library)

    def check(self, document: Document, profile: Profile, topics: Sequence[str] = ()) -> tuple[Context, list[Finding], list[Fault]]:
        """What the rules see in `document`, what they find, sorted and with fingerprints, and which of them failed.

        `topics` are taken as discussed in the article, whatever its words.
        """
        article, faults = self._article(document)
        profile = profile.with_article(article)
        context = Context(document, self.library, profile)
        selection = self._selector.select(profile, day_of(document, profile))
        if profile.languages and document.language not in profile.languages:
            message = (
                f"this article is in {document.language or 'an unknown language'}, and the config checks {', '.join(profile.languages)}"
            )
            return context, [], [*faults, Fault("info", document.path, 0, 0, "file/language", message, "add it to languages:")]
        faults += self._observe(selection, context, topics)
        started = perf_counter()
        findings: list[Finding] = []
        replaced = _replaced(selection.replacing, context)
        for rule in selection.asked:
            if rule.id in replaced or (rule.category in replaced and not rule.jurisdictions and not rule.replaces):
                continue
            faults += self._check(rule, context, findings)
        settled = settle(findings, selection.by_id, document, profile.path or document.path)
        context.spent["judging"] = perf_counter() - started
        return context, settled, faults

    def _article(self, document: Document) -> tuple[ArticleSettings, list[Fault]]:
        """What the article's front matter sets for itself, and what of it means nothing."""
        entries = [(entry.key, entry.value, entry.source.start) for entry in document.metadata if entry.key.startswith("caveat")]
        if not entries:
            return ArticleSettings(), []
        article, faults = article_settings(entries, document.path, document.text)
        codes = sorted(self.library.jurisdictions)
        for name in names(article.jurisdictions):
            if name not in self.library.jurisdictions:
                at = next((offset for _, value, offset in entries if name in value), 0)
                message = f"there is no jurisdiction '{name[:60]}'"
                source = Source(document.path, document.text)
                faults.append(source.fault(at, "article/jurisdictions", message, suggest(name, codes), "warning"))
        return article, faults

    def _observe(self, selection: Selection, context: Context, topics: Sequence[str]) -> list[Fault]:
        """Let every kind note what is there: topics first, then the kinds in their order."""
        faults: list[Fault] = []
        started = perf_counter()
        try:
            given = tuple(Topic(topic, "discussed", 0, 0) for topic in topics)
            context.topics = (*given, *(t for t in observe_topics(context) if t.topic not in topics))
        except Exception as error:
            faults.append(_failed("topics", context, error))
        started = _clocked(context, "topics", started)
        for tag, kind in KINDS.items():
            if kind.observe is None:
                continue
            try:
                kind.observe(selection.by_kind.get(kind.rule, []), context)
            except Exception as error:
                faults.append(_failed(tag, context, error))
            started = _clocked(context, tag, started)
        return faults

    def _check(self, rule: AnyRule, context: Context, findings: list[Finding]) -> list[Fault]:
        """Add what `rule` finds; a rule that fails loses what it would still have found, and no other does."""
        kind = _KIND_OF[type(rule)]
        try:
            if kind.applies is not None or applies(rule, context):
                findings.extend(_spoken(kind.check(rule, context)))
        except TimeoutError:
            seconds = context.profile.limits.rule_seconds
            message = f"the rule {rule.id} took longer than {seconds:g} s and was left out"
            mend = "make its pattern simpler, or raise limits: rule-seconds"
            return [Fault("warning", context.document.path, 0, 0, "rule/seconds", message, mend)]
        except Exception as error:
            return [_failed(rule.id, context, error)]
        return []


def _clocked(context: Context, phase: str, started: float) -> float:
    now = perf_counter()
    context.spent[phase] = now - started
    return now


def _spoken(found: Iterator[Finding]) -> Iterator[Finding]:
    """Findings that stand somewhere: a span that is empty or runs backwards marks nothing that a reader could look at."""
    return (finding for finding in found if 0 <= finding.span.start <= finding.span.end)


def _applies(kind: Kind, rule: AnyRule, context: Context) -> bool:
    return kind.applies(rule, context) if kind.applies is not None else applies(rule, context)


def _replaced(replacing: tuple[AnyRule, ...], context: Context) -> frozenset[str]:
    """The categories of general rules, and the rules of wider jurisdictions, instead of which a rule that applies speaks, met or not."""
    found: set[str] = set()
    for rule in replacing:
        try:
            if _applies(_KIND_OF[type(rule)], rule, context):
                found.update(rule.replaces, rule.supersedes)
        except Exception:  # the same failure is told when the rule is checked
            continue
    return frozenset(found)


def _failed(name: str, context: Context, error: Exception) -> Fault:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" in {at.tb_frame.f_code.co_filename.replace(chr(92), '/').rpartition('/')[2]}:{at.tb_lineno}" if at is not None else ""
    message = f"the rule {name} could not be checked: {type(error).__name__}{where}"
    return Fault(
        "error", context.document.path, 0, 0, "rule/defect", message, "this is a defect of Caveat; please report it with the article"
    )
