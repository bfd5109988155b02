"""Faults (bad rules, configs and files, as data) and exit statuses."""

from enum import IntEnum

import msgspec

from lint.terms import FaultLevel


class Exit(IntEnum):
    """Exit statuses of the command (design.md §4); where several hold, 2 before 3 before 1."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERRUPTED = 130


class Fault(msgspec.Struct, frozen=True):
    """Something wrong with a rule, a config or a file. Data: gathered, reported, and the rest of the run goes on.

    `line` and `column` are 1-based, 0 where the place is the whole file. `mend` says what to do about it.
    `code` is a stable noun phrase: its first part tells what is at fault (``rule/…``, ``config/…``, ``file/…``, ``data/…``).
    """

    level: FaultLevel
    path: str
    line: int
    column: int
    code: str
    message: str
    mend: str = ""


class CaveatError(Exception):
    """A wrong call of the command or the API: the only error that is raised and not gathered."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
