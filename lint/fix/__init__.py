"""Mends put into practice: edits applied to a text, shown as a diff, and written to the file they belong to."""

from lint.fix.diff import diff
from lint.fix.edits import applied
from lint.fix.write import encoded, write

__all__ = ["applied", "diff", "encoded", "write"]
