"""Text of an article made safe to show: nothing in it reaches a terminal as a control."""

import hashlib
import re
import unicodedata

# C0 (line ends and tabs too: one row is one line), DEL and C1, the controls of direction, the line and paragraph separators,
# deprecated and tag characters, interlinear marks, byte-order marks, lone surrogates. Each becomes ONE visible character, so that
# columns stay what they were. A zero-width joiner stays: emoji and several scripts need it, and it moves nothing.
# So do `::name …::` and `##[name]`, with which a line of a log gives orders to the machines of GitHub Actions (runner,
# ActionCommand.cs: the first after any white space at the start of a line, the second anywhere in it).
_UNSAFE = re.compile(
    r"(?<=:):|(?<=#)#(?=\[)|"
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")
_SHOWN = {":": "꞉", "#": "♯", "\t": " ", "\x7f": "␡", "\u00ad": "-", "\u2028": "␤", "\u2029": "␤"}


def _picture(match: re.Match[str]) -> str:
    char = match.group()
    return _SHOWN.get(char) or (chr(0x2400 + ord(char)) if char < " " else "�")


def terminal(text: str) -> str:
    """`text` with every control replaced by one visible character; as many code points as before."""
    return _UNSAFE.sub(_picture, text)


def line(text: str) -> str:
    """`text` on one line: white space folded, controls made visible."""
    return terminal(_SPACE.sub(" ", text).strip())


def inert(json: str) -> str:
    """JSON that means the same, with no ``##[`` in it, which would be an order in the log of GitHub Actions."""
    return json.replace("##[", "##\\u005b")


def unheard(text: str) -> str:
    """`text`, which ends with a line feed, as it is; where it could give orders, between two lines that keep GitHub Actions from listening.

    What ends the silence is named by the hash of the text, which no text can hold itself.
    """
    if "::" not in text and "##[" not in text:
        return text
    token = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes: wide and full-width characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
