"""Which statements an article makes, and in which passage: mentions of a disclaimer told from disclaimers."""

from collections.abc import Collection
from typing import Final

import msgspec

from lint.context import Context
from lint.document import Block, Component
from lint.phrase import Match
from lint.presence.statements import StatementFile, load_statements, plain_name
from lint.terms import LANGUAGES

_EMPTY: Final = ("", "false", "no", "null", "none", "~", "[]", "0")
_AUTHOR: Final = "author"
_EDGE_BLOCKS: Final = 2  # blocks of prose after the title, and the same at the end (content-habits.md §5: half stand at an edge)
_EDGE_PART: Final = 0.12
_SHORT_BLOCK: Final = 320  # characters of a block that can be a notice by itself


class Passage(msgspec.Struct, frozen=True):
    """A passage ``[start, end)`` of prose that makes a statement by its `words`; `certain` where they alone say so; `how` in words."""

    statement: str
    start: int
    end: int
    certain: bool
    how: str
    words: tuple[int, int]


def passages(context: Context) -> tuple[Passage, ...]:
    """Every passage that makes a statement, by place. Used through ``context.ask(passages)``.

    What is quoted from others, struck out or commented out says nothing here; a disclaimer that is made fun of still stands.
    """
    statements = context.library.once(load_statements)
    hits = statements.book.search(context, LANGUAGES)
    author = {match.sentence for (name, _), match in hits if name == _AUTHOR}
    denied = {(name, match.sentence) for (name, kind), match in hits if kind == "unless"}
    found: list[Passage] = []
    for (name, kind), match in hits:
        if name == _AUTHOR or kind == "unless" or (name, match.sentence) in denied:
            continue
        how = _said(context, statements.by_id[name], kind, match, author)
        if how:
            sentence = context.document.sentences[match.sentence]
            found.append(Passage(name, sentence.start, sentence.end, kind != "apart", how, (match.start, match.end)))
    found += _components(context, statements.components)
    found += _keys(context, statements.keys)
    return tuple(sorted(set(found), key=lambda p: (p.start, p.end, p.statement, not p.certain)))


def stated(context: Context, statement: str) -> Passage | None:
    """The passage that makes `statement` most plainly: certain words before hinted ones, then the first."""
    made = [p for p in context.ask(passages) if p.statement == statement]
    return min(made, key=lambda p: (not p.certain, p.start), default=None)


def _said(context: Context, statement: StatementFile, kind: str, match: Match, author: Collection[int]) -> str:
    """How the publisher says it, in words; empty where he does not."""
    document = context.document
    block = document.blocks[document.sentences[match.sentence].block]
    if match.negated and not statement.denies and kind != "firm":
        return ""
    if any(s.start <= match.start and match.end <= s.end for s in document.struck):
        return ""
    quotation = context.quotation(match.start, match.end)
    if quotation is not None and (statement.personal or (quotation.end - quotation.start) * 10 < (block.end - block.start) * 9):
        return ""
    sentence = document.sentences[match.sentence]
    if context.text(sentence.start, sentence.end).rstrip("\"') ")[-1:] == "?":
        return ""  # a question says nothing, and its answer stands elsewhere
    if kind in ("phrases", "firm"):
        return "these words say it"
    opening = not any(c.isalnum() for c in context.text(sentence.start, match.start))
    if statement.opens and not opening:
        return ""
    if match.sentence in author and not statement.opens:
        return "the publisher speaks of this text"
    if block.container or block.kind in ("aside", "footnote") or block.quoted:
        return "it stands apart"
    if opening and block.kind not in ("title", "heading", "cell") and block.end - block.start <= _SHORT_BLOCK and _at_edge(context, block):
        return "it stands at the edge of the article"
    return ""


def _at_edge(context: Context, block: Block) -> bool:
    document = context.document
    prose = [b for b in document.blocks if b.kind not in ("title", "description", "heading")]
    length = len(document.prose.text)
    return block.start >= length * (1 - _EDGE_PART) or block in prose[:_EDGE_BLOCKS] or block in prose[-_EDGE_BLOCKS:]


def _components(context: Context, known: dict[str, list[str]]) -> list[Passage]:
    """Components that stand for a statement: the built-in names, and those of the config (by category, or for every one)."""
    configured = {plain_name(name): [c.partition("/")[2] for c in cats] for name, cats in context.profile.components.items()}
    every = [s for s in context.library.once(load_statements).by_id if s != _AUTHOR]
    found: list[Passage] = []
    for component in context.document.components:
        names = _names(component)
        for name in names:
            if name in configured:
                chosen = configured[name] or every
            elif name in known:
                chosen = known[name]
            else:
                continue
            how = f"the component “{component.name}” says it"
            found += [Passage(s, component.start, component.end, True, how, (component.start, component.end)) for s in chosen]
    return found


def _keys(context: Context, known: dict[str, list[str]]) -> list[Passage]:
    """Front matter that stands for a statement (``translator: …``, ``sponsored: true``); it has no place in the prose."""
    found: list[Passage] = []
    for entry in context.document.metadata:
        key = plain_name(entry.key.partition("[")[0].rpartition(".")[2])
        if key in known and entry.value.strip().casefold() not in _EMPTY:
            found += [Passage(statement, 0, 0, True, f"the front matter says {entry.key}", (0, 0)) for statement in known[key]]
    return found


def _names(component: Component) -> list[str]:
    """The names that a component goes by: its own, and the file that an include names."""
    names = [component.name, *(a.strip("\"'{}<>%= ") for a in component.arguments.split()[:2] if "=" not in a)]
    return list(dict.fromkeys(n for n in map(plain_name, names) if n))
