"""Texts that the page sends, checked under the circumstances that it chose."""

from pathlib import Path
from threading import Lock
from typing import Final

import msgspec

from lint.config import Options, Profile
from lint.engine import FileResult, check_bytes
from lint.fix import applied
from lint.packs import Library
from lint.report import FileReport, Report
from lint.run import paged_report
from lint.run.assemble import assemble
from lint.run.judge import Judge
from lint.terms import Audience, Format

_NAMES: Final[dict[Format, str]] = {"markdown": "article.md", "mdx": "article.mdx", "html": "article.html", "text": "article.txt"}


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page sends: a text, the name of the file that it was opened from, and how to judge it.

    `finding` is the number of the finding to mend, where one is.
    """

    text: str
    name: str = ""
    format: Format = "markdown"
    language: str = ""
    jurisdictions: tuple[str, ...] = ()
    audience: Audience = "publisher"
    finding: int = -1


class Bench:
    """Checks drafts, one at a time: the rules are loaded once."""

    def __init__(self) -> None:
        self._judge = Judge(Options())
        self._lock = Lock()

    @property
    def library(self) -> Library:
        """The rules that hold in the working directory."""
        return self._judge.ruleset(self._judge.configs.of(Path.cwd())).library

    @property
    def profile(self) -> Profile:
        """What the config of the working directory says."""
        return self._judge.configs.of(Path.cwd()).profile_for(Path.cwd())

    def check(self, draft: Draft) -> FileReport:
        """What is found in a draft, with the article itself."""
        with self._lock:
            return self._check(draft)

    def report(self, draft: Draft) -> Report:
        """The whole report on a draft, to be kept."""
        with self._lock:
            made = assemble(self._judge, (self._check(draft),), [], 0.0)
        return msgspec.structs.replace(
            made, run=msgspec.structs.replace(made.run, audience=draft.audience, jurisdictions=draft.jurisdictions)
        )

    def mended(self, draft: Draft) -> str:
        """The draft's text with the fix of its finding; as it is where that has none."""
        findings = self.check(draft).findings
        fix = findings[draft.finding].finding.fix if 0 <= draft.finding < len(findings) else None
        return applied(draft.text, [fix])[0] if fix is not None else draft.text

    def _check(self, draft: Draft) -> FileReport:
        path = Path(draft.name).name or _NAMES[draft.format]
        config = self._judge.configs.of(Path.cwd() / path)
        profile = msgspec.structs.replace(
            config.profile_for(Path.cwd() / path),
            jurisdictions=draft.jurisdictions,
            audience=draft.audience,
            language=draft.language,
        )
        data = draft.text.encode("utf-8", "replace")
        result: FileResult = check_bytes(path, data, self._judge.ruleset(config), profile, draft.format)
        return paged_report(result, profile)
