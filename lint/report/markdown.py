"""Text made safe to stand in Markdown: what an article, a rule or a config says is never read as markup, link or mention."""

import re

from lint.report.escape import line

# Every ASCII punctuation character may be escaped with a backslash (CommonMark 2.4). What can begin a tag, an entity or a mention
# becomes an entity, which is never read as one.
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def markdown(text: str) -> str:
    """`text` on one line as Markdown shows it, letter by letter."""
    return _PUNCTUATION.sub(lambda found: _ENTITIES.get(found.group()) or "\\" + found.group(), line(text))
