"""What a rule found: the exact place, why, what to write instead, and a fingerprint that survives moved lines."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

from lint.span import Span
from lint.terms import Category, RelatedRole, Severity

# A quotation in a message says which place is meant; the place itself is shown beside it.
_QUOTED = 90


class Related(msgspec.Struct, frozen=True):
    """Another place that belongs to a finding. `span` counts code points of the source."""

    role: RelatedRole
    message: str
    span: Span


class Edit(msgspec.Struct, frozen=True):
    """Replace source ``[start, end)`` with `text`."""

    start: int
    end: int
    text: str


class Fix(msgspec.Struct, frozen=True):
    """A safe mechanical mend."""

    title: str
    edits: tuple[Edit, ...]


class Finding(msgspec.Struct, frozen=True):
    """One finding. `span` counts code points of the source; `evidence["reason"]` says in words what the rule saw."""

    rule: str
    category: Category
    severity: Severity
    span: Span
    message: str
    instead: str = ""
    related: tuple[Related, ...] = ()
    evidence: dict[str, Any] = {}
    fix: Fix | None = None
    fingerprint: str = ""


def fold(quote: str) -> str:
    """A quote as its fingerprint sees it: case, white space and compatibility forms aside."""
    return " ".join(unicodedata.normalize("NFKC", quote).casefold().split())


def fingerprint(rule: str, path: str, quotes: Iterable[str], ordinal: int) -> str:
    """Hash of rule, path from the config's root, folded quotes (their multiset) and the ordinal among equals in the file."""
    parts = [rule, path, *sorted(fold(q) for q in quotes), str(ordinal)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def fill(message: str, **values: str) -> str:
    """`message` with its ``{names}`` filled in; a long quotation is shortened in the middle, an unknown name stays as it is."""
    for name, value in values.items():
        short = value if len(value) <= _QUOTED else f"{value[: _QUOTED // 2].rstrip()} … {value[-_QUOTED // 3 :].lstrip()}"
        message = message.replace("{" + name + "}", " ".join(short.split()))
    return message
