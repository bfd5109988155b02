"""Paths as the hosts of a repository look for them."""

import os
from pathlib import Path


def from_here(path: str) -> str:
    """`path` from the folder in which Caveat runs, without detours (``./``, ``../here/``); what stands outside it stays as it is."""
    here = Path.cwd()
    whole = Path(os.path.normpath(here / path))  # resolve() would follow links
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path
