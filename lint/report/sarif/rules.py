"""Rules as SARIF describes them (3.49, reportingDescriptor), in the properties that GitHub reads."""

from collections.abc import Iterator
from typing import Any, Final

from lint.report import RuleCard
from lint.report.escape import line
from lint.report.markdown import markdown
from lint.report.pages import page_of
from lint.terms import Category, Severity

LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "recommendation"}
_TAGS: Final = 20
"""Most tags of a rule that GitHub takes; with more it refuses the file."""


def descriptor(rule: str, card: RuleCard | None, category: Category, severity: Severity) -> dict[str, Any]:
    """A rule that spoke; `severity` is the gravest with which it did."""
    described: dict[str, Any] = {
        "id": rule,
        "name": "".join(word.capitalize() for word in rule.split("-")),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": _tags(card, category), "problem.severity": _PROBLEMS[severity]},
    }
    if card is None:  # what Caveat itself says of suppressions has no card
        text = {"text": _sentence(f"{rule} ({category})")}
        return {**described, "shortDescription": text, "fullDescription": text, "help": text}
    described["shortDescription"] = {"text": _sentence(card.title)}
    described["fullDescription"] = {"text": _sentence(card.why)}
    described["help"] = {"text": "\n\n".join(_help(card, line)), "markdown": "\n\n".join(_help(card, markdown))}
    if address := page_of(rule, card):
        described["helpUri"] = address
    return described


def _tags(card: RuleCard | None, category: Category) -> list[str]:
    tags = [category, category.partition("/")[0]]
    if card is not None:
        tags += [f"jurisdiction/{name}" for name in card.jurisdiction.split(", ") if name]
        tags += [f"pack/{card.pack}", f"status/{card.status}"]
    return list(dict.fromkeys(tags))[:_TAGS]


def _help(card: RuleCard, shown: Any) -> Iterator[str]:
    yield _sentence(shown(card.why))
    if card.instead:
        yield "Write instead: " + _sentence(shown(card.instead))
    for citation in card.citations:
        yield ("Law: " if card.jurisdiction else "Source: ") + shown(citation.text) + (f" <{citation.url}>" if citation.url else "")


def _sentence(text: str) -> str:
    text = line(text)
    return text if text.endswith((".", "!", "?", "…", "”")) else text + "."
