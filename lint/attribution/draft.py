"""An attribution while its reach is still being worked out."""

from typing import Literal

from lint.attribution.line import Holder, Line

Form = Literal["before", "after", "inside", "quotation", "note"]


class Draft:
    """Offsets count code points of the prose.

    `clause` is True where it governs a clause ("that …") or a whole sentence, False where only a noun phrase follows ("reveals a
    chapter"): then the next sentence tells what.
    """

    def __init__(
        self, line: Line, start: int, end: int, holder: Holder, reach: tuple[int, int], form: Form, *, clause: bool, verb: str = ""
    ) -> None:
        self.line = line
        self.start, self.end = start, end
        self.holder = holder
        self.reach = reach
        self.form: Form = form
        self.clause = clause
        self.verb = verb
        self.quoted = False

    @property
    def announces(self) -> bool:
        """It opens its paragraph and says only that there is something to tell ("announced a milestone"): the next sentence tells it."""
        if self.clause or not self.line.opens_block:
            return False
        return not any(character.isdigit() for character in self.line.prose[self.end : self.line.end])


def whole(line: Line, first: int, last: int, holder: Holder) -> Draft:
    """A draft that governs its whole sentence."""
    opening = all(line.mark(i) for i in range(first)) or first < 6
    closing = last + 1 >= len(line) or all(line.mark(i) for i in range(last + 1, len(line)))
    form: Form = "before" if opening and not closing else "after" if closing else "inside"
    return Draft(line, line.starts[first], line.ends[last], holder, (line.start, line.end), form, clause=True)
