"""The words around a source, from `rules/languages/attribution/<code>.yaml`, made ready for tokens."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from lint.attribution.runs import Runs, tokens_of
from lint.builtin import rules_folder
from lint.cache import load
from lint.errors import Fault
from lint.language import extended
from lint.terms import LANGUAGES


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Verbs of saying, each a list of forms. What may stand before them as a holder differs by group.

    `say`: whoever can speak. `that`: the same, but only before a clause or beside a quotation ("added 5 m users" says nothing).
    `show`: papers, data and known providers ("the data show"). `judge`: whoever can reckon.
    """

    say: tuple[tuple[str, ...], ...] = ()
    that: tuple[tuple[str, ...], ...] = ()
    show: tuple[tuple[str, ...], ...] = ()
    judge: tuple[tuple[str, ...], ...] = ()


class AttributionData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One language's words about sources: words or runs of words; `rules/languages/attribution/en.yaml` says what each list is for."""

    language: str
    before: tuple[str, ...] = ()
    before_names: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    holders_own: tuple[str, ...] = ()
    verbs: Verbs = Verbs()
    undergo: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    complementizers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    second_person: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    pointing_nouns: tuple[str, ...] = ()
    comes_from: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    unowned: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    laws_before: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    common_endings: tuple[str, ...] = ()
    continuations: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    adversatives: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    pro_drop: bool = False
    verb_last: bool = False
    verb_second: bool = False
    nouns_capital: bool = False
    singular_endings: tuple[str, ...] = ()
    note_heads: tuple[str, ...] = ()
    source_lines: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    own_things: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


