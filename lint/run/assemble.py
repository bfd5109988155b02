"""The report of a run, from its articles: rules that spoke, circumstances, counts."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lint.builtin import rules_folder
from lint.errors import Fault
from lint.kinds import AnyRule
from lint.report import FileReport, Report, RuleCard, RunInfo, Summary
from lint.rulebook.lock import hash_of
from lint.run.judge import Judge
from lint.run.scope import scoped
from lint.support.faults import figure_faults
from lint.terms import SEVERITIES


def assemble(judge: Judge, files: tuple[FileReport, ...], faults: Sequence[Fault], seconds: float) -> Report:
    """`files` with everything that belongs to the run as a whole."""
    files, more = scoped(judge, files)
    faults = [*faults, *more]
    rules = {rule.id: rule for library in judge.libraries.values() for rule in library.rules}
    spoke = {located.finding.rule for file in files for located in file.findings}
    spoke |= {dropped.located.finding.rule for file in files for dropped in file.suppressed}
    cards = {name: card(rules[name]) for name in sorted(spoke) if name in rules}
    spoken = figure_faults(file.language for file in files if file.checked)
    every = (*sorted(faults, key=lambda fault: fault.path), *judge.faults(), *spoken)
    here = judge.configs.of(Path.cwd()).profile_for(Path.cwd())
    jurisdictions = sorted({name for file in files for name in file.jurisdictions} | set(here.jurisdictions))
    run = RunInfo(here.as_of.isoformat(), here.ruleset, tuple(jurisdictions), here.audience, _lock())
    return Report(files, cards, run, every, _summary(files, every, seconds), sum(_failing(file, cards) for file in files))


def card(rule: AnyRule) -> RuleCard:
    """What a report says of a rule that spoke."""
    jurisdictions = ", ".join(rule.jurisdictions)
    found = hash_of(rule)
    return RuleCard(rule.title, rule.why, rule.instead, tuple(rule.cite), rule.status, rule.pack, jurisdictions, rule.since, found)


def _lock() -> str:
    try:
        return hashlib.sha256((rules_folder() / "rules.lock").read_bytes()).hexdigest()
    except OSError:
        return ""


def _failing(file: FileReport, cards: dict[str, RuleCard]) -> int:
    if file.fail_on == "none":
        return 0
    serious = SEVERITIES[: SEVERITIES.index(file.fail_on) + 1]
    counted = (located.finding for located in file.findings if located.finding.severity in serious)
    return sum(1 for finding in counted if finding.rule not in cards or cards[finding.rule].status != "preview")


def _summary(files: Sequence[FileReport], faults: Sequence[Fault], seconds: float) -> Summary:
    levels = Counter(located.finding.severity for file in files for located in file.findings)
    return Summary(
        sum(file.checked for file in files),
        sum(levels.values()),
        levels["error"],
        levels["warning"],
        levels["info"],
        sum(len(file.suppressed) for file in files),
        len(faults) + sum(len(file.faults) for file in files),
        round(seconds, 3),
    )
