"""Edits of several fixes applied to one text."""

from collections.abc import Sequence

from lint.finding import Edit, Fix


def applied(text: str, fixes: Sequence[Fix]) -> tuple[str, list[int]]:
    """`text` with `fixes`, and the indexes of those left out: of two that touch the same characters, or the same place, the first holds.

    A fix is applied whole or not at all; so is none whose edits lie outside of the text.
    """
    taken: list[Edit] = []
    left: list[int] = []
    for number, fix in enumerate(fixes):
        inside = all(0 <= edit.start <= edit.end <= len(text) for edit in fix.edits)
        if inside and not any(_meet(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
        else:
            left.append(number)
    parts: list[str] = []
    at = 0
    for edit in sorted(taken, key=lambda edit: edit.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]]), left


def _meet(one: Edit, two: Edit) -> bool:
    return one.start <= two.end and two.start <= one.end
