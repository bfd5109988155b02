"""Caveat from Python: an article or many, with plain arguments."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from lint.config import Options, Profile, Settings
from lint.engine import check_bytes
from lint.errors import CaveatError
from lint.finding import Finding
from lint.packs import load_folders
from lint.report import Report
from lint.ruleset import Ruleset, unknown
from lint.run import report_on
from lint.terms import Audience, Format


def load_ruleset(*folders: str | Path) -> Ruleset:
    """The built-in rules and those of `folders`, to be used for many texts. What is wrong with them: `ruleset.library.faults`."""
    return Ruleset(load_folders(tuple(Path(folder).absolute() for folder in folders)))


def check_text(
    text: str,
    *,
    ruleset: Ruleset | None = None,
    path: str = "<text>",
    format: Format = "markdown",
    language: str = "",
    jurisdictions: Iterable[str] = (),
    audience: Audience = "publisher",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: date | None = None,
) -> list[Finding]:
    """The findings in one article, in order; ``text[f.span.start : f.span.end]`` are the words of one.

    `select` and `ignore` take rules, categories, families, packs, or "all". No config is looked for. `ruleset` saves loading the
    rules for every text. Raises CaveatError for a name that no rule has, and for a text that cannot be read (too long, binary).
    """
    rules = ruleset or load_ruleset()
    profile = Profile(
        language=language,
        jurisdictions=tuple(jurisdictions),
        audience=audience,
        select=tuple(select),
        deselect=tuple(ignore),
        as_of=as_of or date.today(),
    )
    for name, mend in unknown(rules.library, (*profile.select, *profile.deselect)):
        raise CaveatError(f"there is no rule, category or pack '{name}'", mend)
    result = check_bytes(path, text.encode("utf-8", "surrogatepass"), rules, profile, format)
    if result.document is None:
        raise CaveatError(result.faults[0].message, result.faults[0].mend)
    return list(result.findings)


def check_paths(
    paths: Iterable[str | Path],
    *,
    language: str = "",
    jurisdictions: Iterable[str] | None = None,
    audience: Audience | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    as_of: date | None = None,
    jobs: int = 1,
) -> Report:
    """The report on files and folders, each judged by the config that is found above it; what is given here stands above every config.

    `jobs` processes share the work, 0 for as many as help; a script that asks for more than one must be guarded by
    ``if __name__ == "__main__"``, since they are spawned. Raises CaveatError for a name that no rule has; whatever is wrong with
    a file, a rule or a config is a fault in the report.
    """
    given: dict[str, Any] = {"jurisdictions": jurisdictions, "select": select}
    settings: dict[str, Any] = {key: list(names) for key, names in given.items() if names is not None}
    if audience is not None:
        settings["audience"] = audience
    options = Options(Settings(**settings), tuple(ignore), as_of or date.today(), language)
    return report_on([str(path) for path in paths], options, jobs)
