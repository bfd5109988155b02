"""What a repository holds: its articles, their formats and languages, its generator, and the disclaimers that its templates hold."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from lint.files import Source, find
from lint.init.generators import Generator, generator_of
from lint.packs import Library
from lint.presence.provided import Statement, statements_in
from lint.readers import read
from lint.terms import Category

_SAMPLE: Final = 200
"""Articles whose language is looked at."""
_MOST_BYTES: Final = 200_000
_LEAST_WORDS: Final = 6
"""Words of a sentence that can be a disclaimer and is no label."""
_MOST_TEMPLATES: Final = 2_000
_TEMPLATES: Final = frozenset({
    "_includes", "_layouts", "_partials", "_data", "components", "data", "i18n", "includes", "layouts", "locales", "messages", "partials",
    "templates", "theme", "themes", "views",
})  # fmt: skip
"""Folders in which templates and their texts lie (content-habits §5)."""
_TEMPLATE_SUFFIXES: Final = frozenset({
    ".astro", ".ejs", ".hbs", ".htm", ".html", ".js", ".json", ".jsx", ".liquid", ".md", ".mdx", ".njk", ".svelte", ".toml", ".ts", ".tsx",
    ".vue", ".yaml", ".yml",
})  # fmt: skip
_FORMATS: Final = {".md": "Markdown", ".markdown": "Markdown", ".mdx": "MDX", ".html": "HTML", ".htm": "HTML"}


class Proposal(msgspec.Struct, frozen=True):
    """A disclaimer that a template seems to add: its category, the file from the root, and the words there."""

    category: Category
    file: str
    quote: str


class Survey(msgspec.Struct, frozen=True):
    """What was found. `formats`, `languages` and `folders` hold names with their number of articles, most first.

    `built` are folders of articles that the generator makes or copies. `sampled` counts the articles whose language was looked at.
    """

    generator: str
    formats: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    sampled: int
    folders: tuple[tuple[str, int], ...]
    built: tuple[str, ...]
    provided: tuple[Proposal, ...]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(number for _, number in self.formats)


def survey(folder: Path, library: Library) -> Survey:
    """Look at the repository in `folder`; what `.gitignore` leaves out is left out. Nothing in it is run or followed outward."""
    sources, _ = find([str(folder)])
    generator = generator_of(folder)
    built = tuple(_built(folder, sources, generator))
    articles = [source for source in sources if not any(_within(source, folder, name) for name in built)]
    articles = [source for source in articles if not _TEMPLATES & set(_inside(source, folder).parts[:-1])]
    step = max(1, len(articles) // _SAMPLE)
    sample = articles[::step][:_SAMPLE]
    return Survey(
        generator.name if generator else "",
        _most(Counter(_FORMATS[Path(source.file).suffix.lower()] for source in articles)),
        _most(Counter(language for source in sample if (language := _language(source)))),
        len(sample),
        _most(Counter(_top(_inside(source, folder)) for source in articles)),
        built,
        tuple(_provided(folder, built, library)),
    )


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _inside(source: Source, folder: Path) -> PurePosixPath:
    return PurePosixPath(Path(os.path.relpath(source.file, folder.resolve())).as_posix())


def _within(source: Source, folder: Path, name: str) -> bool:
    return name in _inside(source, folder).parts[:1]


def _top(inside: PurePosixPath) -> str:
    """The folder of an article: the first, and the second where the first is a mere wrapper (`src`, `content`)."""
    parts = inside.parts[:-1]
    depth = 2 if parts[:1] and parts[0] in ("src", "content", "source", "data") else 1
    return "/".join(parts[:depth]) + "/" if parts else "./"


def _built(folder: Path, sources: list[Source], generator: Generator | None) -> Iterator[str]:
    for name in generator.built if generator else ():
        if any(_within(source, folder, name) for source in sources):
            yield name


def _language(source: Source) -> str:
    try:
        with Path(source.file).open("rb") as file:
            document, _ = read(source.path, file.read(_MOST_BYTES))
    except OSError:
        return ""
    return document.language if document is not None else ""


def _provided(folder: Path, built: tuple[str, ...], library: Library) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for path in _templates(folder, built):
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES)
        except OSError:
            continue
        shown = path.relative_to(folder).as_posix()
        for statement in statements_in(shown, data, library):
            if (statement.category, shown) not in seen and len(statement.quote.split()) >= _LEAST_WORDS:
                seen.add((statement.category, shown))
                yield Proposal(statement.category, shown, _short(statement))


def _short(statement: Statement) -> str:
    words = " ".join(statement.quote.split())
    return words if len(words) <= 120 else words[:119].rstrip() + "…"


def _templates(folder: Path, built: tuple[str, ...]) -> Iterator[Path]:
    """Files of template folders, of no other repository's and no generated ones; links are not followed."""
    left = _MOST_TEMPLATES
    for at, folders, files in os.walk(folder):
        inside = PurePosixPath(Path(at).relative_to(folder).as_posix())
        skip = {"node_modules", *(built if inside == PurePosixPath(".") else ())}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in skip)
        if not _TEMPLATES & set(inside.parts):
            continue
        for name in sorted(files):
            path = Path(at, name)
            if path.suffix.lower() in _TEMPLATE_SUFFIXES and not path.is_symlink():
                if not left:
                    return
                left -= 1
                yield path
