"""What every rule has, whatever its kind: identity, words for the reader, sources in law, scope, and its own examples."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from lint.terms import Audience, Category, Severity, Status, TopicLevel, Verified

Phrases = dict[str, list[str]]
"""Language code → phrases in the notation of the rule language."""


class Citation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source: regulator, article, date; where it was read, when, and how well it is known."""

    text: Annotated[str, Meta(min_length=1)]
    url: str = ""
    checked: date | None = None
    verified: Verified = "no"


class With(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The circumstances of an example: the run's or the article's own."""

    date: str = ""
    audience: Audience | None = None
    jurisdictions: list[str] = []
    topics: list[str] = []


class ExampleCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """An example with circumstances, or one that is known to fail today (`gap` says why)."""

    text: str
    with_: With = With()
    gap: str = ""


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`bad` holds texts with the exact findings marked ``[[…]]``, `good` texts in which the rule must stay silent."""

    bad: list[str | ExampleCase] = []
    good: list[str | ExampleCase] = []


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a rule applies: topics (id → least level), categories already found, phrases, links, statements (one suffices).

    `links`: one that pays its publisher (``affiliate``), one that asks a reader to get another's product (``call-to-action``).
    A category ``disclaimer/…`` among `triggers` stands for whatever calls for that disclaimer. `statements` are ids of
    `rules/disclaimers` that are themselves a sign ("sponsored by" calls for the disclosure that it is).
    `also`, `without` and `languages` stand at the gate: one of these topics must be there as well, none of those may be, and the
    article must be in one of these languages (a rule that knows words of one language cannot judge another).
    """

    topics: dict[str, TopicLevel] = {}
    triggers: list[Category] = []
    phrases: Phrases = {}
    links: list[Literal["affiliate", "call-to-action"]] = []
    statements: list[str] = []
    also: dict[str, TopicLevel] = {}
    without: list[str] = []
    languages: list[str] = []


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", rename="kebab"):
    """The header of a rule. The kinds add their own fields.

    `jurisdictions` is filled from the pack; `from_` and `until` are compared with the article's date. `replaces` names categories
    of general rules, `supersedes` rules of a wider jurisdiction (a directive that this law carries out): where this rule applies,
    those are silent. `pack` is set by the loader.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$", description="an id is lower-case words with hyphens, such as certain-future")]
    category: Category
    severity: Severity
    title: Annotated[str, Meta(min_length=1)]
    message: Annotated[str, Meta(min_length=1)]
    why: Annotated[str, Meta(min_length=1)]
    instead: str = ""
    status: Status = "stable"
    successor: str = ""
    cite: list[Citation] = []
    jurisdictions: list[str] = []
    audience: list[Audience] = []
    when: When = When()
    from_: date | None = None
    until: date | None = None
    replaces: list[Category] = []
    supersedes: list[str] = []
    since: str = ""
    examples: dict[str, Examples]
    pack: str = ""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}):
    """A prescribed text, as an object that disclaimer rules name: whose, in which language, from when until when.

    `text` holds slots (``{number}``, ``{name}``, ``{any 5}``), `variants` are lawful alternatives. `punctuation`: with ``free``
    words and numbers decide, with ``strict`` marks too. Wordings of one `group` stand for one another: translations, the texts of
    other jurisdictions and of other times; without it, the translations and old texts of one source. `pack` and `jurisdictions`
    are set by the loader.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$", description="an id is lower-case words with hyphens, such as certain-future")]
    language: str
    text: Annotated[str, Meta(min_length=1)]
    source: Citation
    from_: date | None = None
    until: date | None = None
    variants: list[str] = []
    punctuation: Literal["free", "strict"] = "free"
    title: str = ""
    group: str = ""
    jurisdictions: list[str] = []
    pack: str = ""
