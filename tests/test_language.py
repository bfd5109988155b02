"""The data of the languages, how users lengthen it, and the vote on a text's language."""

from pathlib import Path

import pytest

from lint.language import LanguageData, guess, load_language, read_language
from lint.terms import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_data_and_no_fault(code: str) -> None:
    data, faults = read_language(code)
    assert not faults
    assert data.language == code
    assert len(data.words()) > 100
    for name in ("abbreviations", "abbreviations_final", "quotes", "clause_openers", "persons", "hypothetical", "hearsay", "usual_words"):
        assert getattr(data, name), name
    assert data.negators.before
    assert data.negators.pseudo


@pytest.mark.parametrize("code", LANGUAGES)
def test_abbreviations_are_written_with_their_stop(code: str) -> None:
    data = load_language(code)
    every = (
        *data.abbreviations,
        *data.abbreviations_before_number,
        *data.abbreviations_before_name,
        *data.abbreviations_final,
    )
    assert not [a for a in every if not a.endswith("!") and "." not in a]


@pytest.mark.parametrize("code", LANGUAGES)
def test_function_words_are_single_and_small(code: str) -> None:
    assert not [w for w in load_language(code).words() if w != w.lower()]


def test_words_that_negate_what_precedes_them_are_known_where_the_language_has_them() -> None:
    assert "nicht" in load_language("de").negators.after
    assert "niet" in load_language("nl").negators.after
    assert "not" not in load_language("en").negators.after


def test_a_language_without_a_file_has_empty_data_and_no_fault() -> None:
    assert read_language("cs") == (LanguageData(language="cs"), ())
    assert read_language("") == (LanguageData(language=""), ())


def test_a_code_is_no_path() -> None:
    assert load_language("../languages/en") == LanguageData(language="../languages/en")


def _folder(path: Path, code: str, text: str) -> Path:
    (path / "languages").mkdir(exist_ok=True)
    (path / "languages" / f"{code}.yaml").write_text(text, encoding="utf-8")
    return path


def test_a_folder_lengthens_the_lists(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "en", "language: en\nabbreviations: [Hldgs.]\nnegators: {before: [nowise], after: [not so]}\n")
    data = load_language("en", (folder,))
    plain = load_language("en")
    assert data.abbreviations == (*plain.abbreviations, "Hldgs.")
    assert data.negators.before == (*plain.negators.before, "nowise")
    assert data.negators.after == (*plain.negators.after, "not so")
    assert data.persons == plain.persons


def test_a_folder_brings_a_language_of_its_own(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "sv", "language: sv\nabbreviations: [bl.a.]\n")
    assert load_language("sv", (folder,)).abbreviations == ("bl.a.",)
    assert load_language("sv") == LanguageData(language="sv")


def test_a_bad_file_is_a_fault_with_its_place_and_the_built_in_data_stay(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "en", "language: en\nabbreviation: [Hldgs.]\n")
    data, faults = read_language("en", (folder,))
    assert data == load_language("en")
    assert [(f.level, f.line) for f in faults] == [("error", 2)]
    assert "abbreviations" in faults[0].message + faults[0].mend


def test_a_file_that_says_another_language_is_a_fault(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "en", "language: fr\nabbreviations: [Hldgs.]\n")
    data, faults = read_language("en", (folder,))
    assert data == load_language("en")
    assert [f.code for f in faults] == ["data/language"]
    assert faults[0].mend


RUNNING = {
    "en": "The bank raised its rates again, and many savers wonder whether they should move their money.",
    "fr": "La banque a relevé ses taux, et de nombreux épargnants se demandent s'ils doivent déplacer leur argent.",
    "de": "Die Bank hat ihre Zinsen erhöht, und viele Sparer fragen sich, ob sie ihr Geld umschichten sollen.",
    "es": "El banco ha subido los tipos y muchos ahorradores se preguntan si deben mover su dinero.",
    "it": "La banca ha alzato i tassi e molti risparmiatori si chiedono se devono spostare il loro denaro.",
    "pt": "O banco subiu as taxas e muitos aforradores perguntam se devem mudar o seu dinheiro.",
    "nl": "De bank heeft de rente verhoogd en veel spaarders vragen zich af of ze hun geld moeten verplaatsen.",
}


