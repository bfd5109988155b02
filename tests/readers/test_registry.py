"""Which reader reads what, what it loads, and how a document is completed."""

import subprocess
import sys

import pytest

from lint.readers import FORMATS, READERS, format_of, read
from tests.readers.support import document, faults

FRENCH = "Les marchés ont beaucoup monté cette année et nous pensons que les prix vont encore monter dans les mois qui viennent. " * 8
ENGLISH = "The markets have risen a lot this year and we think that the prices will go on rising in the months that are to come. " * 8


@pytest.mark.parametrize(
    ("path", "format_"),
    [
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("x/a.mdx", "mdx"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("a.txt", "text"),
        ("a.html.erb", "html"),
        ("a.fr.md", "markdown"),
        ("a.adoc", None),
        ("a", None),
        (".md", None),
        ("a.erb", None),
    ],
)
def test_the_suffix_says_the_format(path: str, format_: str | None) -> None:
    assert format_of(path) == format_


def test_every_format_has_a_reader() -> None:
    assert set(FORMATS.values()) == set(READERS)


def test_an_unknown_suffix_is_plain_text_with_an_info_fault() -> None:
    found, told = read("a.textile", b"h1. Head\n")
    assert found is not None
    assert found.format == "text"
    assert [(f.level, f.code) for f in told] == [("info", "file/format")]


def test_a_format_given_is_not_asked_of_the_suffix() -> None:
    found, told = read("a.textile", b"*one*\n", format="markdown")
    assert found is not None
    assert found.prose.text == "one"
    assert told == []


def test_an_unreadable_file_is_a_fault_and_no_document() -> None:
    assert read("a.md", b"\xff\xfe\xff")[0] is None
    assert read("a.md", b"x" * 20, file_bytes=10)[1][0].code == "file/too-large"


def test_an_empty_file_is_a_document_without_blocks() -> None:
    found, told = read("a.md", b"")
    assert found is not None
    assert (found.prose.text, found.blocks, found.sentences, told) == ("", (), (), [])


def test_the_limit_of_nesting_is_a_parameter() -> None:
    assert read("a.md", b">>>>> x\n", nesting=3)[1][0].code == "file/nesting"


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("a.md", "---\nlang: cs-CZ\n---\nx", "cs"),
        ("a.md", "---\nlanguage: FR\n---\nx", "fr"),
        ("a.fr.md", "x", "fr"),
        ("post/de.md", "x", "de"),
        ("content/es/a.md", "x", "es"),
        ("content/es/a.fr.md", "x", "fr"),
        ("content/es/a.fr.md", "---\nlocale: it\n---\nx", "it"),
        ("a.html", "<html lang=pt-BR>x", "pt"),
        ("no/is/my/x.md", "x", ""),
        ("a.md", FRENCH, "fr"),
    ],
)
def test_the_language_is_looked_for_in_order(path: str, text: str, code: str) -> None:
    found, _ = read(path, text.encode())
    assert found is not None
    assert found.language == code


def test_a_long_text_is_believed_and_not_its_tag() -> None:
    source = f"---\nlang: en\n---\n{FRENCH}\n"
    assert document(source).language == "fr"
    assert [(f.level, f.code) for f in faults(source)] == [("info", "file/language")]


def test_a_short_text_is_not() -> None:
    assert document(f"---\nlang: fr\n---\n{ENGLISH[:118]}\n").language == "fr"


def test_a_language_given_is_kept() -> None:
    found, told = read("a.fr.md", FRENCH.encode(), language="en")
    assert found is not None
    assert (found.language, told) == ("en", [])


@pytest.mark.parametrize(
    ("path", "head", "date"),
    [
        ("a.md", "date: 2024-03-05", "2024-03-05"),
        ("a.md", "pubDate: '2024/3/5'", "2024-03-05"),
        ("a.md", "metadata: {datePublished: 2024-03-05T01:02:03Z}", "2024-03-05"),
        ("a.md", "created: 1118935201", "2005-06-16"),
        ("a.md", "lastmod: 2024-03-05", "2024-03-05"),
        ("a.md", "lastmod: 2025-01-01\ndate: 2024-03-05", "2024-03-05"),
        ("a.md", "date: Last Modified\nlast_updated: 2024-03-05", "2024-03-05"),
        ("2021-02-01-a.md", "title: x", "2021-02-01"),
        ("2021-02-01--a/index.md", "title: x", "2021-02-01"),
        ("blog/2020/10/a.md", "title: x", "2020-10"),
        ("blog/2020/10/02/a.md", "title: x", "2020-10-02"),
        ("2021-02-01-a.md", "date: 2022-01-01", "2022-01-01"),
        ("a.md", "date: soon", ""),
        ("a-2021-13-45.md", "title: x", ""),
        ("a-120210-11.md", "title: x", ""),
    ],
)
def test_the_date_is_that_of_the_head_or_of_the_path(path: str, head: str, date: str) -> None:
    found, _ = read(path, f"---\n{head}\n---\nx".encode())
    assert found is not None
    assert found.date == date


def test_sentences_and_quotations_are_found() -> None:
    found = document("He said “it rose”. It did. « Oui »")
    assert [found.prose.text[s.start : s.end] for s in found.sentences][:2] == ['He said "it rose".', "It did."]
    assert [found.prose.text[q.start : q.end] for q in found.quotations] == ["it rose", "Oui"]


def _loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_plain_text_loads_no_parser_of_another_format() -> None:
    loaded = _loaded("from lint.readers import read; read('a.txt', b'One. Two.')")
    assert not loaded & {"pyromark", "html.parser", "lint.readers.html", "lint.readers.markdown", "lint.readers.tags"}


def test_html_does_not_load_the_markdown_parser() -> None:
    assert "pyromark" not in _loaded("from lint.readers import read; read('a.html', b'<p>One.')")


def test_the_package_alone_loads_no_reader() -> None:
    assert not _loaded("import lint") & {"yaml", "regex", "pyromark", "lint.readers"}
