"""Folding, and the map that leads from prose back to the source."""

from unicodedata import normalize

import pytest

from lint.document import Prose
from lint.readers.folding import OPAQUE
from lint.readers.prose import ProseBuilder


def _built(text: str) -> Prose:
    builder = ProseBuilder(text)
    builder.open()
    builder.identity(0, len(text))
    builder.close()
    return builder.prose()


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("plain words", "plain words"),
        ("two  spaces\tand\na line", "two spaces and a line"),
        (" edges \r\n", "edges"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("a \u00a0 b", "a b"),
        ("“quoted” ‘single’ «\u00a0guillemets\u00a0» „deutsch“", '"quoted" \'single\' " guillemets " "deutsch"'),
        ("l’or d´été", "l'or d'été"),
        ("2009–10 — a‑b −5", "2009-10 - a-b -5"),
        ("soft\u00adhyphen zero\u200bwidth join\u2060er \u202ebidi\u202c", "softhyphen zerowidth joiner bidi"),
        ("１２％ ＄５", "12% $5"),
        ("e\u0301te\u0301", "été"),
        ("\u1100\u1161\u11a8", "각"),
        ("\u212b \u2126", "Å Ω"),
        ("a\0b\x91c", "a\ufffdb\ufffdc"),
        ("a \0,000 b 12\x005.5. c\x91 3", "a \ufffd\ufffd\ufffd\ufffd\ufffd b \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd. c\ufffd 3"),
        ("3\ufffd000 and 4", "\ufffd" * 5 + " and 4"),
        ("a \0,000 b 12\x005.5. c\x91 3", "a \ufffd\ufffd\ufffd\ufffd\ufffd b \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd. c\ufffd 3"),
        ("3\ufffd000 and 4", "\ufffd\ufffd\ufffd\ufffd\ufffd and 4"),
        ("a.\x91 5", "a.\ufffd 5"),
        ("a\u200b \u200b b", "a b"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("…", "…"),
    ],
)
def test_characters_are_folded(source: str, prose: str) -> None:
    assert _built(source).text == prose


@pytest.mark.parametrize("source", ["été", "naïve Œuvre", "ß İ", "日本語", "100 % sûr", "--- and ...", "S&P 500"])
def test_what_needs_no_folding_stays_one_run(source: str) -> None:
    prose = _built(source)
    assert len(prose.starts) == 1


def test_length_preserving_folds_stay_in_one_run() -> None:
    prose = _built("l’or\nà 10\u00a0€ – d’été")
    assert prose.text == "l'or à 10 € - d'été"
    assert prose.starts == (0,)


def test_a_figure_leads_back_to_its_characters() -> None:
    source = "Le  prix de 10\u202f000\u00a0€ a  doublé"
    prose = _built(source)
    start = prose.text.index("10 000 €")
    span = prose.source(start, start + len("10 000 €"))
    assert source[span.start : span.end] == "10\u202f000\u00a0€"


def test_a_composed_letter_is_one_piece() -> None:
    source = "pre\u0301vu"
    prose = _built(source)
    at = prose.text.index("é")
    span = prose.source(at, at + 1)
    assert source[span.start : span.end] == "e\u0301"
    assert prose.offset(span.start) == at


def test_letters_compose_over_what_is_dropped_and_over_pieces() -> None:
    assert _built("e\u200b\u0301").text == "é"
    text = "e&#x301;"
    builder = ProseBuilder(text)
    builder.open()
    builder.identity(0, 1)
    builder.piece("\u0301", 1, len(text))
    assert builder.close() == (0, 1)
    assert builder.prose().text == "é"
    assert builder.prose().source(0, 1).end == len(text)


def test_marks_of_a_tower_stay_in_linear_time() -> None:
    assert len(_built("a" + "\u0301\u0323" * 50_000).text) > 1000


def test_blocks_are_parted_by_the_only_line_feed() -> None:
    text = "one\n\ntwo"
    builder = ProseBuilder(text)
    builder.open()
    builder.identity(0, 4)
    assert builder.close() == (0, 3)
    builder.open()
    builder.identity(3, 5)
    assert builder.close() is None
    builder.open()
    builder.identity(5, 8)
    assert builder.close() == (4, 7)
    assert builder.prose().text == "one\ntwo"


def test_an_opaque_object_is_one_character_for_all_its_source() -> None:
    text = "costs {{ price }} now"
    builder = ProseBuilder(text)
    builder.open()
    builder.identity(0, 6)
    builder.piece(OPAQUE, 6, 17)
    builder.identity(17, len(text))
    builder.close()
    prose = builder.prose()
    assert prose.text == f"costs {OPAQUE} now"
    assert prose.source(6, 7).start == 6
    assert prose.source(6, 7).end == 17


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ('say "yes"', [(4, '"'), (8, '"')]),
        ("« oui »", [(0, "«"), (6, "»")]),
        ("„ja“", [(0, "„"), (3, "“")]),
        ("'tis the dogs' day", [(0, "'"), (13, "'")]),
        ("l’or d'été isn't", []),
        ("rock ‘n’ roll", [(5, "‘"), (7, "’")]),
    ],
)
def test_quotation_marks_are_known_as_they_were_written(source: str, marks: list[tuple[int, str]]) -> None:
    builder = ProseBuilder(source)
    builder.open()
    builder.identity(0, len(source))
    builder.close()
    prose = builder.prose()
    assert [(m.at, m.char) for m in builder.marks(prose.text)] == marks


def test_prose_is_normal_whatever_its_source() -> None:
    for source in ("A\u030a\u0323", "\u0323\u0307s\u0323\u0307", "한\u11a8", "\u09c7\u09be"):
        text = _built(source).text
        assert text == normalize("NFC", text)
