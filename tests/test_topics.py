"""What an article is about, and how strongly."""

from pathlib import Path

import pytest

from lint.context import Builtin, Context
from lint.readers import read
from lint.terms import LANGUAGES
from lint.topics import load_topics, mentions, observe

_LIBRARY = Builtin()
_FILLER = {
    "en": "The garden needs water, and the gate needs paint. " * 30,
    "fr": "Le jardin a besoin d'eau et la grille de peinture. " * 30,
    "de": "Der Garten braucht Wasser, und das Tor braucht Farbe. " * 30,
}


def context(text: str, language: str = "en") -> Context:
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    return Context(document, _LIBRARY)


def levels(text: str, language: str = "en") -> dict[str, str]:
    return {topic.topic: topic.level for topic in observe(context(text, language))}


def test_every_phrase_of_every_topic_can_be_read() -> None:
    topics = load_topics(_LIBRARY)
    assert topics.faults == []
    assert topics.book.check() == []


def test_every_topic_is_named_in_every_language() -> None:
    for topic in load_topics(_LIBRARY).by_id.values():
        missing = [code for code in LANGUAGES if code not in topic.named and "any" not in topic.named]
        assert not missing, topic.topic


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "They sold their litecoin.", "crypto"),
        ("en", "The token sale ends in May.", "token-sale"),
        ("en", "A stablecoin is a token.", "stablecoin"),
        ("en", "She made an NFT of it.", "nft"),
        ("en", "Yield farming is a kind of lending.", "defi-yield"),
        ("en", "It offers contracts for difference.", "cfd"),
        ("en", "The forex market never sleeps.", "forex"),
        ("en", "Covered calls are for the patient.", "derivative"),
        ("en", "He used margin trading.", "leverage"),
        ("en", "The share price is low.", "share"),
        ("en", "Government bonds pay little.", "bond"),
        ("en", "An index fund copies its index.", "fund"),
        ("en", "An ETF is a fund.", "etf"),
        ("en", "Her pension pot is small.", "pension"),
        ("en", "A unit-linked policy costs more.", "insurance-with-funds"),
        ("en", "Equity crowdfunding is young.", "crowdfunding"),
        ("en", "A buy-to-let flat.", "property"),
        ("en", "A payday loan is dear.", "consumer-credit"),
        ("en", "The mortgage runs for ten years.", "mortgage"),
        ("en", "A savings account at the bank.", "savings-account"),
        ("en", "He lost his credit card.", "payment-card"),
        ("en", "A trading strategy needs patience.", "trading-strategy"),
        ("en", "A robo-advisor asks ten questions.", "robo-advice"),
        ("fr", "Une assurance-vie en unités de compte.", "insurance-with-funds"),
        ("fr", "Elle garde ses actions de longue date.", "share"),
        ("fr", "Un crédit renouvelable coûte cher.", "consumer-credit"),
        ("de", "Der Bauzins steigt, die Baufinanzierung wird teurer.", "mortgage"),
        ("de", "Er hat eine Bankaktie.", "share"),
        ("de", "Das Tagesgeldkonto bringt wenig.", "savings-account"),
        ("es", "Una hipoteca a tipo fijo.", "mortgage"),
        ("es", "Las letras del Tesoro vencen pronto.", "bond"),
        ("it", "Un BTP a dieci anni.", "bond"),
        ("it", "Il fondo pensione della categoria.", "pension"),
        ("pt", "O fundo imobiliário paga todo mês.", "fund"),
        ("pt", "Um empréstimo pessoal.", "consumer-credit"),
        ("nl", "Een hypotheek voor tien jaar.", "mortgage"),
        ("nl", "Zij heeft techaandelen.", "share"),
    ],
)
def test_a_topic_is_named(language: str, text: str, topic: str) -> None:
    assert levels(text, language).get(topic) == "named"


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "Please share this page.", "share"),
        ("en", "The bond between them is strong.", "bond"),
        ("en", "He had no other option.", "derivative"),
        ("fr", "Une action en justice.", "share"),
        ("fr", "L'obligation de payer.", "bond"),
        ("de", "Das Aktenzeichen fehlt.", "share"),
        ("es", "Una acción heroica.", "share"),
        ("nl", "Hij had een aandoening.", "share"),
    ],
)
def test_a_word_that_only_looks_like_it_names_nothing(language: str, text: str, topic: str) -> None:
    assert topic not in levels(text, language)


def test_an_article_about_it_discusses_it() -> None:
    filler = _FILLER["en"]
    assert levels(f"# Litecoin\n\n{filler}")["crypto"] == "discussed"
    assert levels(f"{filler}\n\nBitcoin. {filler} Bitcoin. {filler} Bitcoin.")["crypto"] == "discussed"
    assert levels(f"{filler}\n\nBitcoin is a coin. {filler}")["crypto"] == "named"


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "You should buy bitcoin.", "crypto"),
        ("en", "Invest in a broad index fund.", "fund"),
        ("fr", "Achetez des actions de l'entreprise.", "share"),
        ("de", "Du solltest einen ETF besparen.", "etf"),
        ("es", "Deberías comprar acciones de la empresa.", "share"),
        ("it", "Dovresti comprare azioni della banca.", "share"),
        ("pt", "Você deve investir em ações da empresa.", "share"),
        ("nl", "Je moet aandelen kopen.", "share"),
    ],
)
def test_telling_a_reader_to_get_it_pitches_it(language: str, text: str, topic: str) -> None:
    assert levels(text, language)[topic] == "pitched"


def test_a_denied_pitch_pitches_nothing() -> None:
    assert levels("You should not buy bitcoin.")["crypto"] != "pitched"


def test_a_family_has_the_level_of_its_strongest_member() -> None:
    found = levels("You should buy an index fund. A bond is dull.")
    assert found["investing"] == "pitched"


def specifics(text: str, language: str = "en") -> list[str]:
    seen = context(text, language)
    return [seen.text(start, end) for spans in mentions(seen).specific.values() for start, end in spans]


def test_a_symbol_names_a_security() -> None:
    assert "ABC" in specifics("The dividend of Alpha Bread Corp (NYSE: ABC) is safe.")
    assert "QXZ" in specifics("Dividend stocks such as Queen Bakery (QXZ) pay twice.")
    assert {"QXZ", "KLM"} <= set(specifics("Dividend stocks: QXZ, KLM, RST."))
    assert "DE0001234567" in specifics("Der Fonds (DE0001234567) zahlt aus.", "de")


def test_an_acronym_names_none() -> None:
    assert specifics("The share savings plan (SSP) has a ceiling, as the stock market knows.") == []
    assert specifics("Dividend stocks in an individual account (IRA), ETF, USA.") == []


def test_a_users_topic_adds_to_a_known_one(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "crypto.yaml").write_text('topic: crypto\ntitle: Ours\nnamed: {en: ["frobcoin"]}\n', "utf-8")
    document, _ = read("a.md", b"They sold their frobcoin.", language="en")
    assert document is not None
    topics = {t.topic: t.level for t in observe(Context(document, Builtin((tmp_path,))))}
    assert topics["crypto"] == "named"
