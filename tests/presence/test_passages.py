"""Where a disclaimer counts: asides, front matter, components and small print, but not quotations, comments and pointers."""

import msgspec
import pytest

from lint.config import Profile
from lint.context import Builtin, Context
from lint.presence import stated
from lint.readers import read

_LIBRARY = Builtin()
_BODY = "The market was calm this week, and few people looked at the price of bitcoin.\n\n" * 6


def context(text: str, profile: Profile | None = None, name: str = "article.md") -> Context:
    document, _ = read(name, text.encode(), language="en")
    assert document is not None
    return Context(document, _LIBRARY, profile)


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Bitcoin\ndisclaimer: [This article is not investment advice.]\n---\n{_BODY}",
        f"{_BODY}*This article is not investment advice.*\n",
        f"{_BODY}**Disclaimer:** Not investment advice.\n",
        f"{_BODY}> Please note: this is not investment advice.\n",
        f"{_BODY}- This article is not investment advice.\n",
        f"{_BODY}:::warning\nNot investment advice.\n:::\n\n{_BODY}",
        f"{_BODY}<small>This article is **not** investment&nbsp;advice.</small>\n",
        f"{_BODY}Notes.[^1]\n\n[^1]: This article is not investment advice.\n",
        f"| Note |\n|---|\n| This article is not investment advice. |\n\n{_BODY}",
        f"{_BODY}THIS ARTICLE IS NOT INVESTMENT ADVICE. Lawyers made us write that, ha ha.\n",
        f"{_BODY}Dieser Beitrag ist keine Anlageberatung.\n",
    ],
)
def test_a_disclaimer_counts_wherever_it_stands(text: str) -> None:
    assert stated(context(text), "not-advice") is not None


@pytest.mark.parametrize(
    "text",
    [
        f"{_BODY}<!-- This article is not investment advice. -->\n",
        f"{_BODY}See the [disclaimer](/legal) of this site.\n",
        f'{_BODY}The broker wrote to its clients: "This article is not investment advice", and went on to sell.\n\n{_BODY}',
        f"{_BODY}~~This article is not investment advice.~~\n",
        f"{_BODY}Is this article investment advice?\n",
    ],
)
def test_what_is_not_said_does_not_count(text: str) -> None:
    assert stated(context(text), "not-advice") is None


def test_a_component_stands_for_its_statement() -> None:
    assert stated(context(f"{_BODY}<RiskWarning />\n", name="a.mdx"), "risk-warning") is not None
    assert stated(context(f"{_BODY}<Chart />\n", name="a.mdx"), "risk-warning") is None


def test_a_component_of_the_config_stands_for_its_categories() -> None:
    profile = msgspec.structs.replace(Profile(), components={"SmallPrint": ("disclaimer/position",)})
    seen = context(f"{_BODY}<SmallPrint />\n", profile, "a.mdx")
    assert stated(seen, "position") is not None
    assert stated(seen, "risk-warning") is None


def test_front_matter_stands_for_a_statement() -> None:
    assert stated(context(f"---\ntitle: A\nsponsored: true\n---\n{_BODY}"), "paid-promotion") is not None
    assert stated(context(f"---\ntitle: A\nsponsored: false\n---\n{_BODY}"), "paid-promotion") is None


def test_the_plainest_passage_is_quoted() -> None:
    seen = context(f"{_BODY}Trading involves risk, we think.\n\nYou can lose all your money.\n")
    passage = stated(seen, "risk-warning")
    assert passage is not None
    assert seen.text(passage.start, passage.end) == "You can lose all your money."
