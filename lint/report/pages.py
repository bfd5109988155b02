"""Where the reference tells of a rule."""

import re
from functools import cache
from typing import Final

from lint import HOME, __version__
from lint.builtin import rules_folder
from lint.report import RuleCard

REFERENCE: Final = f"{HOME}/blob/v{__version__}/docs/rules"
_PACK: Final = re.compile(r"^pack: *([\w-]+)", re.MULTILINE)


def page_of(rule: str, card: RuleCard | None) -> str:
    """The address of the rule's section in the reference (`caveat rules docs`); '' for a rule of somebody's own."""
    return f"{REFERENCE}/{card.pack}.md#{rule}" if card is not None and card.pack in _shipped() else ""


@cache
def _shipped() -> frozenset[str]:
    return frozenset(pack for path in rules_folder().rglob("*.yaml") for pack in _PACK.findall(path.read_text("utf-8")))
