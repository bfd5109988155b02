"""What an article says of itself: disclaimers by substance, and the marks of a paid piece."""

from lint.presence.affiliate import Affiliate, affiliates
from lint.presence.passages import Passage, passages, stated
from lint.presence.statements import StatementFile, Statements, load_statements

__all__ = ["Affiliate", "Passage", "StatementFile", "Statements", "affiliates", "load_statements", "passages", "stated"]
