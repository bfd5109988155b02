"""Sentence boundaries: pySBD's golden rules and language tests (`sbd_pysbd.jsonl`), whole records right."""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks.accuracy.scores import Range, Record, Row, count, records
from lint.document import Block
from lint.language import load_language
from lint.sentences import find_marks, split

_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "nl")
_WANTED: Final = 95.0  # percent of the records beside the golden rules, all languages together
_LINE: Final = re.compile(r"[^\n\r]*\S[^\n\r]*")
# As a reader folds it: the offsets stay the same.
_FOLD: Final = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'") | dict.fromkeys("–—", "-") | dict.fromkeys("\t\u00a0", " ")
)


def measure(folder: Path) -> Iterator[Row]:
    """A row for the golden rules, one for all others, one a language; the same for `sentencex` where it is installed."""
    gold = [r for r in records(folder, "sbd_pysbd") if r["language"] in _LANGUAGES]
    if not gold:
        return
    tools: dict[str, Callable[[Record], list[Range]]] = {"caveat": _caveat}
    if find_spec("sentencex"):
        tools["sentencex"] = _sentencex
    for tool, cut in tools.items():
        found = {r["id"]: cut(r) for r in gold}
        golden = [r for r in gold if "golden" in r["id"]]
        others = [r for r in gold if "golden" not in r["id"]]
        own = tool == "caveat"
        yield _row("golden rules", tool, golden, found, 100.0 if own else None)
        yield _row("others", tool, others, found, _WANTED if own else None)
        for language in _LANGUAGES:
            yield _row(f"others, {language}", tool, [r for r in others if r["language"] == language], found, None)


def _row(part: str, tool: str, gold: list[Record], found: dict[str, list[Range]], wanted: float | None) -> Row:
    sentences = [[(start, end) for start, end in r["sentences"]] for r in gold]
    got = [found[r["id"]] for r in gold]
    right = 100 * sum(want == have for want, have in zip(sentences, got, strict=True)) / max(1, len(gold))
    ends = count([[end for _, end in s] for s in sentences], [[end for _, end in s] for s in got])
    target = "" if wanted is None else f"{wanted:.0f} % of records"
    return Row(
        "sentences",
        part,
        tool,
        len(gold),
        f"records {right:5.1f} %  ends {ends.shown()}",
        target,
        None if wanted is None else right >= wanted,
    )


def _caveat(record: Record) -> list[Range]:
    text: str = record["text"]
    blocks = [Block("paragraph", m.start(), m.end()) for m in _LINE.finditer(text)]
    found = split(text.translate(_FOLD), blocks, load_language(record["language"]), find_marks(text))
    return [(s.start, s.end) for s in found]


def _sentencex(record: Record) -> list[Range]:
    segment = import_module("sentencex").segment
    found: list[Range] = []
    at = 0
    for piece in segment(record["language"], record["text"]):
        sentence = piece.strip()
        if sentence:
            start = record["text"].index(sentence, at)
            at = start + len(sentence)
            found.append((start, at))
    return found
