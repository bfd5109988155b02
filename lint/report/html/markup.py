"""Text made safe to stand in the page, and the few elements that are written everywhere."""

from html import escape
from typing import Final

from lint.report.escape import terminal

_LINKED: Final = ("https://", "http://")


def text(value: str) -> str:
    """`value` as text of an element or a quoted attribute; controls and marks of direction become visible."""
    return escape(terminal(value), quote=True)


def link(target: str, words: str) -> str:
    """A link where `target` is an address of the web, else the words with the target as a title; both are any text."""
    if target.lower().startswith(_LINKED):
        return f'<a href="{text(target)}" rel="noopener noreferrer nofollow">{text(words)}</a>'
    return f'<span class="link" title="{text(target)}">{text(words)}</span>' if target else text(words)
