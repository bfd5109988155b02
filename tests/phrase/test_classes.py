"""Classes of words."""

from pathlib import Path

import pytest

from lint.phrase import Lexicon, PhraseError
from lint.phrase.syntax import Class, Seq, Word

LEXICON = Lexicon.of(
    {
        "en": {
            "move": {"rise": {"inf": ["rise"], "fin": ["rises", "rose"]}, "fall": ["fall[s]"]},
            "up": {"soar": {"inf": ["soar"]}},
            "any": {"all": ["<move>", "<up>"]},
            "loop": {"a": ["<pool>"]},
            "pool": {"b": ["<loop>"]},
            "kurs": {"kurs": ["*kurs", "kurs", "-exkurs"]},
            "broken": {"x": ["(a"]},
        }
    }
)


def words(name: str, tag: str = "") -> Word:
    node = LEXICON.node(Class(name, tag), "en")
    assert isinstance(node, Word)
    return node


def test_a_class_takes_every_form_and_a_tag_only_its_own() -> None:
    assert words("move").exact == {"rise", "rises", "rose", "fall", "falls"}
    assert words("move", "inf").exact == {"rise"}


def test_a_class_may_hold_classes() -> None:
    assert words("any").exact == {"rise", "rises", "rose", "fall", "falls", "soar"}


def test_a_minus_takes_a_form_out() -> None:
    assert words("kurs").takes("aktienkurs")
    assert not words("kurs").takes("exkurs")


@pytest.mark.parametrize(
    ("name", "tag", "message", "mend"),
    [
        ("mov", "", "there is no class <mov>", "did you mean 'move'?"),
        ("move", "inff", "the class <move> has no forms with the tag “inff”", "did you mean 'inf'?"),
        (
            "loop",
            "",
            "in the form “<pool>” of “a” in <loop>: in the form “<loop>” of “b” in <pool>: the class <loop> holds itself",
            "take one of the two out",
        ),
        ("broken", "", "in the form “(a” of “x” in <broken>: a “(” that is not closed", "close it with “)”"),
    ],
)
def test_a_class_that_cannot_be_opened_says_why(name: str, tag: str, message: str, mend: str) -> None:
    with pytest.raises(PhraseError) as raised:
        LEXICON.node(Class(name, tag, 7), "en")
    assert (raised.value.message, raised.value.mend, raised.value.column) == (message, mend, 7)


def test_a_folder_of_the_user_adds_lemmas_and_replaces_those_it_names(tmp_path: Path) -> None:
    own = tmp_path / "classes"
    own.mkdir()
    (own / "xx.yaml").write_text("language: xx\nclasses:\n  asset:\n    tulip: [tulip, bulb]\n")
    (own / "xx").mkdir()
    (own / "xx" / "more.yaml").write_text("language: xx\nclasses:\n  asset:\n    tulip: [tulip]\n    stamp: ['stamp[s] of (value|note)']\n")
    lexicon = Lexicon([tmp_path])
    assert lexicon.words("asset", "xx").exact == {"tulip"}
    assert lexicon.names("xx") == ["asset"]
    node = lexicon.node(Class("asset"), "xx")
    assert any(isinstance(option, Seq) for option in node.options)  # type: ignore[union-attr]
    assert lexicon.faults == []


def test_a_bad_file_is_a_fault_and_the_others_count(tmp_path: Path) -> None:
    own = tmp_path / "classes"
    own.mkdir()
    (own / "xx.yaml").write_text("language: xx\nclasses:\n  asset: [tulip]\n")
    lexicon = Lexicon([tmp_path])
    assert lexicon.names("xx") == []
    assert [fault.line for fault in lexicon.faults] == [3]
