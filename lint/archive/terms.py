"""How an archive is to be read and judged."""

import msgspec

from lint.config import Options
from lint.terms import Format


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table of articles. All but `text` may be missing from it, and any value may be null."""

    text: str = "text"
    path: str = "path"
    format: str = "format"
    language: str = "language"
    author: str = "author"
    date: str = "date"


class ArchiveOptions(msgspec.Struct, frozen=True):
    """What `check_batches` needs to know. Plain data: it is pickled on the way to other processes and machines.

    `folder` is the folder whose config holds ('': the working directory of whoever checks); articles are judged as files below it.
    """

    columns: Columns = Columns()
    options: Options = Options()
    folder: str = ""
    format: Format = "markdown"
    """Of articles for which neither a column nor the path tells it."""
