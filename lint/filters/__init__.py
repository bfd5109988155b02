"""Findings that are kept back: suppressed by the house or the article, on lines that did not change, or accepted by a baseline.

The order of the filters is that of their names in `ORDER`: the first that keeps a finding back gives the reason.
"""

from typing import Final, Literal

import msgspec

from lint.finding import Finding

By = Literal["inline", "front-matter", "config", "baseline"]
"""Where it was said that a finding is to be kept back."""

ORDER: Final = ("lint.filters.suppressions", "lint.filters.changed", "lint.filters.baseline")
"""The first works article by article (`lint.run`); the others need the whole run (`lint.run.scope`)."""


class Dropped(msgspec.Struct, frozen=True):
    """A finding that is not shown: the reason, and where that was said."""

    finding: Finding
    reason: str
    by: By
