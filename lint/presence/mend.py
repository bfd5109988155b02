"""What makes an article say what a rule requires: the prescribed or configured text put in, or what stands there put right."""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import unescape

import msgspec

from lint.context import Context
from lint.finding import Edit
from lint.phrase.parse import fold
from lint.presence.insertion import paragraph, written
from lint.presence.place import Where
from lint.presence.requirement import Answer
from lint.presence.wordings.shape import Shape, items_of
from lint.presence.wordings.whole import Words, load_wordings, places, plain_words, whole
from lint.rule import Wording
from lint.tokens import is_word, tokenise


class FixText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What `--fix` puts where a disclaimer belongs: a `text` for each language, or prescribed wordings.

    Of several wordings the one in the article's language is taken; where two are, only what nearly is one of them is put right, and the
    `text` goes in. `where` is its place, if that is not the one that the rule demands. With `put_in` false what is missing stays so.
    """

    title: str = "Add the disclaimer"
    text: dict[str, str] = {}
    wording: str | list[str] = ""
    where: Where | None = None
    put_in: bool = True

    @property
    def wordings(self) -> tuple[str, ...]:
        """The ids of the prescribed wordings."""
        return tuple(self.wording) if isinstance(self.wording, list) else (self.wording,) if self.wording else ()


def mend(fix: FixText, where: Where, language: str, found: Answer, trigger: int, context: Context) -> tuple[Edit, ...]:
    """The edits after which the article says what was not `found`; none where that takes a choice or a figure that only people know.

    `language` is the one that the rule asks a wording to be in ('' for any), `trigger` the prose offset of the words that call for it.
    """
    known = context.library.once(load_wordings).by_id
    offered = [known[name] for name in fix.wordings if name in known]
    if found.form in ("near", "outdated"):
        wanted = next((w for w in offered if w.id == found.wording), None) if found.form == "near" else _one(offered, language, context)
        return _put_right(wanted, found, context) if wanted is not None else ()
    if found.form in ("met", "place") or not fix.put_in:
        return ()
    chosen = _one(offered, language, context)
    text = chosen.text if chosen is not None else fix.text.get(context.document.language, "")
    if not text or "{" in text or (chosen is not None and _unmarked(chosen, context)):
        return ()
    edit = paragraph(text, fix.where or where, trigger, context)
    return (edit,) if edit is not None else ()


def _one(offered: Sequence[Wording], language: str, context: Context) -> Wording | None:
    """The one wording in the language that the rule asks for, or else in the article's; None for several."""
    wanted = context.document.language if language in ("", "document") else language
    fitting = [wording for wording in offered if wording.language == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _unmarked(wording: Wording, context: Context) -> bool:
    """True where the words of a wording whose marks matter stand without them: a second text beside it would mend nothing."""
    if wording.punctuation == "free":
        return False
    shape = Shape(wording.id, items_of(wording.text, False), wording.text, False)
    return bool(places(shape, context.ask(plain_words)))


def _put_right(wording: Wording, found: Answer, context: Context) -> tuple[Edit, ...]:
    """The edits that turn the passage into `wording`, word by word, so that its mark-up stays; none where mark-up is in their way."""
    words = context.ask(plain_words)
    there = [i for i in range(len(words)) if found.start <= words.starts[i] and words.ends[i] <= found.end]
    chosen = _nearest(wording, [words.words[i] for i in there])
    text = fold(unicodedata.normalize("NFC", chosen))
    tokens = tokenise(text)
    kept = [i for i, word in enumerate(tokens.words) if is_word(word)]
    wanted = [tokens.words[i] for i in kept]
    if "{" in text or len(text) != len(chosen) or tuple(wanted) != items_of(chosen, False):
        return ()
    if _another(wanted, found, context) or not there or any(words.starts[i] == words.ends[i] for i in there):
        return ()
    spans = [(tokens.starts[i], tokens.ends[i]) for i in kept]
    return _edits(chosen, spans, wanted, words, _own(wanted, words, there, context), context)


def _nearest(wording: Wording, said: Sequence[str]) -> str:
    """The text of a wording, or the lawful variant, that is most like the words `said`."""

    def alike(text: str) -> float:
        items = [item if isinstance(item, str) else item.written for item in items_of(text, False)]
        return SequenceMatcher(None, items, said, autojunk=False).ratio()

    return max((wording.text, *wording.variants), key=alike)


def _another(wanted: Sequence[str], found: Answer, context: Context) -> bool:
    """True where another wording stands whole in the passage, which somebody else may ask for: unless it is a part of the one wanted."""
    shapes = context.library.once(load_wordings).shapes
    for other in context.ask(whole):
        if other.start < found.end and found.start < other.end and other.wording != found.wording:
            part = list(shapes[other.wording][other.variant].items)
            if not any(list(wanted[i : i + len(part)]) == part for i in range(len(wanted))):
                return True
    return False


def _own(wanted: Sequence[str], words: Words, there: Sequence[int], context: Context) -> Sequence[int]:
    """The words of the passage without those at its edges that stand in sentences of their own, and say something else."""
    blocks = [b for b in SequenceMatcher(None, wanted, [words.words[i] for i in there], autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return there
    sentences = [context.document.sentence_at(words.starts[i]) for i in there]
    first, last = sentences[blocks[0].b], sentences[blocks[-1].b + blocks[-1].size - 1]
    return [i for i, sentence in zip(there, sentences, strict=True) if first <= sentence <= last]


def _edits(
    text: str, spans: Sequence[tuple[int, int]], wanted: Sequence[str], words: Words, there: Sequence[int], context: Context
) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for what, a, b, c, d in SequenceMatcher(None, wanted, [words.words[i] for i in there], autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if what == "insert":  # words too many, with the space before them
            start, new = words.ends[there[c - 1]] if c else words.starts[there[c]], ""
            end = words.ends[there[d - 1]] if c or d == len(there) else words.starts[there[d]]
        elif what == "replace":
            start, end, new = words.starts[there[c]], words.ends[there[d - 1]], text[spans[a][0] : spans[b - 1][1]]
        elif c:  # words that are missing, with what stands between them and the word before
            start = end = words.ends[there[c - 1]]
            new = text[spans[a - 1][1] : spans[b - 1][1]]
        else:
            start = end = words.starts[there[0]]
            new = text[spans[a][0] : spans[b][0]]
        edit = _edit(start, end, written(new, context.document.format), context, behind=c > 0)
        if edit is None:
            return ()
        edits.append(edit)
    return tuple(edits)


def _edit(start: int, end: int, text: str, context: Context, *, behind: bool) -> Edit | None:
    """The edit of prose ``[start, end)``, `behind` a word or before one where it is empty; None where its source holds more than words."""
    document = context.document
    if start == end:
        at = document.source(start - 1, start).end if behind else document.source(start, start + 1).start
        return Edit(at, at, text)
    span = document.source(start, end)
    said, prose = document.text[span.start : span.end], document.prose.text[start:end]
    plain = "\n" not in prose and fold(unicodedata.normalize("NFC", unescape(said))).split() == prose.split()
    return Edit(span.start, span.end, text) if plain else None
