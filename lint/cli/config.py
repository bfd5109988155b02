"""Show what holds for an article, and where each setting comes from.

caveat config content/posts/coin.md
caveat config content/ --format json
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from lint.cli.arguments import choice
from lint.cli.circumstances import status, tell
from lint.config import ArticleSettings, Configs, Setting, article_settings
from lint.errors import Fault
from lint.files import unreadable
from lint.readers import read
from lint.report.escape import line
from lint.report.json import dumps


class Held(msgspec.Struct, frozen=True):
    """What holds for one path. `left_out`: a folder's walk passes it by, since `paths.exclude` covers it."""

    path: str
    left_out: bool
    settings: tuple[Setting, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat config`."""
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="articles or folders (default: the folder you are in)")
    parser.add_argument("--format", type=choice(("text", "json")), default="text", metavar="NAME", help="text (default), json")


def run(args: argparse.Namespace) -> int:
    """Show it for every path; the faults of the configs go to stderr."""
    configs = Configs()
    faults: list[Fault] = []
    held = []
    for path in args.paths:
        article, more = _front_matter(path)
        faults += more
        config = configs.of(Path(path))
        held.append(Held(path, config.excludes(Path(path)), tuple(map(_plain, config.explain(Path(path), article)))))
    if args.format == "json":
        sys.stdout.write(dumps(held) + "\n")
    else:
        sys.stdout.writelines(row + "\n" for one in held for row in _rows(one))
    faults += configs.faults
    tell(faults)
    return status(faults, False)


def _front_matter(path: str) -> tuple[ArticleSettings | None, list[Fault]]:
    """What an article sets for itself; None for a folder, and for a file that is not there (yet)."""
    if not Path(path).is_file():
        return None, []
    try:
        document, faults = read(path, Path(path).read_bytes())
    except OSError as error:
        return None, [unreadable(path, error)]
    if document is None:
        return None, faults
    entries = [(entry.key, entry.value, entry.source.start) for entry in document.metadata]
    return article_settings(entries, path, document.text)


def _plain(setting: Setting) -> Setting:
    return Setting(setting.key, msgspec.to_builtins(setting.value, enc_hook=_name), setting.origin)


def _name(value: Any) -> str:
    return value.as_posix() if isinstance(value, Path) else str(value)


def _rows(held: Held) -> Iterator[str]:
    yield line(held.path) + ("  (left out of folders by paths.exclude)" if held.left_out else "")
    width = max(len(setting.key) for setting in held.settings)
    for setting in held.settings:
        yield f"  {setting.key:<{width}}  {line(_shown(setting.value))}  ({line(setting.origin)})"
    yield ""


def _shown(value: Any) -> str:
    if value in (None, "", [], {}, ()):
        return "-"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items() if inner not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return (
            "; ".join(_shown(inner) for inner in value) if any(isinstance(inner, dict) for inner in value) else ", ".join(map(str, value))
        )
    return value.isoformat() if isinstance(value, date) else str(value)
