"""Classes of words: lemma → forms, tagged where a construction needs it, from `rules/classes/<language>.yaml`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from lint import cache
from lint.builtin import rules_folder
from lint.errors import Fault
from lint.phrase.parse import parse
from lint.phrase.syntax import Alt, Class, Maybe, Node, PhraseError, Seq, Word, one_of
from lint.yamlfile import read_bytes, suggest

_MAX_DEPTH: Final = 10

Forms = list[str] | dict[str, list[str]]


class ClassFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A file of classes: name → lemma → forms, or tag → forms."""

    language: str
    classes: dict[str, dict[str, Forms]]


class Lexicon:
    """The classes of every language, read when a language is first asked for and opened when a class is.

    `folders` hold ``classes/`` folders beside the built-in ones: they add lemmas to a class, and replace a lemma that they name again.
    A bad file or form is in `faults` after its language was read.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = [rules_folder(), *folders]
        self._tables: dict[str, dict[str, dict[str, Forms]]] = {}
        self._nodes: dict[tuple[str, str, str], Node] = {}
        self.faults: list[Fault] = []

    @classmethod
    def of(cls, tables: dict[str, dict[str, dict[str, Forms]]]) -> "Lexicon":
        """A lexicon of these tables alone: language → class → lemma → forms."""
        made = cls()
        made._folders = []
        made._tables = dict(tables)
        return made

    def names(self, language: str) -> list[str]:
        """The classes of a language."""
        return sorted(self._table(language))

    def forms(self, name: str, language: str) -> dict[str, Forms]:
        """Lemma → forms of a class as written; empty where there is none."""
        return self._table(language).get(name, {})

    def node(self, wanted: Class, language: str) -> Node:
        """What a class takes. Raises PhraseError for an unknown class or tag, and for a form that cannot be read."""
        key = (language, wanted.name, wanted.tag)
        if key not in self._nodes:
            self._nodes[key] = self._open(wanted, language, ())
        return self._nodes[key]

    def words(self, name: str, language: str) -> Word:
        """The forms of a class that are one word, as one test (empty where there is no such class)."""
        if name not in self._table(language):
            return Word()
        node = self.node(Class(name), language)
        nodes = node.options if isinstance(node, Alt) else (node,)
        found = [n for n in nodes if isinstance(n, Word)]
        without = frozenset().union(*(w.without for w in found)) if found else frozenset()
        return Word(
            frozenset().union(*(w.exact for w in found)) - without,
            tuple(p for w in found for p in w.prefixes),
            tuple(s for w in found for s in w.suffixes),
            tuple(i for w in found for i in w.infixes),
            without,
        )

    def content(self, language: str) -> str:
        """What all files of a language's classes hold, as one key (tables given by hand: their own text)."""
        if not self._folders:
            return repr(sorted(self._tables.get(language, {}).items()))
        return cache.key(*(read_bytes(path, "")[0] or b"" for path in self._places(language)))

    def _places(self, language: str) -> list[Path]:
        if not language.isalpha():
            return []
        found: list[Path] = []
        for folder in self._folders:
            places = [folder / "classes" / f"{language}.yaml", *sorted((folder / "classes" / language).glob("*.yaml"))]
            found += [path for path in places if path.is_file()]
        return found

    def _table(self, language: str) -> dict[str, dict[str, Forms]]:
        if language not in self._tables:
            self._tables[language] = self._read(language)
        return self._tables[language]

    def _read(self, language: str) -> dict[str, dict[str, Forms]]:
        table: dict[str, dict[str, Forms]] = {}
        for path in self._places(language):
            found, faults = cache.load(path, ClassFile)
            self.faults.extend(faults)
            if found is not None:
                for name, lemmas in found.classes.items():
                    table.setdefault(name.casefold(), {}).update(lemmas)
        return table

    def _open(self, wanted: Class, language: str, inside: tuple[str, ...]) -> Node:
        table = self._table(language)
        if wanted.name not in table:
            raise PhraseError(
                f"there is no class <{wanted.name}>", suggest(wanted.name, sorted(table)) or "see rules/classes", wanted.column
            )
        if wanted.name in inside or len(inside) > _MAX_DEPTH:
            raise PhraseError(f"the class <{wanted.name}> holds itself", "take one of the two out", wanted.column)
        lemmas = table[wanted.name]
        if wanted.tag and not any(wanted.tag in forms for forms in lemmas.values() if isinstance(forms, dict)):
            tags = sorted({t for forms in lemmas.values() if isinstance(forms, dict) for t in forms})
            mend = suggest(wanted.tag, tags) or f"write <{wanted.name}>"
            raise PhraseError(f"the class <{wanted.name}> has no forms with the tag “{wanted.tag}”", mend, wanted.column)
        taken: list[Node] = []
        without: list[Word] = []
        for lemma, forms in lemmas.items():
            for form in _chosen(forms, wanted.tag):
                bare = form.removeprefix("-")
                try:
                    node = self._close(parse(bare), language, (*inside, wanted.name))
                except PhraseError as error:
                    where = f"in the form “{form[:60]}” of “{lemma[:40]}” in <{wanted.name}>: {error.message}"
                    raise PhraseError(where, error.mend, wanted.column) from error
                if bare is form:
                    taken.append(node)
                elif isinstance(node, Word):
                    without.append(node)
                else:
                    raise PhraseError(f"“{form[:60]}” in <{wanted.name}> takes out more than a word", "write one word", wanted.column)
        if not taken:
            raise PhraseError(f"the class <{wanted.name}> is empty", "give it forms", wanted.column)
        return _except(one_of(taken), without)

    def _close(self, node: Node, language: str, inside: tuple[str, ...]) -> Node:
        """`node` with the classes in it opened."""
        if isinstance(node, Class):
            return self._open(node, language, inside)
        if isinstance(node, Seq):
            return Seq(tuple(self._close(p, language, inside) for p in node.parts))
        if isinstance(node, Alt):
            return one_of([self._close(o, language, inside) for o in node.options])
        return Maybe(self._close(node.part, language, inside)) if isinstance(node, Maybe) else node


def _chosen(forms: Forms, tag: str) -> list[str]:
    if isinstance(forms, list):
        return forms if not tag else []
    if tag:
        return forms.get(tag, [])
    return list(dict.fromkeys(form for tagged in forms.values() for form in tagged))


def _except(node: Node, without: Sequence[Word]) -> Node:
    """`node` without these words. Exceptions with a star are kept as single words only (they are rare)."""
    if not without:
        return node
    out = frozenset().union(*(w.exact for w in without))
    if isinstance(node, Word):
        return msgspec.structs.replace(node, exact=node.exact - out, without=node.without | out)
    if isinstance(node, Alt):
        return Alt(tuple(_except(o, without) if isinstance(o, Word) else o for o in node.options))
    return node
