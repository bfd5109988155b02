"""Text folded for matching, character by character, so that every offset stays what it was."""

_SAME = {
    **dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0009), " "),
    **dict.fromkeys((0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x00B4, 0x2032), "'"),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D), "-"),
    0x2044: "/", 0x2215: "/", 0xFF05: "%", 0xFE6A: "%", 0x066A: "%", 0xFF0B: "+", 0xFF0E: ".", 0xFF0C: ",",
    0xFF04: "$", 0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥",
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **{0x0660 + digit: str(digit) for digit in range(10)},
}  # fmt: skip


def fold(text: str) -> str:
    """`text` with plain spaces, apostrophes, hyphens, digits and signs, of the same length (prose has most of this done already)."""
    return text if text.isascii() else text.translate(_SAME)


def lower(text: str) -> str:
    """`text` in lower case, of the same length: a letter whose lower case is longer (İ) stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
