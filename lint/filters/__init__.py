"""Findings that are kept back: suppressed by the house or the article, on lines that did not change, or accepted by a baseline.

Suppressions work article by article (`lint.run`); changed lines, then the baseline, need the whole run (`lint.run.scope`). The first that
keeps a finding back gives the reason.
"""

from typing import Literal

import msgspec

from lint.finding import Finding

By = Literal["inline", "front-matter", "config", "baseline"]
"""Where it was said that a finding is to be kept back."""


class Dropped(msgspec.Struct, frozen=True):
    """A finding that is not shown: the reason, and where that was said."""

    finding: Finding
    reason: str
    by: By
