"""Places in running text that are no words: bare addresses, blotted-out markup, note marks; and what happens at them."""

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal

import msgspec

from lint.readers.draft import Draft

# Stops at white space, at what can only be markup, and at the punctuation of scripts that write without spaces.
_REST: Final = re.compile(r"[^\s<>\"“”«»|\\^`*\[\]{}，。；：、！？（）「」『』【】《》]+")
_SCHEME: Final = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_HOST: Final = re.compile(r"@\w[\w-]*(?:\.\w[\w-]*)+")
_MAILBOX: Final = re.compile(r"[\w.+\\-]{1,64}\Z")
_BRACKET: Final = re.compile("[()]")
_TRAILERS: Final = ".,;:!?'’_~…"

CutKind = Literal["drop", "space", "opaque", "bare", "note", "bracket", "act"]


class Cut(msgspec.Struct, frozen=True):
    """Source `[start, end)` that is not taken as it stands.

    `drop` is nothing, `space` white space, `opaque` one unknown object, `bare` an address, `note` and `bracket` a reference to
    note `label`; `act` is nothing but `action`, done when the reader comes past, whether or not text stands there.
    """

    start: int
    end: int
    kind: CutKind
    label: str = ""
    action: Callable[[], None] | None = None


class Cutter:
    """Feeds source ranges, in order, to a draft without their cuts."""

    def __init__(self, draft: Draft, cuts: Iterable[Cut] = ()) -> None:
        self._draft = draft
        self.load(cuts)

    def load(self, cuts: Iterable[Cut]) -> None:
        """Begin with these cuts. Where two overlap, the one that begins first counts."""
        self._cuts = sorted(cuts, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self._cuts] + [len(self._draft.text) + 2]
        self._at = 0

    def reach(self, offset: int) -> None:
        """Do what stands before source `offset`."""
        while self._starts[self._at] < offset:
            cut = self._cuts[self._at]
            if cut.end > offset:
                return
            self._at += 1
            if cut.action is not None:
                cut.action()

    def words(self, start: int, end: int) -> None:
        """Source `[start, end)` is prose, as far as it is not cut."""
        if self._starts[self._at] >= end:
            self._draft.words(start, end)
            return
        while self._starts[self._at] < end:
            cut = self._cuts[self._at]
            if cut.end <= start:
                self._at += 1
                if cut.action is not None:
                    cut.action()
                continue
            if start < cut.start:
                self._draft.words(start, cut.start)
            self._cut(cut)
            start = max(start, cut.end)
            if cut.end > end:
                # The rest of it may reach into the next piece of text, where it is nothing.
                self._cuts[self._at] = Cut(end, cut.end, "drop")
                self._starts[self._at] = end
                break
            self._at += 1
        if start < end:
            self._draft.words(start, end)

    def _cut(self, cut: Cut) -> None:
        draft = self._draft
        if cut.kind == "opaque":
            draft.opaque(cut.start, cut.end)
            if cut.action is not None:
                cut.action()
        elif cut.kind == "space":
            draft.space(cut.start, cut.end)
        elif cut.kind == "bare":
            if not draft.linking:
                draft.point(cut.label, "bare", cut.start, cut.end)
        elif cut.kind == "note":
            draft.note(cut.label, "footnote")
        elif cut.kind == "bracket":
            draft.note(cut.label, "bracket")
        elif cut.action is not None:
            cut.action()


def addresses(text: str, start: int = 0, end: int | None = None, *, source: str = "") -> list[Cut]:
    """The bare web and mail addresses of `text` in `[start, end)`, without the punctuation that ends a sentence around them.

    `source` is the text before anything was blotted out of it: there the addresses are whole.
    """
    stop = len(text) if end is None else end
    cuts = []
    at = start
    for begin in _beginnings(text, start, stop):
        rest = _REST.match(text, begin, stop) if begin >= at else None
        if rest is not None:
            at = _address_end(text, begin, rest.end())
            address = (source or text)[begin:at]
            cuts.append(Cut(begin, at, "bare", address if "://" in address[:8] else "http://" + address))
    if text.find("@", start, stop) >= 0:
        cuts += _mailboxes(text, start, stop, {c.start: c.end for c in cuts})
    return cuts


def _beginnings(text: str, start: int, stop: int) -> list[int]:
    """Where an address may begin: at a scheme, or at `www.`."""
    found = []
    at = text.find("://", start, stop)
    while at >= 0:
        scheme = _SCHEME.search(text, max(start, at - 5), at)
        if scheme is not None and not text[scheme.start() - 1 : scheme.start()].isalnum():
            found.append(scheme.start())
        at = text.find("://", at + 3, stop)
    for sign in ("www.", "WWW."):
        at = text.find(sign, start, stop)
        while at >= 0:
            if text[at + 4 : at + 5].isalnum() and not (at and (text[at - 1].isalnum() or text[at - 1] in "/.@_-")):
                found.append(at)
            at = text.find(sign, at + 4, stop)
    return sorted(found)


def _mailboxes(text: str, start: int, stop: int, webs: dict[int, int]) -> list[Cut]:
    found = []
    ends = sorted(webs.items())
    last, at = start, 0
    for match in _HOST.finditer(text, start, stop):
        while at < len(ends) and ends[at][1] <= match.start():
            at += 1
        inside = at < len(ends) and ends[at][0] <= match.start()
        mailbox = _MAILBOX.search(text, max(last, match.start() - 64), match.start())
        if mailbox is not None and not inside:
            address = text[mailbox.start() : match.end()].replace("\\", "")
            found.append(Cut(mailbox.start(), match.end(), "bare", f"mailto:{address}"))
        last = match.end()
    return found


def _address_end(text: str, start: int, end: int) -> int:
    """An address ends before a bracket that it did not open, and before the stops of the sentence."""
    depth = 0
    for match in _BRACKET.finditer(text, start, end):
        depth += 1 if match[0] == "(" else -1
        if depth < 0:
            end = match.start()
            break
    while end > start and text[end - 1] in _TRAILERS:
        end -= 1
    return end
