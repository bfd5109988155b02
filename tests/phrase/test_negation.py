"""What negates a phrase and what only looks so, in every language: the data of `rules/languages` at work."""

import pytest

from lint.language import load_language
from lint.phrase import Phrasebook
from lint.phrase.grammar import faulty
from lint.terms import LANGUAGES
from tests.phrase.articles import context

# A language → the phrases looked for, what is denied, and what is not.
CASES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "en": (
        ["guaranteed", "guarantee[s]", "risk-free", "certain", "certainly", "safe"],
        [
            "It is not yet guaranteed.",
            "It is anything but certain.",
            "Returns are not guaranteed.",
            "No investment is risk-free.",
            "We can't guarantee a profit.",
            "Nothing is certain.",
            "It isn't guaranteed.",
            "There's no such thing as a risk-free return.",
            "Past returns never guarantee future ones.",
            "Nobody can guarantee that.",
            "Neither is safe.",
            "That is far from certain.",
            "We cannot guarantee it.",
            "There is no investment that is risk-free.",
            "There is no guarantee that it is safe.",
            "The idea that gold is safe is a myth.",
        ],
        [
            "Don't forget that it is safe.",
            "There is no doubt that it is safe.",
            "It offers a return that is guaranteed.",
            "Not only is it guaranteed, it is fast.",
            "It is not only safe but cheap.",
            "Returns are guaranteed.",
            "There are no fees, and returns are guaranteed.",
            "There are no fees and returns are guaranteed.",
            "No doubt it is certain to rise.",
            "Don't wait: returns are guaranteed.",
            "If you do not act, the guaranteed return is gone.",
            "It will certainly not fall.",
            "Without a doubt, it is safe.",
            "You pay no tax and you get guaranteed returns.",
        ],
    ),
    "fr": (
        ["garanti[e][s]", "garantit", "sûr", "certain", "sans risque"],
        [
            "Il achète sans que ce soit garanti.",
            "Le capital n'est pas garanti.",
            "Rien n'est garanti.",
            "Aucun placement n'est sans risque.",
            "Les rendements ne sont jamais garantis.",
            "Personne ne garantit ce gain.",
            "Le rendement n'est nullement garanti.",
            "Il ne garantit aucun gain.",
            "Ce n'est ni garanti ni sûr.",
            "Rien n'est certain.",
            "Aucun placement qui soit garanti.",
        ],
        [
            "N'oubliez pas que le capital est garanti.",
            "Le capital est garanti.",
            "Ce n'est pas seulement garanti, c'est rapide.",
            "Non seulement c'est garanti, mais c'est rapide.",
            "Sans frais, le capital est garanti.",
            "Ce gain est sans aucun doute garanti.",
            "Il ne propose que des fonds garantis.",
            "Ce contrat ne garantit qu'une part.",
            "L'absence de frais est un gain garanti.",
            "Ne tardez pas, le capital est garanti.",
            "Sans frais d'entrée et avec un capital garanti.",
        ],
    ),
    "de": (
        ["garantiert*", "sicher", "risikofrei*", "risikolos*"],
        [
            "Er kauft, ohne dass es sicher ist.",
            "Die Rendite ist nicht garantiert.",
            "Keine Anlage ist risikofrei.",
            "Niemand garantiert den Gewinn.",
            "Der Fonds garantiert keinen Gewinn.",
            "Das ist keineswegs sicher.",
            "Er garantiert den Gewinn nicht.",
            "Nichts ist sicher.",
            "Es gibt keine Garantie, dass das sicher ist.",
            "Das ist weder garantiert noch sicher.",
            "Weil die Rendite nicht garantiert ist, warten wir.",
        ],
        [
            "Die Rendite ist garantiert.",
            "Das ist nicht nur sicher, sondern garantiert.",
            "Ohne Zweifel ist das sicher.",
            "Die Rendite ist garantiert, aber nicht hoch.",
            "Ohne Gebühren, aber garantiert.",
            "Wenn Sie nicht handeln, ist der garantierte Zins weg.",
        ],
    ),
    "es": (
        ["garantizad*", "seguro", "segura", "sin riesgo"],
        [
            "La rentabilidad no está garantizada.",
            "Ninguna inversión es segura.",
            "Nada está garantizado.",
            "Nunca hay beneficios garantizados.",
            "No existe inversión sin riesgo.",
            "Nadie tiene un beneficio garantizado.",
        ],
        [
            "La rentabilidad está garantizada.",
            "No solo está garantizado, también es rápido.",
            "Sin duda es seguro.",
            "Sin comisiones, con capital garantizado.",
            "No lo dude: está garantizado.",
        ],
    ),
    "it": (
        ["garantit*", "sicuro", "sicura", "senza rischi"],
        [
            "Il rendimento non è garantito.",
            "Nessun investimento è sicuro.",
            "Niente è garantito.",
            "Nessun'azione è senza rischi.",
            "Non esistono guadagni garantiti.",
        ],
        [
            "Il rendimento è garantito.",
            "Non solo è garantito, è anche rapido.",
            "Senza dubbio è sicuro.",
            "Senza commissioni, con capitale garantito.",
        ],
    ),
    "pt": (
        ["garantid*", "seguro", "segura", "sem risco"],
        [
            "A rentabilidade não é garantida.",
            "Nenhum investimento é seguro.",
            "Nada é garantido.",
            "Nunca há lucros garantidos.",
        ],
        [
            "A rentabilidade é garantida.",
            "Não só é garantido, como é rápido.",
            "Sem dúvida é seguro.",
            "Sem taxas, com capital garantido.",
            "Não perca: retorno garantido.",
        ],
    ),
    "nl": (
        ["gegarandeerd*", "veilig", "risicovrij*", "zeker"],
        [
            "Het rendement is niet gegarandeerd.",
            "Geen belegging is risicovrij.",
            "Niets is zeker.",
            "Niemand krijgt gegarandeerd winst.",
            "Gegarandeerd is de winst niet.",
        ],
        [
            "Het rendement is gegarandeerd.",
            "Niet alleen veilig, maar ook snel.",
            "Zonder twijfel is dit veilig.",
            "Zonder kosten, en gegarandeerd.",
        ],
    ),
}


