"""Forty hard files, one for each way in which real content surprised us: what is prose, what is not, and which faults."""

from pathlib import Path

import pytest

from lint.document import Block, Document
from lint.errors import Fault
from lint.readers import read
from tests.readers.visible import folded, visible_text

CASES = Path(__file__).parent / "cases"
FILES = sorted(p for p in CASES.rglob("*") if p.is_file() and p.suffix not in {".expected", ".rendered"})
RENDERED = sorted(CASES.rglob("*.rendered"))


def _name(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


def _read(path: Path) -> tuple[Document, list[Fault]]:
    document, faults = read(_name(path), path.read_bytes())
    assert document is not None
    return document, faults


def _describe(block: Block) -> str:
    names = ("level", "key", "table", "row", "column", "label", "container")
    parts = [f"{name}={getattr(block, name)}" for name in names if _told(block, name)]
    parts += [name for name in ("header", "quoted", "hidden") if getattr(block, name)]
    return " ".join([block.kind, *parts])


def _told(block: Block, name: str) -> bool:
    return getattr(block, name) not in (0, -1, "") or (name in ("table", "row", "column") and block.table >= 0)


def dump(path: Path) -> str:
    """Everything a reader made of a file, as lines."""
    document, faults = _read(path)
    text = document.prose.text
    lines = [f"format {document.format} · language {document.language or '-'} · date {document.date or '-'}"]
    lines += [f"fault {f.level} {f.code} {f.line}:{f.column}" for f in faults]
    lines += [f"{_describe(b)} | {text[b.start : b.end]}" for b in document.blocks]
    lines += [f"link {k.kind} '{text[k.start : k.end]}' {k.target}" for k in document.links]
    lines += [f"note {n.kind} {n.label} -> block {n.block}" for n in document.notes]
    lines += [f"struck '{text[s.start : s.end]}'" for s in document.struck]
    lines += [f"quotation '{text[q.start : q.end]}'" for q in document.quotations]
    lines += [f"comment '{c.text}'" for c in document.comments]
    components = [f"component {c.name} [{' '.join(c.arguments.split())}] '{text[c.start : c.end]}'" for c in document.components]
    lines += [line.replace("\n", "⏎") for line in components]
    lines += [f"metadata {m.key} = {' '.join(m.value.split())}" for m in document.metadata]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_hard_file_is_read_as_its_site_shows_it(path: Path, request: pytest.FixtureRequest) -> None:
    expected = path.with_name(path.name + ".expected")
    got = dump(path)
    if request.config.getoption("--golden") == "write":
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")


def test_there_is_a_case_for_each_of_the_forty_hard_files() -> None:
    assert len(FILES) == 40


@pytest.mark.parametrize("path", RENDERED, ids=_name)
def test_prose_is_what_the_rendered_page_shows(path: Path) -> None:
    """`x.md.rendered` is the HTML that the file's own site would publish, written by hand."""
    document, _ = _read(path.with_suffix(""))
    body = "\n".join(document.prose.text[b.start : b.end] for b in document.blocks if not b.key)
    assert folded(body.replace("\ufffc", "")) == folded(visible_text(path.read_text(encoding="utf-8")))
