"""Whole archives: tables of articles in, tables of findings, figures and faults out. Needs the extra `archive`."""

from lint.archive.check import check_batches
from lint.archive.terms import ArchiveOptions, Columns

__all__ = ["ArchiveOptions", "Columns", "check_batches"]
