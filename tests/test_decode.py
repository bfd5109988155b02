"""Bytes become text, or one fault that says why not."""

import codecs

import pytest

from lint.decode import decode


def _refusal(data: bytes, **limits: int) -> tuple[str, str]:
    text, faults = decode("a.md", data, **limits)
    assert text is None
    (fault,) = faults
    assert fault.level == "error"
    assert fault.mend
    return fault.code, fault.message


def test_utf8_is_read_as_it_stands() -> None:
    assert decode("a.md", "Prix : 5 €".encode()) == ("Prix : 5 €", [])


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode("a.md", b"") == ("", [])


def test_a_byte_order_mark_is_not_counted() -> None:
    assert decode("a.md", codecs.BOM_UTF8 + b"One") == ("One", [])


def test_a_second_mark_is_part_of_the_text() -> None:
    assert decode("a.md", codecs.BOM_UTF8 * 2 + b"One") == ("\ufeffOne", [])


@pytest.mark.parametrize(("mark", "codec"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf16_is_read_with_its_mark(mark: bytes, codec: str) -> None:
    assert decode("a.md", mark + "5 € 🛸".encode(codec)) == ("5 € 🛸", [])


def test_utf16_without_its_mark_is_binary() -> None:
    assert _refusal("A whole sentence of words.".encode("utf-16-le"))[0] == "file/binary"


def test_line_ends_stay_as_they_are() -> None:
    assert decode("a.md", b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"


def test_another_encoding_is_refused_by_the_offset_of_its_byte() -> None:
    code, message = _refusal(b"Caf\xe9 au lait")
    assert code == "file/encoding"
    assert "byte 3 (0xe9)" in message


def test_the_offset_counts_the_mark() -> None:
    assert "byte 6 " in _refusal(codecs.BOM_UTF8 + b"Caf\xe9")[1]


def test_utf16_cut_in_half_is_refused() -> None:
    code, message = _refusal(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c")
    assert code == "file/encoding"
    assert "UTF-16" in message


def test_many_control_characters_are_binary() -> None:
    assert _refusal(b"PK\x03\x04" + bytes(range(20)) * 4)[0] == "file/binary"


def test_nine_in_a_hundred_are_binary_and_eight_are_not() -> None:
    assert _refusal(b"x" * 91 + b"\0" * 9)[0] == "file/binary"
    assert decode("a.md", b"x" * 92 + b"\0" * 8)[0] is not None


def test_ten_in_a_long_text_are_read_over() -> None:
    assert decode("a.md", b"x" * 2000 + b"\0" * 10)[0] is not None


def test_control_characters_behind_the_head_do_not_count() -> None:
    assert decode("a.md", b"x" * 8192 + b"\0" * 500)[0] is not None


def test_gaps_are_kept_with_one_info_fault_a_kind() -> None:
    text, faults = decode("a.md", "A \0,000 b\n\0 c \x91 d \x01".encode())
    assert text == "A \0,000 b\n\0 c \x91 d \x01"
    assert [(f.level, f.code, f.line, f.column) for f in faults] == [
        ("info", "file/nul-characters", 1, 3),
        ("info", "file/control-characters", 2, 9),
        ("info", "file/c1-characters", 2, 5),
    ]


def test_tabs_and_form_feeds_are_no_gaps() -> None:
    assert decode("a.md", b"a\tb\x0cc\x0bd\r\n")[1] == []


def test_a_file_over_the_limit_is_refused_and_one_at_it_read() -> None:
    assert _refusal(b"x" * 11, limit=10)[0] == "file/too-large"
    assert decode("a.md", b"x" * 10, limit=10) == ("x" * 10, [])


def test_no_limit_is_no_limit() -> None:
    assert decode("a.md", b"x" * 11, limit=0)[0] == "x" * 11
