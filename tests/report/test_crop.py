"""The part of a long line that is shown, with the signs under the right characters."""

from hypothesis import given
from hypothesis import strategies as st

from lint.report.crop import Cropped, Stroke, crop
from lint.report.escape import cells

WORDS = "The fund returned twelve per cent a year and will certainly go on to do so for as long as anybody can foresee, say its managers."


def show(text: str, *strokes: Stroke, width: int = 40, tail: bool = False) -> Cropped:
    return crop(text, strokes, width, cut=(False, False), tail=tail)


def at(quote: str, main: bool = True) -> Stroke:
    start = WORDS.index(quote)
    return Stroke(start, start + len(quote), main)


def test_a_line_that_fits_is_shown_whole() -> None:
    assert show("It will rise.", Stroke(3, 12)) == Cropped("It will rise.", "   ^^^^^^^^^", (Stroke(3, 12),))


def test_a_long_line_is_cut_between_words_around_the_finding() -> None:
    shown = show(WORDS, at("will certainly"))
    assert (shown.text, shown.signs) == ("…a year and will certainly go on to…", "            ^^^^^^^^^^^^^^")


def test_the_beginning_and_the_end_of_a_line_are_not_marked_as_cuts() -> None:
    assert show(WORDS, at("The fund")).text == "The fund returned twelve per cent a…"
    assert show(WORDS, at("managers")).text == "…can foresee, say its managers."


def test_related_places_are_shown_when_they_fit_beside_the_finding() -> None:
    near, far = at("will certainly", False), at("its managers", False)
    shown = show(WORDS, at("twelve per cent"), near, far, width=60)
    assert shown.signs == " " * shown.text.index("twelve") + "^" * 15 + " " * 12 + "~" * 14
    assert near in shown.seen
    assert far not in shown.seen


def test_a_finding_longer_than_the_row_shows_its_beginning_or_its_end() -> None:
    whole = Stroke(0, len(WORDS))
    assert show(WORDS, whole).text.startswith("The fund returned")
    assert show(WORDS, whole, tail=True).text.endswith("say its managers.")


def test_an_empty_finding_is_shown_as_one_sign() -> None:
    assert show("abc", Stroke(1, 1)).signs == " ^"
    assert show("abc", Stroke(3, 3)).signs == "   ^"
    assert show("", Stroke(0, 0)).signs == "^"


def test_wide_characters_have_signs_as_wide() -> None:
    assert show("株価 rises", Stroke(0, 2)).signs == "^^^^"


@given(st.text(st.sampled_from("ab 株é\u202e\x1b"), max_size=120), st.data(), st.integers(20, 60))
def test_a_row_is_never_wider_than_asked_and_always_shows_the_finding(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = show(text, Stroke(start, end), width=width)
    assert cells(shown.text) <= width
    assert "^" in shown.signs
    assert len(shown.signs) <= width + 1
    assert "\x1b" not in shown.text
