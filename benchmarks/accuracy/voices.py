"""Who speaks: over the labelled phrases of a corpus, how many are seen, and on how many of those the voice is right."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.accuracy.scores import Row
from lint.config import Profile
from lint.engine import check_bytes
from lint.packs import load_folders
from lint.ruleset import Ruleset

_WANTED: Final = 0.90  # of the phrases seen
_VOICES: Final = ("author", "reported", "negated", "term")


def measure(folder: Path) -> Iterator[Row]:
    """A row for all voices, one for each; `folder` holds ``manifest.jsonl``, the articles and ``ID.labels.jsonl``."""
    manifest = folder / "manifest.jsonl"
    if not manifest.is_file():
        return
    ruleset = Ruleset(load_folders())
    labelled: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for entry in _lines(manifest):
        labels = folder / f"{entry['id']}.labels.jsonl"
        if not labels.is_file():
            continue
        phrases = [row for row in _lines(labels) if row["task"] == "wording"]
        for voice, found in _heard(folder / entry["file"], entry["language"], phrases, ruleset):
            labelled[voice] += 1
            seen[voice] += found is not None
            right[voice] += found == voice
    if not labelled:
        return
    everything = right.total() / max(1, seen.total())
    yield Row(
        "voices", "all", "caveat", labelled.total(), _shown(labelled.total(), seen.total(), right.total()), "90 %", everything >= _WANTED
    )
    for voice in _VOICES:
        yield Row("voices", voice, "caveat", labelled[voice], _shown(labelled[voice], seen[voice], right[voice]))


def _heard(path: Path, language: str, phrases: list[dict[str, Any]], ruleset: Ruleset) -> Iterator[tuple[str, str | None]]:
    """For each labelled phrase its voice, and the voice of the hit that overlaps it most (None: no hit does)."""
    result = check_bytes(path.name, path.read_bytes(), ruleset, Profile(language=language, path=path.name))
    hits: list[tuple[int, int, str]] = []
    if result.document is not None and result.context is not None:
        for hit in result.context.wording:
            span = result.document.source(hit.start, hit.end)
            hits.append((span.start, span.end, hit.voice))
    for phrase in phrases:
        shared = [(min(end, phrase["end"]) - max(start, phrase["start"]), voice) for start, end, voice in hits]
        most = max(shared, default=(0, ""))
        yield phrase["voice"], most[1] if most[0] > 0 else None


def _shown(labelled: int, seen: int, right: int) -> str:
    return f"seen {100 * seen / max(1, labelled):5.1f} %  voice right {100 * right / max(1, seen):5.1f} %"


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