def verdicts(text: str, language: str) -> set[bool]:
    phrases = CASES[language][0]
    book = Phrasebook([(phrase, language, phrase) for phrase in phrases])
    return {match.negated for _, match in book.search(context(text, language))}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, case in CASES.items() for text in case[1]])
def test_what_is_denied_is_negated(language: str, text: str) -> None:
    assert verdicts(text, language) == {True}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, case in CASES.items() for text in case[2]])
def test_what_only_looks_denied_is_not_negated(language: str, text: str) -> None:
    assert verdicts(text, language) == {False}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_of_a_language_s_data_can_be_read(code: str) -> None:
    data = load_language(code)
    negators = (*data.negators.before, *data.negators.after, *data.negators.pseudo, *data.negators.narrow)
    others = (*data.conjunctions, *data.clause_openers, *data.carriers, *data.persons, *data.hypothetical, *data.hearsay)
    assert faulty((*negators, *others)) == []


# A phrase with a gap, and a sentence: the gap reaches over a particle and stops at a clause.
GAPS = [
    ("en", "could … reach", "Bitcoin could once again reach a top.", True),
    ("en", "could …6 reach", "It could fall, but the rest will reach a top.", False),
    ("en", "could …6 reach", "It could fall, yet gold will reach a top.", False),
    ("en", "could …6 reach", "It could rise and you will reach it.", False),
    ("fr", "devrait … apprécier", "Le bitcoin devrait s'apprécier.", True),
    ("fr", "devrait … monter", "Le cours devrait avec l'or monter.", True),
    ("fr", "devrait …6 monter", "Il devrait baisser, or il va monter.", False),
    ("de", "könnte … steigen", "Der Kurs könnte jedoch um 5 % steigen.", True),
    ("de", "könnte …8 steigen", "Der Kurs könnte fallen, jedoch wird Gold steigen.", False),
    ("de", "könnte …8 steigen", "Der Kurs könnte fallen, aber Gold wird steigen.", False),
    ("es", "puede … subir", "El precio puede como mucho subir.", True),
    ("es", "puede …6 subir", "El precio puede bajar si no deja de subir.", False),
    ("it", "può … salire", "Il prezzo può però salire.", True),
    ("it", "può …6 salire", "Il prezzo può scendere, però poi salire.", False),
    ("pt", "pode … valorizar", "O preço pode se valorizar.", True),
    ("pt", "pode …8 subir", "O preço pode cair se você deixar subir.", False),
    ("nl", "kan … stijgen", "De koers kan nu echter stijgen.", True),
    ("nl", "kan …8 stijgen", "De koers kan dalen, maar goud zal stijgen.", False),
]


@pytest.mark.parametrize(("language", "phrase", "text", "found"), GAPS)
def test_a_gap_crosses_particles_and_no_clause(language: str, phrase: str, text: str, found: bool) -> None:
    assert bool(Phrasebook([(phrase, language, phrase)]).search(context(text, language))) is found
