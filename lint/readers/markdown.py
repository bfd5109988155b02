"""Markdown: the events of pulldown-cmark with their byte ranges, walked into a document."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from pyromark import Markdown, Options
from pyromark.event import BrokenLink

from lint.document import Document
from lint.errors import Fault
from lint.readers import directives, frontmatter, jsx
from lint.readers.directives import Admonition
from lint.readers.draft import Draft
from lint.readers.elements import Elements
from lint.readers.events import EventWalker
from lint.readers.frames import Source
from lint.readers.inline import Cutter, addresses
from lint.readers.mask import Mask
from lint.readers.references import includes, numbered_notes, undefined_notes
from lint.readers.tags import Tag
from lint.readers.templates import Templates

# Mathematics is off: `between $50 and $100` is money (content-habits.md §3).
OPTIONS: Final = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
)
_PARSER: Final = Markdown(options=OPTIONS)
_LABEL: Final = re.compile(r"[^\W\d_]{2}")


def read(source: Source) -> tuple[Document, list[Fault]]:
    """Markdown as a document."""
    draft = Draft(source, "markdown")
    begin = frontmatter.read(draft) if source.front_matter else 0
    mask = Mask(draft, begin)
    if jsx.is_mdx(mask):
        walk_mdx(draft, mask)
    else:
        Templates(mask, markdown=True).scan()
        walk(draft, mask, directives.scan(mask), directives.markdown_tags(mask))
    return draft.document(), draft.faults


def walk_mdx(draft: Draft, mask: Mask) -> None:
    """Read the masked text as MDX."""
    tags, indents = jsx.scan(mask)
    walk(draft, mask, directives.scan(mask), tags, indents)


def walk(
    draft: Draft, mask: Mask, admonitions: dict[int, Admonition], tags: Iterable[Tag], indents: Sequence[tuple[int, int]] = ()
) -> None:
    """Read the masked text as Markdown; `tags` are blotted out of it, and count as HTML where they stand.

    `indents` are source ranges of white space that Markdown must not see: it would take what follows for code.
    """
    cutter = Cutter(draft)
    tags = list(tags)
    for tag in tags:
        mask.blot(tag.start, tag.end)
    masked = mask.masked()
    elements = Elements(draft, cutter, masked)
    for tag in tags:
        mask.act(tag.start, tag.end, partial(elements.tag, tag))
    begin = mask.begin
    numbers, listed = numbered_notes(draft, masked, begin)
    cutter.load([*mask.cuts, *addresses(masked, begin, source=draft.text), *undefined_notes(masked, begin), *numbers])
    parser = Markdown(options=OPTIONS, broken_link_callback=_elsewhere) if includes(draft.text) else _PARSER
    EventWalker(draft, masked, begin, cutter, elements, admonitions, listed).walk(parser, indents)
    cutter.reach(len(masked) + 1)
    elements.finish()


def _elsewhere(link: BrokenLink) -> tuple[str, str] | None:
    """A link whose definition the included file may hold: `[text][id]`, and `[two words]`."""
    label = link["reference"]
    if link["link_type"] in ("Shortcut", "ShortcutUnknown") and (label[:1] in "^!" or not _LABEL.search(label)):
        return None
    return "", ""
