"""Articles made up by the number: front matter, headings, paragraphs, lists, tables, links, in seven languages; the same for a seed."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# Sentences of our own. {a} is an asset, {n} a number, {s} a source.
_SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "The price of {a} moved between {n} and {n} dollars during the week, according to {s}.",
        "Trading was quiet on Monday, and most desks spent the day waiting for the figures on inflation.",
        "Nobody at the meeting wanted to say how long the pause would last.",
        "Fees rose by {n} % in the year, which the board explains by the cost of the new office.",
        "Whoever bought {a} in the spring has seen both sides of the market since.",
        "The managers wrote to their clients that they will keep the size of their positions as it is.",
        "Volumes came to {n} million euros, a little less than a year before.",
        "{a} will certainly reach {n} dollars before the summer.",
        "A table of the terms can be found on the page of [the exchange](https://example.org/terms/{n}).",
        "It is the third quarter in a row in which more accounts were closed than opened.",
    ),
    "fr": (
        "Le cours de {a} a évolué entre {n} et {n} dollars pendant la semaine, selon {s}.",
        "Les échanges sont restés calmes lundi, dans l'attente des chiffres de l'inflation.",
        "Les frais ont augmenté de {n} % sur l'année, ce que le conseil explique par ses nouveaux bureaux.",
        "Personne n'a voulu dire combien de temps la pause allait durer.",
        "Les volumes s'élèvent à {n} millions d'euros, un peu moins qu'un an plus tôt.",
        "{a} devrait dépasser {n} dollars avant l'été.",
    ),
    "de": (
        "Der Kurs von {a} bewegte sich in der Woche zwischen {n} und {n} Dollar, wie {s} berichtet.",
        "Am Montag blieb der Handel ruhig; die meisten warteten auf die Zahlen zur Inflation.",
        "Die Gebühren stiegen im Jahr um {n} %, was der Vorstand mit dem neuen Büro erklärt.",
        "Niemand wollte sagen, wie lange die Pause dauern wird.",
        "Die Umsätze lagen bei {n} Millionen Euro, etwas weniger als ein Jahr zuvor.",
    ),
    "es": (
        "El precio de {a} se movió entre {n} y {n} dólares durante la semana, según {s}.",
        "El lunes hubo poca actividad, a la espera de los datos de inflación.",
        "Las comisiones subieron un {n} % en el año, algo que el consejo atribuye a la nueva oficina.",
        "Nadie quiso decir cuánto durará la pausa.",
    ),
    "it": (
        "Il prezzo di {a} si è mosso tra {n} e {n} dollari durante la settimana, secondo {s}.",
        "Lunedì gli scambi sono rimasti tranquilli, in attesa dei dati sull'inflazione.",
        "Le commissioni sono aumentate del {n} % nell'anno.",
    ),
    "pt": (
        "O preço de {a} oscilou entre {n} e {n} dólares durante a semana, segundo {s}.",
        "Na segunda-feira o mercado ficou calmo, à espera dos dados da inflação.",
        "As comissões subiram {n} % no ano.",
    ),
    "nl": (
        "De koers van {a} bewoog in de week tussen {n} en {n} dollar, volgens {s}.",
        "Maandag bleef het rustig op de markt, in afwachting van de inflatiecijfers.",
        "De kosten stegen dit jaar met {n} %.",
    ),
}
_WEIGHTS: Final = {"en": 10, "fr": 4, "de": 3, "es": 2, "it": 1, "pt": 1, "nl": 1}
_ASSETS: Final = ("Bitcoin", "Ether", "Northgate shares", "the Alder fund", "gold")
_SOURCES: Final = ("CoinGecko", "Reuters", "the Bank of England", "Northgate Research")
_AUTHORS: Final = ("A. Lindqvist", "M. Okafor", "J. Duval")


def article(number: int, seed: int = 0, words: int = 600) -> tuple[str, str, dict[str, str]]:
    """Language, text and metadata of an article, always the same for its number and seed."""
    dice = random.Random(f"{seed}:{number}")
    language = dice.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    meta = {
        "author": dice.choice(_AUTHORS),
        "date": f"20{dice.randint(20, 26)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        "title": f"{dice.choice(_ASSETS)}, week {dice.randint(1, 52)}",
    }
    parts = ["---\n" + "".join(f'{key}: "{value}"\n' for key, value in meta.items()) + "---"]
    length = 0
    while length < words:
        paragraph = " ".join(_sentence(dice, language) for _ in range(dice.randint(2, 6)))
        length += paragraph.count(" ") + 1
        kind = dice.random()
        if kind < 0.12:
            parts.append("## " + _sentence(dice, language).rstrip("."))
        elif kind < 0.2:
            parts.append("\n".join(f"- {_sentence(dice, language)}" for _ in range(3)))
        elif kind < 0.24:
            rows = "\n".join(f"| {dice.choice(_ASSETS)} | {dice.randint(1, 99)} % |" for _ in range(4))
            parts.append(f"| Asset | Change |\n| --- | --- |\n{rows}")
        parts.append(paragraph)
    return language, "\n\n".join(parts) + "\n", meta


def _sentence(dice: random.Random, language: str) -> str:
    pieces = dice.choice(_SENTENCES[language]).split("{n}")
    text = "".join(piece + (f"{dice.randint(2, 90_000):,}" if number + 1 < len(pieces) else "") for number, piece in enumerate(pieces))
    return text.replace("{a}", dice.choice(_ASSETS)).replace("{s}", dice.choice(_SOURCES))


def rows(number: int, seed: int = 0, words: int = 600) -> Iterator[dict[str, str]]:
    """`number` articles as rows of an archive: path, text, language, and the metadata."""
    for index in range(number):
        language, text, meta = article(index, seed, words)
        yield {"path": f"articles/{index:06}.md", "text": text, "language": language, **meta}


def write(folder: Path, number: int, seed: int = 0, words: int = 600) -> None:
    """Write `number` articles into `folder`, a thousand a folder."""
    for index in range(number):
        path = folder / f"{index // 1000:03}" / f"{index:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(index, seed, words)[1], "utf-8")
