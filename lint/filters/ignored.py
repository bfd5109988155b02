"""What a config or an article's front matter ignores, with its reason."""

from collections.abc import Iterable, Sequence

from lint.config import Ignore, Profile
from lint.filters import Dropped
from lint.finding import Finding
from lint.packs import Library, covers


def ignored(findings: Iterable[Finding], library: Library, profile: Profile) -> tuple[list[Finding], list[Dropped]]:
    """`findings` kept, and those that an `ignore` of `profile` takes in and that has not run out on the day of the run.

    An article cannot ignore a locked rule; a config can.
    """
    kept: list[Finding] = []
    dropped: list[Dropped] = []
    for finding in findings:
        config = _first(finding, profile.ignore, library, profile)
        article = _first(finding, () if _named(finding, profile.locked, library) else profile.article_ignore, library, profile)
        if config is not None:
            dropped.append(Dropped(finding, config.reason, "config"))
        elif article is not None:
            dropped.append(Dropped(finding, article.reason, "front-matter"))
        else:
            kept.append(finding)
    return kept, dropped


def _first(finding: Finding, ignores: Sequence[Ignore], library: Library, profile: Profile) -> Ignore | None:
    current = (ignore for ignore in ignores if ignore.until is None or ignore.until >= profile.as_of)
    return next((ignore for ignore in current if _named(finding, [ignore.rule], library)), None)


def _named(finding: Finding, names: Iterable[str], library: Library) -> bool:
    rule = library.rule(finding.rule)
    return rule is not None and any(covers(library.current(name), rule) for name in names)
