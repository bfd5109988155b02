"""How one prescribed wording is related to another that is wanted in its place."""

from datetime import date
from typing import Literal

from lint.rule import Wording

Kinship = Literal["", "outdated", "variant", "translation"]


def holds_on(wording: Wording, day: date) -> bool:
    """True for a wording that is in force on `day`."""
    return not ((wording.from_ and day < wording.from_) or (wording.until and day > wording.until))


def kin(wanted: Wording, other: Wording, day: date) -> Kinship:
    """What `other` is where `wanted` is asked for: its old text, its translation, another's text for the same; '' for a stranger."""
    if wanted.id != other.id and not _related(wanted, other):
        return ""
    if not holds_on(other, day):
        return "outdated"
    if wanted.id == other.id:
        return ""
    if wanted.language != other.language and _one_law(wanted, other):
        return "translation"
    # One source may prescribe several sentences: in one language only a group says that two stand for one another.
    return "variant" if wanted.group else ""


def _one_law(one: Wording, two: Wording) -> bool:
    return one.jurisdictions == two.jurisdictions or not set(one.jurisdictions).isdisjoint(two.jurisdictions)


def _related(one: Wording, two: Wording) -> bool:
    if one.group or two.group:
        return one.group == two.group
    return one.source.text == two.source.text
