"""MDX: Markdown in which tags are components, and braces hold code."""

from lint.document import Document
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.draft import Draft, Source
from lint.readers.inline import addresses
from lint.readers.markdown import walk


def read(source: Source) -> tuple[Document, list[Fault]]:
    """MDX as a document."""
    draft = Draft(source, "mdx")
    begin = frontmatter.read(draft) if source.front_matter else 0
    walk(draft, source.text, begin, addresses(source.text))
    return draft.document(), draft.faults
