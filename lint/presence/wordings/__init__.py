"""Prescribed wordings: where they stand whole, where nearly, and which of its kin stands in the place of one."""

from lint.presence.wordings.kin import Kinship, holds_on, kin
from lint.presence.wordings.near import Near, nearly
from lint.presence.wordings.shape import Shape, Slot, shapes
from lint.presence.wordings.whole import Found, Wordings, load_wordings, whole

__all__ = ["Found", "Kinship", "Near", "Shape", "Slot", "Wordings", "holds_on", "kin", "load_wordings", "nearly", "shapes", "whole"]
