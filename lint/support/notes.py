"""Notes and bracketed references attached to a sentence."""

from bisect import bisect_left

from lint.document import Document, Note


class Notes:
    """The references of one document to notes that are there, by place."""

    def __init__(self, document: Document) -> None:
        self._notes = sorted((note for note in document.notes if note.block >= 0), key=lambda note: note.at)
        self._document = document

    def of(self, start: int, end: int) -> Note | None:
        """The first note whose reference stands in the sentence ``[start, end)``, or right behind its stop."""
        index = bisect_left(self._notes, start, key=lambda note: note.at)
        # A reference right at the start belongs to the sentence before: "… 5 %.[^1] Then …"
        while index < len(self._notes) and self._notes[index].at <= end + 1:
            note = self._notes[index]
            inside = note.at > start or note.kind == "bracket"
            own = self._document.blocks[note.block]
            if inside and not own.start <= start < own.end:
                return note
            index += 1
        return None
