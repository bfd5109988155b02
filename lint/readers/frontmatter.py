"""The head of a file: YAML or TOML between fences, as metadata and as prose of the keys that a reader sees."""

from lint.readers.draft import Draft


def read(draft: Draft) -> int:
    """Read the front matter of the draft's text; the offset where the body begins (0 without one)."""
    return 0
