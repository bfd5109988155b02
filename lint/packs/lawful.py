"""What every rule must have beyond its types: examples, sources, a severity that its source can carry."""

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from lint.errors import Fault
from lint.kinds import AnyRule
from lint.packs.library import Origin
from lint.rule import Rule
from lint.terms import SEVERITIES, FaultLevel, Severity, Verified

# The most serious finding that a jurisdiction's rule may give, by how well its source is known (rule-language.md §5).
CAPS: Final[dict[Verified, Severity]] = {"official": "error", "secondary": "warning", "no": "info"}


def capped(rule: AnyRule) -> AnyRule:
    """`rule` with a severity no higher than its sources carry; without a jurisdiction at most a warning."""
    most = "warning" if not rule.jurisdictions else CAPS[known(rule)]
    severity = max(rule.severity, most, key=SEVERITIES.index)
    return rule if severity == rule.severity else msgspec.structs.replace(rule, severity=severity)


def known(rule: Rule) -> Verified:
    """How well the best of a rule's sources is known."""
    levels: tuple[Verified, ...] = ("official", "secondary", "no")
    return next((level for level in levels if any(c.verified == level for c in rule.cite)), "no")


def shortcomings(rule: AnyRule, origin: Origin) -> Iterator[Fault]:
    """What is wrong with a rule that decoded. It runs all the same: what it finds is true, and the run says what it lacks."""

    def fault(code: str, message: str, mend: str, level: FaultLevel = "error") -> Fault:
        return Fault(level, origin.path, origin.line, origin.column, f"rule/{code}", f"{rule.id}: {message}", mend)

    if rule.jurisdictions and not rule.cite:
        yield fault("cite", "a jurisdiction's rule needs its source", "add cite: [{text: …, url: …, checked: 2026-01-31, verified: no}]")
    if rule.from_ and rule.until and rule.from_ > rule.until:
        yield fault("dates", f"it begins on {rule.from_} and ends before, on {rule.until}", "swap from and until")
    if rule.status == "retired":
        return
    if rule.successor:
        yield fault("successor", "only a retired rule has a successor", "set status: retired, or leave successor out", "warning")
    yield from _examples(rule, fault)


def _examples(rule: AnyRule, fault: Callable[..., Fault]) -> Iterator[Fault]:
    """At least one bad and one good a language, two of each for wording."""
    wanted = 2 if rule.category.startswith("wording/") else 1
    for name in ("bad", "good"):
        if not any(getattr(examples, name) for examples in rule.examples.values()):
            shape = '["Text with the exact [[finding]]."]' if name == "bad" else '["Text that it must not find."]'
            yield fault("examples", f"it has no {name} example", f"add examples: {{en: {{{name}: {shape}}}}}")
            return
    spoken = {code for field in ("phrases", "relative", "pointers") for code in getattr(rule, field, None) or {} if code != "any"}
    for code in sorted({*spoken, *rule.examples}):
        examples = rule.examples.get(code)
        for name in ("bad", "good"):
            count = len(getattr(examples, name)) if examples is not None else 0
            if count < wanted:
                many = f"{wanted} {name} examples" if wanted > 1 else f"a {name} example"
                yield fault(
                    "examples", f"the language {code} needs {many} and has {count}", f"add one under examples: {code}: {name}", "warning"
                )
