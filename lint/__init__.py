"""Caveat: a linter for finance articles.

    from lint import check_text, check_paths, load_ruleset, Finding

Names are imported when they are asked for, so that `import lint` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lint.finding import Finding
    from lint.report import Report
    from lint.ruleset import Ruleset
    from lint.run.api import check_paths, check_text, load_ruleset

__version__: Final = "0.1.0"
HOME: Final = "https://github.com/OWNER/caveat"
"""Where the project lives."""

__all__ = ["Finding", "Report", "Ruleset", "__version__", "check_paths", "check_text", "load_ruleset"]

_PLACES: Final = {
    "Finding": "lint.finding",
    "Report": "lint.report",
    "Ruleset": "lint.ruleset",
    "check_paths": "lint.run.api",
    "check_text": "lint.run.api",
    "load_ruleset": "lint.run.api",
}


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'lint' has no attribute '{name}'")
