"""The matcher of phrases against their regular expressions."""

import regex
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from lint.language import LanguageData, Negators
from lint.phrase import Lexicon, Phrase, PhraseError, View
from lint.phrase.expression import FLAGS, to_regex
from lint.phrase.grammar import marks
from lint.phrase.syntax import Class, Node
from lint.tokens import tokenise

DATA = LanguageData(language="xx", clause_openers=("that", "so that"), negators=Negators(before=("not",)))
LEXICON = Lexicon.of({"xx": {"move": {"rise": {"inf": ["rise"], "fin": ["rise[s]", "go … up"]}, "other": ["ris*", "-riskier"]}}})


def opened(wanted: Class) -> Node:
    return LEXICON.node(wanted, "xx")


WORDS = [
    "a",
    "a",
    "bee",
    "bee",
    "risk",
    "free",
    "riskfree",
    "riskier",
    "rise",
    "go",
    "up",
    "that",
    "so",
    "not",
    "l'",
    "x's",
    "10",
    "10,5",
    "S.",
]
MARKS = [",", "-", "--", "%", "'", "(", "."]
ATOMS = [
    "a",
    "bee",
    "(a|bee)",
    "(a|risk free)",
    "risk-free",
    "ris*",
    "*free",
    "rise[s]",
    "<move>",
    "<move.inf>",
    "<move.fin>",
    "l'bee",
    "10",
    "%",
    "not",
]
MAYBE = ["", "", "", "[up] ", "[so that] ", "[a …1 bee] "]

pieces = st.tuples(st.sampled_from([*WORDS, *WORDS, *WORDS, *MARKS]), st.sampled_from([" ", " ", " ", " ", "", "-"]))
texts = st.lists(pieces, min_size=2, max_size=10).map(lambda parts: "".join(word + space for word, space in parts))
steps = st.tuples(st.sampled_from(MAYBE), st.sampled_from(ATOMS), st.sampled_from(["", "…1 ", "…2 ", "… "]))
phrases = st.lists(steps, max_size=1).flatmap(
    lambda parts: st.sampled_from(ATOMS).map(lambda last: "".join(f"{maybe}{atom} {gap}" for maybe, atom, gap in parts) + last)
)
sides = st.one_of(phrases, phrases, st.tuples(phrases, phrases).map(" + ".join))


def both(phrase: str, text: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """All spans that the matcher and the expression take, at every start."""
    compiled = Phrase(phrase, opened)
    view = View(tokenise(text), marks(DATA), lambda _: [])
    starts, ends = view.tokens.starts, view.tokens.ends
    mine = {(starts[view.at[i]], ends[view.at[end - 1]]) for i in range(len(view.words)) for end in compiled.ends(view, i)}
    source = to_regex(phrase, opened, DATA)
    expression = regex.compile(FLAGS + source)
    theirs = set()
    for start in range(len(text)):
        if expression.match(text, start):
            for end in range(start + 1, len(text) + 1):
                # What stands around a span counts, so the text is not cut: each end is asked for in the whole of it.
                if regex.compile(rf"{FLAGS}(?:{source})(?<=^.{{{end}}})", regex.DOTALL).match(text, start):
                    theirs.add((start, end))
    return mine, theirs


@settings(max_examples=150, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(sides, texts)
@example("risk-free", "riskfree risk-free risk free risk - free")
@example("a … bee", "a, not -- bee")
@example("a + bee", "bee so a")
def test_the_matcher_takes_what_the_expression_takes(phrase: str, text: str) -> None:
    try:
        mine, theirs = both(phrase, text)
    except PhraseError:
        return
    assert mine == theirs
