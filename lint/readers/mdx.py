"""MDX: Markdown in which tags are components, and braces hold code."""

from lint.document import Document
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.draft import Draft
from lint.readers.frames import Source
from lint.readers.markdown import walk_mdx
from lint.readers.mask import Mask


def read(source: Source) -> tuple[Document, list[Fault]]:
    """MDX as a document."""
    draft = Draft(source, "mdx")
    begin = frontmatter.read(draft) if source.front_matter else 0
    walk_mdx(draft, Mask(draft, begin))
    return draft.document(), draft.faults
