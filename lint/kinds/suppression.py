"""The kind `suppression`: what may be wrong with a comment or an entry of front matter that wants findings ignored."""

from collections.abc import Iterator
from typing import Literal

from lint.context import Context
from lint.finding import Finding
from lint.rule import Rule

Flaw = Literal["unused", "expired", "unknown", "reasonless", "locked"]


class SuppressionRule(Rule, frozen=True, kw_only=True, tag="suppression", rename="kebab", forbid_unknown_fields=True):
    """`of` says what is wrong: nothing to ignore, past its day, a name that no rule has, no reason, a rule that the house has locked."""

    of: Flaw


def check(rule: SuppressionRule, context: Context) -> Iterator[Finding]:
    """Nothing yet: what a suppression is good for shows when all rules have spoken (`lint.filters.suppressions`)."""
    return iter(())
