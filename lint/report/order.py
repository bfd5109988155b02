"""Findings in the order in which a host with limits should keep them."""

from collections.abc import Iterable

from lint.report import FileReport, Located
from lint.terms import SEVERITIES


def serious_first(files: Iterable[FileReport]) -> list[tuple[FileReport, Located]]:
    """Every finding with its article, the most serious first; among equals by path and place."""
    every = [(file, located) for file in files for located in file.findings]
    return sorted(every, key=lambda pair: SEVERITIES.index(pair[1].finding.severity))
