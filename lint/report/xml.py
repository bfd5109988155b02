"""Text made safe to stand in XML 1.0."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

# What is no Char of XML 1.0 (2.2) can stand in no document, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# White space of an attribute would be folded (3.3.3); `##[` would be an order in the log of GitHub Actions.
_QUOTED = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;", "##[": "##&#91;"}


def text(value: str) -> str:
    """`value` as the content of an element."""
    return escape(_ILLEGAL.sub("�", value), {"##[": "##&#91;"})


def attributes(**values: str | int) -> str:
    """`` name="value"`` for each of `values`, with the space before it."""
    return "".join(_attributes(values))


def _attributes(values: dict[str, str | int]) -> Iterator[str]:
    for name, value in values.items():
        yield f' {name}="{escape(_ILLEGAL.sub("�", str(value)), _QUOTED)}"'
