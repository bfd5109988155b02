"""Over the registry: every rule that has a fix is mended by it, in every format, once and for all."""

from datetime import date
from html import escape
from pathlib import Path

import pytest

from lint.config import Profile
from lint.engine import check_bytes
from lint.kinds.disclaimer import Disclaimer
from lint.packs import Library, load_folders
from lint.rule import ExampleCase
from lint.rulebook.examples import unmark
from lint.ruleset import Ruleset
from lint.run.mend import mending_of

_LIBRARY = load_folders()
_RULESET = Ruleset(_LIBRARY)
_FIXED = [rule for rule in _LIBRARY.rules if isinstance(rule, Disclaimer) and rule.fix is not None]


def _page(text: str) -> str:
    blocks = (f"<h1>{escape(b[2:])}</h1>" if b.startswith("# ") else f"<p>{escape(b)}</p>" for b in text.split("\n\n"))
    return "<article>\n" + "\n".join(blocks) + "\n</article>\n"


def _profile(rule: Disclaimer, language: str, case: ExampleCase) -> Profile:
    with_ = case.with_
    return Profile(
        root=Path("/"),
        as_of=date.fromisoformat(with_.date) if with_.date else rule.until or max(rule.from_ or date(2026, 6, 1), date(2026, 6, 1)),
        language=language,
        jurisdictions=tuple(with_.jurisdictions or rule.jurisdictions),
        audience=with_.audience or next((a for a in rule.audience if a != "anyone"), "publisher"),
        select=(rule.id,),
    )


@pytest.mark.parametrize("rule", _FIXED, ids=lambda rule: rule.id)
def test_a_fix_takes_the_finding_away_once_and_for_all(rule: Disclaimer) -> None:
    mended = 0
    for language, examples in rule.examples.items():
        for entry in examples.bad:
            case = entry if isinstance(entry, ExampleCase) else ExampleCase(entry)
            text, _ = unmark(case.text)
            for name, source in (("a.md", text), ("a.html", _page(text))):
                profile = _profile(rule, language, case)
                mending = mending_of(check_bytes(name, source.encode(), _RULESET, profile), profile)
                assert not mending.left
                if mending.after is None:
                    continue
                mended += 1
                assert not mending.after.findings
                assert mending_of(check_bytes(name, mending.new.encode(), _RULESET, profile), profile).after is None
    assert mended or isinstance(rule.fix.wording if rule.fix else "", list)


def test_a_fix_says_the_same_as_the_wording_of_its_rule() -> None:
    known: Library = _LIBRARY
    for rule in _FIXED:
        for name in rule.fix.wordings if rule.fix else ():
            wording = known.wording(name)
            assert wording is not None and name in [need.wording for need in (*rule.require.any, *rule.require.all)]
