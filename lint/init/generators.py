"""Site generators by the files that give them away, and the folders that they build (content-habits: 78 repositories)."""

from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import msgspec


class Generator(msgspec.Struct, frozen=True):
    """A generator: its name, globs of files and folders that must all be there, and folders whose files it makes or copies."""

    name: str
    marks: tuple[str, ...]
    built: tuple[str, ...]


GENERATORS: Final = (
    Generator("Docusaurus", ("docusaurus.config.*",), ("build",)),
    Generator("Astro", ("astro.config.*",), ("dist",)),
    Generator("Next.js", ("next.config.*",), ("out",)),
    Generator("Gatsby", ("gatsby-config.*",), ("public",)),
    Generator("Nuxt", ("nuxt.config.*",), ("dist",)),
    Generator("Eleventy", ("*eleventy*.*js",), ("_site",)),
    Generator("MkDocs", ("mkdocs.yml",), ("site",)),
    Generator("Hexo", ("_config.yml", "source"), ("public",)),
    Generator("Jekyll", ("_config.y*ml",), ("_site",)),
    Generator("Zola", ("config.toml", "content", "templates"), ("public",)),
    Generator("Hugo", ("hugo.*",), ("public", "resources", "themes")),
    Generator("Hugo", ("config.*", "content"), ("public", "resources", "themes")),
    Generator("Hugo", ("config", "content", "layouts"), ("public", "resources", "themes")),
    Generator("GitBook", ("SUMMARY.md",), ()),
)
"""Most telling first."""


def generator_of(folder: Path) -> Generator | None:
    """The generator of the site in `folder`, or None."""
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return None
    return next((g for g in GENERATORS if all(any(fnmatch(name, mark) for name in names) for mark in g.marks)), None)
