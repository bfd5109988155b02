"""Which rules hold for an article, and which of those are asked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import msgspec

from lint.config import Config, Ignore, Layer, Profile, names
from lint.document import Document
from lint.errors import Fault
from lint.kinds import AnyRule
from lint.packs import Library, covers
from lint.rule import Rule
from lint.terms import LANGUAGES, Severity
from lint.yamlfile import suggest

_CODE: Final = re.compile(r"[a-z]{2,3}")


class Selection(msgspec.Struct, frozen=True):
    """`holding`: the rules of the article's jurisdictions, audience and date, which observe. `asked`: those that may speak.

    `by_kind` parts the holding ones by their type, `by_id` finds them, `replacing` are those that may speak instead of others.
    """

    holding: tuple[AnyRule, ...]
    asked: tuple[AnyRule, ...]
    by_kind: dict[type[Rule], list[AnyRule]]
    by_id: dict[str, AnyRule]
    replacing: tuple[AnyRule, ...]


class Selector:
    """Selections of a library, each made once: articles of one profile and period share the very same rules."""

    def __init__(self, library: Library) -> None:
        self._library = library
        begins = {rule.from_.toordinal() for rule in library.rules if rule.from_}
        self._days = sorted(begins | {rule.until.toordinal() + 1 for rule in library.rules if rule.until})
        self._made: dict[tuple[object, ...], Selection] = {}

    def select(self, profile: Profile, day: date) -> Selection:
        """The rules for an article of `day`."""
        key = (
            *(profile.jurisdictions, profile.audience, profile.select, profile.deselect, profile.ruleset),
            *(tuple(sorted(profile.severities.items())), bisect_right(self._days, day.toordinal())),
        )
        if key not in self._made:
            self._made[key] = select(self._library, profile, day)
        return self._made[key]


def select(library: Library, profile: Profile, day: date) -> Selection:
    """The rules for an article of `day`, with the severities that the profile gives them."""
    active = library.active(profile.jurisdictions)
    wanted = [library.current(name) for name in profile.select]
    unwanted = [library.current(name) for name in profile.deselect]
    severities = {library.current(name): severity for name, severity in profile.severities.items()}
    holding: list[AnyRule] = []
    asked: list[AnyRule] = []
    for rule in library.rules:
        if not _holds(rule, active, profile, day):
            continue
        rule = _at(rule, severities, profile.ruleset)
        holding.append(rule)
        if (not wanted or any(covers(name, rule) for name in wanted)) and not any(covers(name, rule) for name in unwanted):
            asked.append(rule)
    by_kind: dict[type[Rule], list[AnyRule]] = {}
    for rule in holding:
        by_kind.setdefault(type(rule), []).append(rule)
    replacing = tuple(rule for rule in holding if rule.replaces or rule.supersedes)
    return Selection(tuple(holding), tuple(asked), by_kind, {rule.id: rule for rule in holding}, replacing)


def day_of(document: Document, profile: Profile) -> date:
    """The article's own date, else the day of the run."""
    try:
        return date.fromisoformat(document.date[:10])
    except ValueError:
        return profile.as_of


def _holds(rule: AnyRule, active: frozenset[str], profile: Profile, day: date) -> bool:
    if rule.jurisdictions and active.isdisjoint(rule.jurisdictions):
        return False
    if rule.audience and profile.audience not in rule.audience and "anyone" not in rule.audience:
        return False
    return not ((rule.from_ and day < rule.from_) or (rule.until and day > rule.until))


def _at(rule: AnyRule, severities: dict[str, Severity], ruleset: str) -> AnyRule:
    """`rule` with the severity of the most special name that the config sets; a preview, or one newer than `ruleset`, informs only."""
    if rule.status == "preview" or _newer(rule.since, ruleset):
        return msgspec.structs.replace(rule, severity="info", status="preview")
    if not severities:
        return rule
    for name in (rule.id, rule.category, rule.category.partition("/")[0], rule.pack, "all"):
        if name in severities:
            return msgspec.structs.replace(rule, severity=severities[name])
    return rule


def _newer(since: str, ruleset: str) -> bool:
    return bool(since and ruleset) and _version(since) > _version(ruleset)


def _version(text: str) -> list[int]:
    return [int(part) for part in text.split(".") if part.isdecimal()]


def unknown(library: Library, wanted: Iterable[str]) -> list[tuple[str, str]]:
    """The names that are no rule, category, family or pack, each with its mend."""
    known = library.names()
    return [(name, suggest(name, sorted(known)) or "`caveat rules list` shows all names") for name in wanted if name not in known]


def config_faults(library: Library, config: Config) -> list[Fault]:
    """The names in a config, and on the command line, that mean nothing: rules and jurisdictions, each at its place."""
    faults: list[Fault] = []
    codes = sorted(library.jurisdictions)
    for layer in config.layers:
        levels = [layer.settings, *(layer.settings.overrides or ())]
        for level in levels:
            named = [(key, name) for key in ("select", "locked") for name in names(getattr(level, key))]
            named += [(key, name) for key in ("severities", "fixes") for name in getattr(level, key) or ()]
            named += [("ignore", entry.rule) for entry in _ignores(level.ignore)]
            for key, name in dict.fromkeys(named):
                for _, mend in unknown(library, [name] if not name.startswith("suppression") else []):
                    faults.append(layer.fault(key, name, f"config/{key}", f"there is no rule, category or pack '{name[:60]}'", mend))
            for name in names(level.jurisdictions):
                if name not in library.jurisdictions:
                    mend = suggest(name, codes)
                    faults.append(
                        layer.fault("jurisdictions", name, "config/jurisdictions", f"there is no jurisdiction '{name[:60]}'", mend)
                    )
            for name in names(level.languages):
                if not _CODE.fullmatch(name):
                    known = f"write {', '.join(LANGUAGES)}, or another code of ISO 639"
                    faults.append(layer.fault("languages", name, "config/languages", f"'{name[:60]}' is no code of a language", known))
            faults += _text_faults(layer, {} if isinstance(level.fixes, msgspec.UnsetType) else level.fixes)
    options = config.options
    for option, name, mend in (
        *(("--select", *pair) for pair in unknown(library, names(options.settings.select))),
        *(("--ignore", *pair) for pair in unknown(library, options.deselect)),
        *(("--jurisdiction", n, suggest(n, codes)) for n in names(options.settings.jurisdictions) if n not in library.jurisdictions),
    ):
        kind = "jurisdiction" if option == "--jurisdiction" else "rule, category or pack"
        faults.append(Fault("error", option, 0, 0, "config/name", f"there is no {kind} '{name[:60]}'", mend))
    return faults


def _text_faults(layer: Layer, fixes: dict[str, dict[str, str]]) -> Iterator[Fault]:
    """Texts of `fixes` that could never be put in."""
    for name, texts in fixes.items():
        for code, text in texts.items():
            if code not in LANGUAGES:
                mend = f"write {', '.join(LANGUAGES)}"
                yield layer.fault("fixes", name, "config/fixes", f"'{code[:60]}' is no language in which texts can be put in", mend)
            if "{" in text:
                mend = "write the words out"
                yield layer.fault("fixes", name, "config/fixes", f"the text for {name[:60]} has a slot that nobody fills", mend)


def _ignores(ignore: "list[Ignore] | msgspec.UnsetType") -> list[Ignore]:
    return [] if isinstance(ignore, msgspec.UnsetType) else ignore
