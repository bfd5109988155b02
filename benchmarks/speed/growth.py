"""How cost grows with the length of an article and with the number of rules: ratios of processor time in one run."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.articles import article
from benchmarks.speed.peers import caveat
from benchmarks.speed.rows import Row, at_most
from benchmarks.speed.timing import cost

_SIZES = (1, 10, 100, 1_000, 2_000)
"""Lengths of an article in kB."""
_RULES = (0, 5_000, 10_000)


def measure(folder: Path | None) -> Iterable[Row]:
    """Rows on made-up articles and rules."""
    with TemporaryDirectory() as scratch:
        here = Path(scratch)
        (here / ".git").mkdir()
        environment = {"CAVEAT_CACHE_DIR": str(here / "cache")}
        seconds: dict[int, float] = {}
        for kilobytes in _SIZES:
            text = article(1, 1, kilobytes * 160)[1][: kilobytes * 1000]
            (here / f"{kilobytes}.md").write_text(text, "utf-8")
            cost(caveat(f"{kilobytes}.md"), environment=environment, folder=here)
            seconds[kilobytes] = cost(caveat(f"{kilobytes}.md", "--language", "en"), environment=environment, folder=here).processor
            yield Row(f"an article of {kilobytes:,} kB", f"{seconds[kilobytes]:.2f} s of a processor")
        start = seconds[_SIZES[0]]
        yield at_most("twice the text, times the cost", (seconds[2_000] - start) / (seconds[1_000] - start), 2.2)
        (here / "house").mkdir()
        (here / ".caveat.yaml").write_text("rules: house\n", "utf-8")
        spent: dict[int, float] = {}
        for number in _RULES:
            (here / "house" / "house.yaml").write_text(_pack(number), "utf-8")
            cost(caveat("1.md"), environment=environment, folder=here)
            (here / "100.md").write_text(article(number, 2, 16_000)[1], "utf-8")
            spent[number] = cost(caveat("100.md"), 3, environment=environment, folder=here).processor
            yield Row(f"{number:,} more rules, an article of 100 kB", f"{spent[number]:.2f} s of a processor")
        yield at_most("10,000 rules, of the cost of 5,000", 100 * (spent[10_000] / spent[5_000] - 1), 10, "% more")


def _pack(number: int) -> str:
    rows = ["pack: house", "title: Made-up rules", "rules:" if number else "rules: []"]
    for index in range(number):
        word = "".join(chr(97 + int(digit)) for digit in str(index))
        rows.append(
            f"  - {{id: made-up-{word}, kind: wording, category: wording/hype, severity: info, title: Made up, "
            f"message: Made up., why: It is made up., about: any, phrases: {{en: [zq{word} rises]}}, "
            f"examples: {{en: {{bad: ['[[zq{word} rises]].'], good: [None.]}}}}}}"
        )
    return "\n".join(rows) + "\n"
