"""Findings that the house or the article wants ignored, and what is wrong with having said so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from lint.context import Context
from lint.errors import Fault
from lint.filters import Dropped
from lint.filters.said import Suppression, said
from lint.finding import Finding, fill, fingerprint
from lint.kinds import AnyRule
from lint.kinds.suppression import Flaw, SuppressionRule
from lint.packs import Library, covers
from lint.ruleset import day_of, select
from lint.span import Span


class Use(msgspec.Struct, frozen=True):
    """A suppression, and how many findings it keeps back. `flaw` says why it keeps back nothing ('' for none, or not known)."""

    suppression: Suppression
    findings: int
    flaw: Flaw | None = None


class Sifted(msgspec.Struct, frozen=True):
    """`kept` holds the findings about suppressions too; sorted by start, end, rule. `uses` are in the order in which they were said."""

    kept: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]
    uses: tuple[Use, ...]
    faults: tuple[Fault, ...]


def sift(findings: Sequence[Finding], context: Context, library: Library) -> Sifted:
    """Part `findings` of `context`'s article into those that are shown and those that a config, its front matter or a comment ignores.

    An article cannot ignore a locked rule, nor what is said about its own suppressions; a config can.
    """
    suppressions, faults = said(context)
    if not suppressions:
        return Sifted(tuple(findings), (), (), tuple(faults))
    desk = _Desk(suppressions, context, library)
    kept, dropped = desk.part(findings)
    notes = desk.notes()
    more, waved = desk.part(notes)
    ordered = sorted([*kept, *more], key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
    return Sifted(tuple(ordered), (*dropped, *waved), tuple(desk.uses()), tuple(faults))


class _Desk:
    """The suppressions of one article at work: which of their names kept back what."""

    def __init__(self, suppressions: Sequence[Suppression], context: Context, library: Library) -> None:
        self._said = suppressions
        self._context = context
        self._library = library
        self._profile = context.profile
        self._used: Counter[tuple[int, str]] = Counter()
        self._locked: set[tuple[int, str]] = set()
        self._selection = select(self._library, self._profile, day_of(context.document, self._profile))
        self._asked = self._selection.asked

    def part(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Dropped]]:
        kept: list[Finding] = []
        dropped: list[Dropped] = []
        for finding in findings:
            first = self._first(finding)
            if first is None:
                kept.append(finding)
            else:
                dropped.append(Dropped(finding, first.reason, first.by))
        return kept, dropped

    def _first(self, finding: Finding) -> Suppression | None:
        """The first suppression that keeps `finding` back; all that would are noted as used."""
        rule = self._library.rule(finding.rule)
        if rule is None:
            return None
        locked = self._covered(rule, self._profile.locked)
        first: Suppression | None = None
        for number, one in enumerate(self._said):
            if self._void(one) or not one.reaches(finding.span) or (one.by != "config" and isinstance(rule, SuppressionRule)):
                continue
            for name in one.names:
                if not self._covered(rule, (name,)):
                    continue
                if locked and one.by != "config":
                    self._locked.add((number, name))
                    continue
                self._used[number, name] += 1
                first = first or one
        return first

    def _covered(self, rule: AnyRule, names: Iterable[str]) -> bool:
        return any(covers(self._library.current(name), rule) for name in names)

    def _void(self, one: Suppression) -> bool:
        return not one.reason.strip() or self._expired(one)

    def _expired(self, one: Suppression) -> bool:
        return one.until is not None and one.until < self._profile.as_of

    def uses(self) -> Iterator[Use]:
        for number, one in enumerate(self._said):
            flaws = list(self._flaws(number, one))
            total = sum(self._used[number, name] for name in one.names)
            yield Use(one, total, flaws[0][0] if flaws and not total else None)

    def notes(self) -> list[Finding]:
        """What is to be said about the article's suppressions; what a config says is the house's own matter."""
        found: list[Finding] = []
        seen: Counter[tuple[str, str]] = Counter()
        text, path = self._context.document.text, self._profile.path or self._context.document.path
        rules = {rule.of: rule for rule in self._asked if isinstance(rule, SuppressionRule)}
        for number, one in enumerate(self._said):
            for flaw, name in self._flaws(number, one) if one.by != "config" else ():
                rule, span = rules.get(flaw), one.span or Span(0, 0)
                if rule is None:
                    continue
                quote = text[span.start : span.end]
                mark = fingerprint(rule.id, path, [quote], seen[rule.id, quote])
                seen[rule.id, quote] += 1
                message = fill(rule.message, name=name, until=one.until.isoformat() if one.until else "")
                reason = {"reason": f"{rule.title.lower()}: {name}"}
                found.append(Finding(rule.id, rule.category, rule.severity, span, message, rule.instead, (), reason, None, mark))
        return found

    def _flaws(self, number: int, one: Suppression) -> Iterator[tuple[Flaw, str]]:
        """What is wrong with a suppression, by name."""
        known = self._library.names()
        unknown = [name for name in one.names if name not in known]
        yield from (("unknown", name) for name in unknown)
        listed = ", ".join(one.names)
        if not one.reason.strip():
            yield "reasonless", listed
        elif self._expired(one):
            yield "expired", listed
        else:
            for name in one.names:
                if name in unknown or self._used[number, name]:
                    continue
                if (number, name) in self._locked or (one.by != "config" and self._all_locked(name)):
                    yield "locked", name
                elif self._judged(name):
                    yield "unused", name

    def _all_locked(self, name: str) -> bool:
        covered = [rule for rule in self._library.rules if self._covered(rule, (name,))]
        return bool(covered) and all(self._covered(rule, self._profile.locked) for rule in covered)

    def _judged(self, name: str) -> bool:
        """True where every rule that holds for the article and that `name` takes in was asked: else nobody knows what it would find."""
        holding = [rule.id for rule in self._selection.holding if self._covered(rule, (name,)) and not isinstance(rule, SuppressionRule)]
        asked = {rule.id for rule in self._asked}
        return bool(holding) and all(name in asked for name in holding)
