"""Nested, unclosed and endless things: no crash, no recursion, and time that grows with the text and not with its square."""

from importlib import import_module

import pytest

from lint.readers import READERS
from lint.readers.draft import Draft
from lint.readers.frames import Source
from lint.terms import Format

N = 4000
TEXTS = {
    "quotes": ">" * N + "x",
    "brackets": "[" * N,
    "links": "[a](" * N,
    "divs": "<div>" * N,
    "div lines": "<div>\n" * N,
    "bolds": "<b>x" * N,
    "lists": "- " * N + "x",
    "html lists": "<ul><li>" * N,
    "cells": "<table><tr><td>" * N,
    "components": "<Foo>\n" * N,
    "braces": "{ a" * N,
    "attributes": "<X a={" * N,
    "quotes in tags": '<a x="' * N,
    "mixed quotes in tags": "<a x='\"" * N,
    "angles": "<" * N,
    "comments": "x <!-- " * N,
    "scripts": "<script>" * N,
    "vectors": "<svg>x" * N,
    "entities": "&aaaa" * N,
    "ticks": "".join("`" * i + " " for i in range(1, 90)),
    "fences": "```\n" * N,
    "shortcodes": "{{< x " * N,
    "pairs": "{{< x >}}\n" * N,
    "liquid": "{% a " * N,
    "raw": "{% raw %}" * N,
    "dollars": "$a " * N,
    "displays": "$$ a = " * N,
    "colons": ":::note\n" * N,
    "bangs": "!!! note\n" * N,
    "superscripts": "<sup>1" * N,
    "notes": "[^a]" * N,
    "numbers": "a[1] " * N + "\n\n[1] x",
    "addresses": "http://a.b/" + "(" * N,
    "dots": "http://a.b/" + "." * N,
    "mailboxes": "a" * N + "@b.c",
    "marks": "a" + "\u0301\u0323" * N,
    "spaces": " " * (10 * N),
    "lines": "\n" * (10 * N),
    "returns": "a\r" * N,
    "one line": "word " * (10 * N),
    "head": "---\n" + "a: b\n" * N + "---\n",
    "open head": "---\n" + "a: b\n" * N,
    "broken head": "---\n" + 'a: "b\n' * N + "---\n",
    "deep head": "---\na: " + "[" * N + "\n---\n",
    "deep toml": "+++\na = " + "[" * N + "\n+++\n",
    "blotted": "\ufdd0\ufdd1 " * N,
    "table": "|a" * N + "\n" + "|-" * N + "\n" + "|a\n" * 20,
}


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_whole(name: str, format_: Format) -> None:
    module, _, reader = READERS[format_].partition(":")
    document, faults = getattr(import_module(module), reader)(Source("x", TEXTS[name]))  # a square would take minutes
    assert all(f.level != "error" for f in faults)
    assert document.text == TEXTS[name]


def test_a_draft_survives_ends_that_were_never_begun() -> None:
    draft = Draft(Source("x", "text"), "markdown")
    draft.unwind(0)
    draft.close_link(2)
    draft.strike(False)
    draft.end()
    draft.words(0, 4)
    assert draft.document().prose.text == "text"
