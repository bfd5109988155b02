"""What a reader is given, and what holds for the blocks of the elements it is in."""

from typing import Final, Literal

import msgspec

from lint.terms import BlockKind

NESTING_LIMIT: Final = 100  # `limits: nesting` (design.md §4)


class Source(msgspec.Struct, frozen=True):
    """What a reader is given: the decoded `text` of the file at `path`, and whether a front matter may stand at its head."""

    path: str
    text: str
    nesting: int = NESTING_LIMIT
    front_matter: bool = True


class Frame(msgspec.Struct, frozen=True):
    """What holds for the blocks of one surrounding element: the fields of `Block`."""

    kind: BlockKind = "paragraph"
    level: int = 0
    key: str = ""
    table: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    label: str = ""
    quoted: bool = False
    hidden: bool = False
    container: str = ""


class OpenLink(msgspec.Struct):
    """A link whose text is being read; `split` once a block of it has ended."""

    start: int
    source: int
    target: str
    kind: Literal["link", "bare", "image", "embed"]
    title: str
    rel: str
    split: bool = False
