"""Caveat: a linter for finance articles."""

from typing import Final

__version__: Final = "0.1.0"
