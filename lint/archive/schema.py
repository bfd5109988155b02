"""The tables of an archive as Arrow schemas: one row an article, with its findings, figures and faults."""

from typing import Final

import pyarrow as pa

_TEXT: Final = pa.string()
_PLACE: Final = pa.struct([("offset", pa.int64()), ("line", pa.int64()), ("column", pa.int64())])
_RELATED: Final = pa.struct([("role", _TEXT), ("message", _TEXT), ("start", _PLACE), ("end", _PLACE), ("quote", _TEXT)])
_EDIT: Final = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", _TEXT)])

FINDING: Final = pa.struct(
    [
        *((name, _TEXT) for name in ("path", "rule", "category", "severity", "message")),
        ("start", _PLACE),
        ("end", _PLACE),
        ("quote", _TEXT),
        ("related", pa.list_(_RELATED)),
        ("evidence", _TEXT),  # JSON: every kind has its own
        ("instead", _TEXT),
        ("fix", pa.struct([("title", _TEXT), ("edits", pa.list_(_EDIT))])),
        ("fingerprint", _TEXT),
    ]
)
"""A finding, with the fields of the JSON report; offsets count code points."""

FIGURE: Final = pa.struct(
    [
        ("path", _TEXT),
        *((name, pa.int64()) for name in ("line", "column", "start", "end")),
        ("quote", _TEXT),
        *((name, pa.float64()) for name in ("value", "high")),
        *((name, _TEXT) for name in ("unit", "kind")),
        ("claim", pa.bool_()),
        *((name, _TEXT) for name in ("support", "source", "link", "sentence", "reason")),
        ("restates", pa.bool_()),
    ]
)
"""A figure, with the fields of `caveat figures`."""

FAULT: Final = pa.struct(
    [
        *((name, _TEXT) for name in ("level", "path")),
        *((name, pa.int64()) for name in ("line", "column")),
        *((name, _TEXT) for name in ("code", "message", "mend")),
    ]
)

TABLES: Final = {"findings": FINDING, "figures": FIGURE, "faults": FAULT}
"""Name of a table → its rows."""

ARTICLE: Final = pa.schema(
    [
        *((name, _TEXT) for name in ("path", "format", "language", "author", "date", "sha256")),
        ("checked", pa.bool_()),
        ("suppressed", pa.int64()),
        *((name, pa.list_(type_)) for name, type_ in TABLES.items()),
    ]
)
"""What `check_batches` gives: one row an article, in the order of its input."""
