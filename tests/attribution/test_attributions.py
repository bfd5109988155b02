"""Attributions: who says so, whether a reader can look that up, and how far it reaches."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from lint.attribution import attributions
from lint.context import Context
from lint.readers import read
from lint.yamlfile import load


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its holders in order, and what each of them governs, where the case is about that."""

    text: str
    named: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()


def _cases() -> list[Any]:
    found, faults = load(Path(__file__).with_name("cases.yaml"), dict[str, list[Case]])
    assert found is not None, faults
    return [pytest.param(language, case, id=f"{language}: {case.text}") for language, cases in found.items() for case in cases]


@pytest.mark.parametrize(("language", "case"), _cases())
def test_a_source_is_found_with_its_name_and_its_reach(language: str, case: Case) -> None:
    document, _ = read("a.md", case.text.encode(), language=language)
    assert document is not None
    document = msgspec.structs.replace(document, language=language)
    found = attributions(Context(document))
    prose = document.prose.text
    assert [prose[a.holder[0] : a.holder[1]] for a in found if a.named] == list(case.named)
    assert [prose[a.holder[0] : a.holder[1]] for a in found if not a.named] == list(case.generic)
    if case.reach:
        assert [prose[a.reach[0] : a.reach[1]] for a in found] == list(case.reach)