@pytest.mark.parametrize(("code", "text"), RUNNING.items())
def test_running_text_is_recognised(code: str, text: str) -> None:
    assert guess(text) == code
    assert guess(text.upper()) == code


OTHERS = {
    "cs": "Banka zvýšila sazby a mnoho střadatelů se ptá, zda mají své peníze přesunout jinam, protože inflace je stále vysoká.",
    "sk": "Banka zvýšila sadzby a mnohí sporitelia sa pýtajú, či majú svoje peniaze presunúť, pretože inflácia je stále vysoká.",
    "pl": "Bank podniósł stopy i wielu oszczędzających zastanawia się, czy powinni przenieść swoje pieniądze.",
    "ru": "Банк повысил ставки, и многие вкладчики думают, не перевести ли свои деньги.",
    "uk": "Банк підвищив ставки, і багато вкладників думають, чи не переказати свої гроші.",
    "zh": "银行提高了利率，许多储户在考虑是否应该转移资金。",
    "ja": "銀行が金利を引き上げたため、多くの預金者が資金を移すべきか考えている。",
    "ar": "رفع البنك أسعار الفائدة ويتساءل كثير من المدخرين عما إذا كان عليهم نقل أموالهم.",
    "sv": "Banken har höjt räntan och många sparare undrar om de ska flytta sina pengar till en annan bank.",
    "da": "Banken har hævet renten, og mange opsparere spørger sig selv, om de skal flytte deres penge.",
    "nb": "Banken har hevet renten, og mange sparere lurer på om de skal flytte pengene sine.",
    "ca": "El banc ha apujat els tipus i molts estalviadors es pregunten si han de moure els seus diners.",
    "gl": "O banco subiu os tipos e moitos aforradores pregúntanse se deben mover os seus cartos a outra conta.",
    "ro": "Banca a majorat dobânzile și mulți deponenți se întreabă dacă trebuie să își mute banii.",
    "hu": "A bank megemelte a kamatot, és sok megtakarító azon gondolkodik, hogy máshová vigye-e a pénzét.",
    "tr": "Banka faizleri artırdı ve birçok tasarruf sahibi parasını taşıyıp taşımamayı düşünüyor.",
    "fi": "Pankki nosti korkoja, ja moni säästäjä miettii, pitäisikö rahat siirtää muualle.",
    "id": "Bank menaikkan suku bunga dan banyak penabung bertanya apakah mereka harus memindahkan uang mereka.",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_a_neighbour_is_not_taken_for_one_of_the_seven(code: str, text: str) -> None:
    assert guess(text) == ""


VAGUE = ["", " ", "Bitcoin", "BTC 45,000 ETH 3,000 SOL 100", "1.000,00 € / 2.000,00 €", "🚀🚀🚀", "\x00", "Lorem ipsum dolor sit amet"]


@pytest.mark.parametrize("text", VAGUE)
def test_too_little_to_tell_is_left_open(text: str) -> None:
    assert guess(text) == ""


def test_a_short_line_with_words_of_one_language_is_enough() -> None:
    assert guess("Guaranteed returns of 20% with no risk!") == "en"
    assert guess("Des rendements garantis, sans risque !") == "fr"


def test_a_foreign_quotation_does_not_turn_the_vote() -> None:
    english = "The minister told the press that the law would change, and that banks have until the end of the year to adapt to it. "
    assert guess(english * 3 + RUNNING["fr"]) == "en"


def test_a_long_text_is_judged_by_its_head_middle_and_end() -> None:
    assert guess((RUNNING["de"] + " ") * 20_000) == "de"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bitcoin could soon climb.", "en"),
        ("Bitcoin dürfte steigen.", "de"),
        ("Il prezzo salirà.", "it"),
        ("Guaranteed returns!", ""),
        ("Hinta voi nousta pian.", ""),
        ("Guldpriset kan stiga snart", ""),
    ],
)
def test_one_sentence_is_believed_where_only_one_language_has_its_small_words(text: str, code: str) -> None:
    assert guess(text) == code
