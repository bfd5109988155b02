"""Findings that are kept back, each with the reason somebody gave and where."""

from typing import Literal

import msgspec

from lint.finding import Finding


class Dropped(msgspec.Struct, frozen=True):
    """A finding that is not shown: the reason, and where that was said."""

    finding: Finding
    reason: str
    by: Literal["inline", "front-matter", "config", "baseline"]
