"""Where sentences end and what stands in quotation marks; every stop that ends one has one beside it that doesn't."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Block, Mark
from lint.language import load_language
from lint.sentences import find_marks, quotations, split

BAR = " | "


def cut(text: str, language: str = "en") -> str:
    """The sentences of a text of one block, parted by a bar."""
    return BAR.join(text[s.start : s.end] for s in split(text, (Block("paragraph", 0, len(text)),), load_language(language)))


def quoted(text: str, language: str = "en") -> list[str]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return [text[q.start : q.end] for q in quotations(text, find_marks(text), blocks, load_language(language))]


# Each: the sentences with a bar between them.
CASES = {
    "en": [
        "The fund fell. | It lost a tenth.",
        "Did it fall? | Yes! | By how much?",
        # abbreviations
        "Mr. Hill and Dr. Chen run it. | Prof. Ames left.",
        "Acme Inc. Chairman Ray Cole sold shares. | He kept some in Acme Inc. | The rest is gone.",
        "The U.S. Treasury borrows more. | Nobody does so outside the U.S. | That may change.",
        "It closes at 4 p.m. EST today. | It opens at 9 a.m. | Traders wait.",
        "Buy bonds, bills, etc. | Then wait.",
        "Buy bonds, bills, etc. and wait.",
        "See No. 5 and p. 12. | He said no. | Then he left.",
        "Ask Rep. Lane, e.g. Tuesday, or Sen. Moss.",
        "It trades at Yahoo! Finance prices. | What a day! | Finance is fun.",
        "Vitamin C. Lane Capital bought it. | They took Plan B. | The plan failed.",
        # figures
        "It costs $1.50. | That is cheap.",
        "Sales were $1.5 bn. in May. | Costs were 0.3 bn. | Analysts wanted .5 percent, or 2 bn. EUR less.",
        "Nobody saw it in 2019. | 15 banks failed.",
        "It fell 3.5%. | Gold rose.",
        # addresses
        "Read https://example.org/a.b?c=d. | Then mail Ann.Lee@example.org. | Done.",
        "Node.js and Booking.com are names.",
        # ellipses
        "It rose... | Then it fell.",
        "It rose... then it fell.",
        "It rose . | Then it fell .",
        "It rose … and fell. | … The rest is known.",
        "They said: it rose . . . and fell.",
        # brackets
        "It fell (by 3%. Yes, 3.) again. | It rose.",
        "It fell. | (It always does.) | Then it rose.",
        "Rates rose 2 %. (Source: central bank) | Prices fell.",
        # quotation marks
        "She said, \"It fell.\" | He nodded.",
        "\"It fell,\" she said. | \"Will it rise?\" he asked.",
        "\"It fell. It will rise.\" she said.",
        # notes
        "It fell.[1] | Then it rose.[2][3] | It fell.¹ | It rose.12 | We know.",
        "Version 2.1 fell. | It was at 3.5 points.",
        # enumerations
        "1. Save. | 2. Invest. | 3. Wait.",
        "Risks: | a) price | b) rates | c) fraud",
        "1. Save first.",
        "It fell 1) in May and 2) in June.",
        "• Stocks | • Bonds | • Gold",
        # small beginnings
        "It fell. | iPhone sales rose. | eToro said so.",
        "We use approx. the same data.",
    ],
    "fr": [
        "La bourse monte. | Elle a gagné 3,5 %. | Et demain ?",
        "M. Duval et Mme Roux ont investi. | Ils ont perdu.",
        "Prenez par ex. un livret, p. ex. Le Livret Jaune, cf. art. 12.",
        "La banque « Nord » a dit : « C'est fini. » | Elle a fermé.",
        "La société Durand S.A. Paris vend. | Elle détient Durand S.A. | Les autres partent.",
        "Il faut des actions, de l'or, etc. | Ensuite, attendez.",
        "Il a versé 2 M€ en janv. 2020, puis 3 en févr. | Il a tout repris.",
        "Est-ce sûr ? | Non ! | Personne ne le sait…",
    ],
    "de": [
        "Am 3. Oktober fiel der Kurs. | Er fiel um 5. | Dann stieg er.",
        "Im 2. Quartal und am 1. Juli stieg er. | Das war 2018. | Danach fiel er.",
        "Es gibt z. B. Anleihen, d. h. Schulden, bzw. Aktien usw. | Das reicht.",
        "Sie zahlte 5 Mio. Euro und 3 Mrd. Dollar. | Das ist viel.",
        "Laut Art. 5 Abs. 2 gilt das. | Dr. Kühn sagt nein.",
        "„Der Kurs fällt.“ | Das sagte sie.",
        "„Der Kurs fällt“, sagte sie. | „Er steigt.“ | Niemand weiß es.",
    ],
    "es": [
        "¿Sube? | ¡Claro! | El Sr. Gil vende.",
        "En EE. UU. Wall Street sube. | Vive en EE. UU. | Los demás no.",
        "Vea la pág. 3, el art. 5 y el núm. 7. | Luego decida.",
        "Compre oro, plata, etc. | Después espere.",
    ],
    "it": [
        "Il sig. Neri vende. | La Rossi S.p.A. Milano compra. | Chi sa?",
        "L'ing. Bruni e l'Avv. Costa investono, ad es. Loro due.",
        "Vedi art. 5, pag. 3. | Poi decidi.",
    ],
    "pt": [
        "O Sr. Melo vende. | A Dra. Reis compra. | Quem sabe?",
        "Veja o art. 5 e a pág. 3. | Depois decida.",
    ],
    "nl": [
        "Dhr. Bos verkoopt. | Mevr. Vos koopt, bijv. Aandelen of goud.",
        "Zie art. 5 en blz. 3. | Daarna beslist u.",
        "Het kost 3 mln. euro. | De rest is van de N.V. | Dat is alles.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "parted"), [(language, case) for language, cases in CASES.items() for case in cases])
def test_sentences_end_where_they_end(language: str, parted: str) -> None:
    assert cut(parted.replace(BAR, " "), language) == parted


def test_a_space_that_was_forgotten_is_seen_before_a_function_word_only() -> None:
    assert cut("It fell.The bank paid.") == "It fell. | The bank paid."
    assert cut("It fell.Bank.Paid on Node.The.") == "It fell.Bank.Paid on Node.The."


def test_a_sentence_never_crosses_a_block() -> None:
    text = "The price\nof gold. It fell\nagain"
    blocks = (Block("heading", 0, 9), Block("paragraph", 10, 26), Block("item", 27, 32))
    found = split(text, blocks, load_language("en"))
    assert [(text[s.start : s.end], s.block) for s in found] == [("The price", 0), ("of gold.", 1), ("It fell", 1), ("again", 2)]


def test_an_unknown_language_still_has_sentences() -> None:
    assert cut("Kurz klesl. Pak zase vzrostl. Co dál?", "cs") == "Kurz klesl. | Pak zase vzrostl. | Co dál?"


def test_full_width_stops_need_no_space() -> None:
    assert cut("跌了。涨了！真的？", "zh") == "跌了。 | 涨了！ | 真的？"


def test_a_short_quotation_stays_whole_and_a_long_one_is_parted() -> None:
    short = 'He said: "It fell. It rose. It fell." and left.'
    assert cut(short) == short
    long = 'He said: "' + "It fell again. " * 40 + 'It rose." and left.'
    assert cut(long).count(BAR) == 40


class TestQuotations:
    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ('He said "it fell" and left.', ["it fell"]),
            ("He said “it fell” and left.", ["it fell"]),
            ("He said ‘it fell’ and left.", ["it fell"]),
            ("He said 'it fell' and left.", ["it fell"]),
            ("«Il monte», dit-il.", ["Il monte"]),
            ("Il dit : « Il monte. »", ["Il monte."]),
            ("Sie sagt „er steigt“ und geht.", ["er steigt"]),
            ("Sie sagt ‚er steigt‘ und geht.", ["er steigt"]),
            ("Sie sagt »er steigt« und geht.", ["er steigt"]),
            ("Sie sagt ,,er steigt“ und geht.", ["er steigt"]),
            ("Hij zegt ”het stijgt” en gaat.", ["het stijgt"]),
            ('("it fell")', ["it fell"]),
            ('It is a "5" and a "10".', ["5", "10"]),
            ('"...and it fell." he said.', ["...and it fell."]),
        ],
    )
    def test_marks_of_every_style_pair(self, text: str, inside: list[str]) -> None:
        assert quoted(text) == inside

    @pytest.mark.parametrize(
        "text",
        [
            "The bank's clients don't know the investors' names.",
            "L'or n'est pas qu'un métal d'hier.",
            "The '90s were good, and rock 'n' roll too.",
            'A 27" screen and a 5\' 10" door.',
            "It is 5' long.",
            "",
        ],
    )
    def test_apostrophes_and_inches_quote_nothing(self, text: str) -> None:
        assert quoted(text) == []

    def test_dutch_elisions_quote_nothing_and_dutch_quotations_do(self) -> None:
        assert quoted("Hij komt 's avonds en 's morgens om 't geld.", "nl") == []
        assert quoted("Hij noemt het 'goud waard' op de beurs.", "nl") == ["goud waard"]

    def test_a_quotation_within_one_is_one_of_its_own(self) -> None:
        assert quoted("She said “he told me ‘it fell’ twice”.") == ["he told me ‘it fell’ twice", "it fell"]
        assert quoted("Il dit : « elle a crié “vendez” hier ».") == ["elle a crié “vendez” hier", "vendez"]

    def test_possessives_within_single_marks_do_not_close_them(self) -> None:
        assert quoted("He wrote 'it's the bank's fault' and left.") == ["it's the bank's fault"]

    def test_an_unclosed_one_ends_with_its_block(self) -> None:
        assert quoted('He said "it fell and rose\nThen he left.') == ["it fell and rose"]
        assert quoted("He said 'it fell and rose\nThen he left.") == []  # a single mark may be an apostrophe

    def test_one_over_several_blocks_is_one_in_each_that_opens_it_anew(self) -> None:
        assert quoted('"It fell.\n"It rose.\n"It ended," he said.') == ["It fell.", "It rose.", "It ended,"]
        assert quoted("« Il tombe.\n» Il monte. »", "fr") == ["Il tombe.", "Il monte."]

    def test_the_marks_before_folding_decide(self) -> None:
        text = 'A "b" c "d" e'
        blocks = (Block("paragraph", 0, len(text)),)
        marks = (Mark(2, "„"), Mark(4, "“"), Mark(8, "»"), Mark(10, "«"))
        found = quotations(text, marks, blocks, load_language("de"))
        assert [text[q.start : q.end] for q in found] == ["b", "d"]

    def test_nothing_is_quoted_between_two_empty_marks(self) -> None:
        assert quoted('It says "" there.') == []


ALPHABET = st.sampled_from(
    [*"aB1 .!?…\"'“”„«»‘’()[]-,;:\n•。", "Mr. ", "etc. ", ". . . ", "1) ", "(a) ", "The ", "3. ", "z. B. ", "x.The "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join), st.sampled_from(["en", "de", "fr", "nl", ""]))
def test_any_text_is_cut_in_order_within_blocks_and_nothing_visible_is_lost(text: str, language: str) -> None:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    data = load_language(language)
    found = split(text, blocks, data)
    assert all(blocks[s.block].start <= s.start < s.end <= blocks[s.block].end for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())
    for quotation in quotations(text, find_marks(text), blocks, data):
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]


PIECES = ["a.", "a. ", "etc. a ", '"a ', "'a' ", "( ", "x.The ", "1) ", "Mr. A", "x.[1] ", "-", ". ", "!", " [a: b", ".. [aa: b ", ",,a "]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_run_of_one_piece_ends_in_sentences_that_stand_in_order(piece: str) -> None:
    text = piece * (80_000 // len(piece))  # a square would take minutes
    found = split(text, (Block("paragraph", 0, len(text)),), load_language("en"))
    assert found
    assert all(0 <= one.start < one.end <= two.start for one, two in pairwise(found))
    assert found[-1].end <= len(text)


def test_what_has_no_stop_for_thousands_of_characters_is_cut_between_words() -> None:
    text = "one and " * 2_000
    places = split(text, (Block("paragraph", 0, len(text)),), load_language("en"))
    assert max(s.end - s.start for s in places) <= 3_000
    assert " ".join(text[s.start : s.end] for s in places) == text.strip()
    solid = "x" * 10_000
    assert "".join(solid[s.start : s.end] for s in split(solid, (Block("paragraph", 0, len(solid)),), load_language("en"))) == solid


def test_a_long_sentence_of_a_statute_stays_whole() -> None:
    text = "The issuer shall, " + "in accordance with the rules that hold at the time, " * 45 + "tell its holders."
    assert 2_000 < len(text) < 3_000
    assert len(split(text, (Block("paragraph", 0, len(text)),), load_language("en"))) == 1