class Providers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Houses whose figures can be looked up, in every language; `firms` are those that have figures of their own too."""

    providers: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()


class Lexicon:
    """The data of one language, ready for tokens. `houses` and `names` count as sources, `negators` deny a verb."""

    def __init__(self, data: AttributionData, houses: Providers, names: Iterable[str] = (), negators: Iterable[str] = ()) -> None:
        self.data = data
        self.negators = frozenset(negators)
        self.before = Runs(data.before)
        self.before_names = Runs(data.before_names)
        self.as_said = Runs(data.as_said)
        self.documents = Runs(data.documents)
        self.after = Runs(data.after)
        self.holders_own = Runs(data.holders_own)
        self.verbs = {
            group: Runs(form for forms in getattr(data.verbs, group) for form in forms) for group in ("say", "that", "show", "judge")
        }
        self.impersonal = Runs(data.impersonal)
        self.pointing = Runs(data.pointing)
        self.pointing_nouns = Runs(data.pointing_nouns)
        self.comes_from = Runs(data.comes_from)
        self.people = Runs(data.people)
        self.makers = frozenset(data.makers)
        self.hidden = Runs(data.hidden)
        self.reports = Runs(data.reports)
        self.papers = Runs(data.papers)
        self.unowned = Runs(data.unowned)
        self.bodies = Runs(data.bodies)
        self.companies = Runs(data.companies)
        self.roles = Runs(data.roles)
        self.laws_before = Runs(data.laws_before)
        self.continuations = Runs(data.continuations)
        self.adversatives = Runs(data.adversatives)
        self.own = Runs(data.own)
        self.own_things = Runs(data.own_things)
        self.results = Runs(data.results)
        self.totals = frozenset(data.totals)
        self.periods = {**dict.fromkeys(data.years, 1), **dict.fromkeys(data.months, 12)}
        self.providers = Runs((*houses.providers, *houses.firms, *names))
        self.measurers = Runs((*houses.providers, *names))
        self.undergo = frozenset(data.undergo)
        self.possessives = frozenset(data.possessives)
        self.between = frozenset(data.between)
        self.passive = frozenset(data.passive)
        self.agents = frozenset(data.agents)
        self.complementizers = frozenset(data.complementizers)
        self.relatives = frozenset(data.relatives)
        self.barriers = frozenset(data.barriers)
        self.determiners = frozenset(word for entry in data.determiners for word in tokens_of(entry))
        self.determiners_plain = frozenset(data.determiners) - frozenset(data.possessives)
        self.people_words = frozenset(word for entry in data.people for word in tokens_of(entry))
        self.definite = frozenset(data.definite)
        self.links = frozenset(word for entry in data.links for word in tokens_of(entry))
        self.affiliations = frozenset(data.affiliations)
        self.particles = frozenset(data.particles)
        self.first_person = frozenset(data.first_person)
        self.second_person = frozenset(data.second_person)
        self.pronouns = frozenset(data.pronouns)
        self.published = frozenset(data.published)
        self.company_words = frozenset(word for entry in data.companies for word in tokens_of(entry))
        # Written with a capital inside a sentence, these are names: "the Treasury", "el Instituto", "Acme Research".
        spoken = frozenset(word for group in (data.people, data.roles) for entry in group for word in tokens_of(entry))
        spoken_for = frozenset(
            word for group in (data.companies, data.bodies, data.reports) for entry in group for word in tokens_of(entry)
        )
        self.institutions = spoken_for - spoken
        self.statutes = frozenset(data.statutes)
        self.acts = frozenset(data.acts)
        self.not_names = frozenset(word for entry in data.not_names for word in tokens_of(entry))
        self.hearsay = frozenset(data.hearsay)
        self.auxiliaries = frozenset(data.auxiliaries)
        nouns = (data.people, data.hidden, data.reports, data.bodies, data.companies, data.roles)
        small = self.determiners | self.links | self.barriers | self.complementizers | self.relatives
        self.nouns = frozenset(word for group in nouns for entry in group for word in tokens_of(entry)) - small
        # A capital word right behind one of these is its name where every noun has a capital: "Universität Mannheim".
        self.titled = frozenset(word for entry in data.roles for word in tokens_of(entry)) | self.company_words
        function = (
            data.determiners,
            data.barriers,
            data.between,
            data.passive,
            data.pronouns,
            data.links,
            data.first_person,
            data.second_person,
        )
        cues = (data.before, data.documents, data.complementizers, data.relatives, data.continuations, data.adversatives, data.impersonal)
        self.functions = frozenset(word for group in function for word in group) | frozenset(
            first for group in cues for entry in group for first in tokens_of(entry)[:1]
        )
        # After these a noun stands without an article only where it is a name ("laut Bitpanda").
        self.bare_before = frozenset(tokens_of(entry)[-1] for entry in (*data.before, *data.affiliations, *data.agents))
        self.note_heads = Runs(data.note_heads)
        openers = (
            data.before,
            data.as_said,
            data.comes_from,
            data.before_names,
            data.documents,
            data.after,
            data.holders_own,
            data.laws_before,
            data.source_lines,
            data.impersonal,
        )
        forms = (form for group in self.verbs for entry in getattr(data.verbs, group) for form in entry)
        # The first tokens of whatever can begin an attribution: no other token needs a second look.
        self.starters = frozenset(first for group in (*openers, forms) for entry in group for first in tokens_of(entry)[:1]) | {"("}
        self.source_lines = Runs(data.source_lines)
        self.credits = Runs(data.credits)


_EMPTY: Final = AttributionData(language="")
_PART: Final = Path("languages", "attribution")
_PROVIDERS: Final = "providers"


def read_attribution(code: str, folders: tuple[Path, ...] = ()) -> tuple[AttributionData, list[Fault]]:
    """The attribution data of `code`, lengthened by the user's `folders`; empty (without a fault) for a language that has none."""
    path = rules_folder() / _PART / f"{code}.yaml"
    if code not in LANGUAGES or not path.is_file():
        return _EMPTY, []
    data, faults = load(path, AttributionData)
    data, more = extended(data or _EMPTY, "attribution", code, folders)
    return data, [*faults, *more]


@cache
def lexicon(code: str, names: tuple[str, ...] = (), negators: tuple[str, ...] = (), folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of a language, built once; `names` are more houses that count as sources."""
    return Lexicon(read_attribution(code, folders)[0], read_providers(folders)[0], names, negators)


@cache
def read_providers(folders: tuple[Path, ...] = ()) -> tuple[Providers, list[Fault]]:
    """Houses whose figures can be looked up, those of the user's `folders` too."""
    data, faults = load(rules_folder() / _PART / f"{_PROVIDERS}.yaml", Providers)
    data, more = extended(data or Providers(), "attribution", _PROVIDERS, folders)
    return data, [*faults, *more]
