"""The sources that a reader has met so far: what a pronoun, "the company" or "the authors" can stand for."""

from collections.abc import Iterator
from itertools import islice, pairwise

from lint.attribution.line import Holder, Line

_BACK = 200  # sentences in which a name is looked for


class Memory:
    """The sources met so far, in reading order: what a pronoun or "the company" can stand for."""

    def __init__(self) -> None:
        self.last: Holder | None = None
        self.last_block = self.last_sentence = -1
        self.report: Holder | None = None
        self.report_block = -1
        self._lines: list[Line] = []

    def met(self, holder: Holder, line: Line) -> None:
        """A holder was read in `line`."""
        block = line.block
        self.last, self.last_block, self.last_sentence = holder, block, line.sentence
        if holder.kind == "report":
            self.report, self.report_block = holder, block

    def told_right_before(self, line: Line) -> bool:
        """A named house spoke in the same paragraph's sentence before: "the report" is its."""
        spoke = self.last is not None and self.last.named and self.last.kind in ("name", "body", "company")
        return spoke and self.last_block == line.block and self.last_sentence == line.sentence - 1

    def saw(self, line: Line) -> None:
        """A sentence was read."""
        self._lines.append(line)

    @property
    def name_block(self) -> int:
        """The block of the last sentence with a name, -1 for none."""
        return next((line.block for line in self._late() if True in line.names), -1)

    @property
    def person_block(self) -> int:
        """The block of the last sentence with a name of two words, -1 for none."""
        return next((line.block for line in self._late() if any(a and b for a, b in pairwise(line.names))), -1)

    @property
    def provider_sentence(self) -> int:
        """The sentence before, where a known provider stands in it; -1 else."""
        last = self._lines[-1] if self._lines else None
        known = last is not None and bool(last.lexicon.providers.within(last.words, 0, len(last) - 1))
        return last.sentence if last is not None and known else -1

    def _late(self) -> Iterator[Line]:
        return islice(reversed(self._lines), _BACK)
