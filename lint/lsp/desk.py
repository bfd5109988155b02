"""The articles that are open in an editor, each with what was found in it last."""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import msgspec

from lint.config import NAME, Options
from lint.document import Document
from lint.errors import Fault
from lint.files import Source
from lint.kinds import AnyRule
from lint.report import FileReport, RuleCard
from lint.run import file_report
from lint.run.assemble import card
from lint.run.judge import Judge

CONFIGS = (NAME, "pyproject.toml")
"""Files whose change makes every finding stale, beside those of rules."""


class Checked(msgspec.Struct, frozen=True):
    """An article as it was when it was checked: its text, what was found, and the rules that spoke."""

    text: str
    report: FileReport
    document: Document | None
    rules: dict[str, RuleCard]


class Desk:
    """Checks texts as the articles at their addresses. Used by one thread at a time: it keeps the rules between two checks."""

    def __init__(self) -> None:
        self._judge = Judge(Options())
        self._told: set[Fault] = set()

    def check(self, uri: str, text: str) -> Checked:
        """Judge `text`, which an editor shows under `uri` and has perhaps not saved."""
        path = path_of(uri)
        result, profile = self._judge.check_data(Source(path, path), text.encode("utf-8", "surrogatepass"))
        report = file_report(result, profile)
        spoke = {located.finding.rule for located in report.findings}
        library = result.ruleset.library if result.ruleset is not None else None
        found: list[AnyRule | None] = [library.rule(name) for name in sorted(spoke)] if library is not None else []
        return Checked(text, report, result.document, {rule.id: card(rule) for rule in found if rule is not None})

    def faults(self) -> list[Fault]:
        """What is wrong with rules and configs and was not told before."""
        new = [fault for fault in self._judge.faults() if fault not in self._told]
        self._told.update(new)
        return new

    def renew(self) -> None:
        """Forget rules and configs: a file of theirs has changed."""
        self._judge = Judge(Options())
        self._told.clear()


def path_of(uri: str) -> str:
    """The file that `uri` names; what was never saved (``untitled:``) is an article in the working directory."""
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return Path(url2pathname(unquote(parts.path))).as_posix()
    return Path(unquote(parts.path) or "untitled").name + ("" if Path(parts.path).suffix else ".md")
