"""HTML: the article of a page, without its chrome, and what its head says."""

from lint.document import Document
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.draft import Draft, Source
from lint.readers.elements import Elements
from lint.readers.inline import Cutter, addresses


def read(source: Source) -> tuple[Document, list[Fault]]:
    """HTML as a document."""
    draft = Draft(source, "html")
    begin = frontmatter.read(draft) if source.front_matter else 0
    elements = Elements(draft, Cutter(draft, addresses(source.text)))
    elements.feed(source.text, begin, len(source.text))
    elements.finish()
    return draft.document(), draft.faults
