"""The keys of a config, each with its type: what may stand in `.caveat.yaml`, in `[tool.caveat]` and in an override."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from lint.terms import Audience, Category, Severity

Names = str | list[str]
"""One name, several parted by commas, or a list."""

FailOn = Literal["error", "warning", "info", "none"]
_Positive = Annotated[int, Meta(ge=1, description="write a whole number above 0")]
_Text = Annotated[str, Meta(min_length=1)]


class Ignore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Findings of `rule` (a rule, category, family or pack) that the house accepts, why, where (globs), and until when."""

    rule: _Text
    reason: _Text
    paths: list[str] = []
    until: date | None = None


class Provided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A disclaimer that a template adds to the articles (`paths`): the `file` that holds it, and its `wording`."""

    category: Category
    file: _Text
    wording: str = ""
    paths: list[str] = []


class ComponentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A component or include that stands for a disclaimer; without `categories` for every one."""

    name: _Text
    categories: list[Category] = []


class Paths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which files of a folder are articles: globs added to the known suffixes, and globs left out."""

    include: list[str] | UnsetType = UNSET
    exclude: list[str] | UnsetType = UNSET


class LimitSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Limits that a config sets (design.md, small print)."""

    file_bytes: _Positive | UnsetType = UNSET
    nesting: _Positive | UnsetType = UNSET
    findings: _Positive | UnsetType = UNSET
    rule_seconds: Annotated[float, Meta(gt=0, description="write a number of seconds above 0")] | UnsetType = UNSET


class Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys that may differ from file to file."""

    jurisdictions: Names | UnsetType = UNSET
    audience: Audience | UnsetType = UNSET
    languages: Names | UnsetType = UNSET
    ruleset: str | UnsetType = UNSET
    locked: Names | UnsetType = UNSET
    select: Names | UnsetType = UNSET
    ignore: list[Ignore] | UnsetType = UNSET
    severities: dict[str, Severity] | UnsetType = UNSET
    fail_on: FailOn | UnsetType = UNSET
    facts: Names | UnsetType = UNSET
    sources: list[str] | UnsetType = UNSET
    provided: list[Provided] | UnsetType = UNSET
    fixes: dict[str, dict[str, str]] | UnsetType = UNSET
    components: list[str | ComponentEntry] | UnsetType = UNSET
    limits: LimitSettings | UnsetType = UNSET


class Override(Common, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Settings for the files that one of the globs `files` covers."""

    files: list[str]


class Settings(Common, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A whole config."""

    extends: Names | UnsetType = UNSET
    rules: Names | UnsetType = UNSET
    paths: Paths | UnsetType = UNSET
    baseline: str | UnsetType = UNSET
    overrides: list[Override] | UnsetType = UNSET


class ArticleIgnore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Findings that an article sets aside for itself. One without a reason sets nothing aside, and is a finding itself."""

    rule: _Text
    reason: str = ""
    until: date | None = None


class ArticleSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What front matter may set under `caveat:` for its own article."""

    jurisdictions: Names | UnsetType = UNSET
    audience: Audience | UnsetType = UNSET
    ignore: list[ArticleIgnore] | UnsetType = UNSET
    sources: list[str] | UnsetType = UNSET


def names(value: Names | UnsetType) -> tuple[str, ...]:
    """A `Names` value as single names, in order."""
    if isinstance(value, UnsetType):
        return ()
    parts = value.split(",") if isinstance(value, str) else [p for item in value for p in item.split(",")]
    return tuple(dict.fromkeys(p.strip() for p in parts if p.strip()))
