"""Command lines parsed with words that people understand, and the options that several commands share."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, NoReturn, get_args

from lint.errors import CaveatError
from lint.terms import LANGUAGES, Audience


def near(name: str, names: Iterable[str]) -> str:
    """The one of `names` that was probably meant, or ''."""
    from difflib import get_close_matches  # 10 ms, and only for a mistake

    return next(iter(get_close_matches(name, list(names), 1, 0.6)), "")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are CaveatErrors with a mend."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog,
            f"{prog} [OPTIONS] [PATH …]",
            description=description,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments, or CaveatError."""
        known, unknown = self.parse_known_args(arguments)
        if unknown:
            option = unknown[0].partition("=")[0]
            close = near(option, self._option_string_actions)
            mend = f"did you mean {close}?" if close else f"`{self.prog} --help` lists the options"
            raise CaveatError(f"there is no option '{option}'", mend)
        return known

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A subcommand that does not exist, in our words: argparse's own change from one Python to the next."""
        if action.choices is not None and value not in action.choices:
            names = [str(name) for name in action.choices]
            close = near(str(value), names)
            mend = f"did you mean {close}?" if close else f"choose one of {', '.join(names)}"
            raise CaveatError(f"{self.prog}: there is no action '{value}'", mend)

    def error(self, message: str) -> NoReturn:
        """argparse's own errors, without its usage lines."""
        raise CaveatError(message.removeprefix("argument "), f"`{self.prog} --help` explains it")


def choice(names: Iterable[str]) -> Callable[[str], str]:
    """A type for argparse: one of `names`, else an error that says what was probably meant."""
    allowed = tuple(names)

    def one(value: str) -> str:
        if value in allowed:
            return value
        close = near(value, allowed)
        raise argparse.ArgumentTypeError(f"'{value}' is none of {', '.join(allowed)}" + (f"; did you mean {close}?" if close else ""))

    return one


def day(value: str) -> date:
    """A type for argparse: a date such as 2026-11-24."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{value}' is no date; write it as 2026-11-24") from None


def number(least: int) -> Callable[[str], int]:
    """A type for argparse: a whole number from `least`."""

    def one(value: str) -> int:
        if value.isdecimal() and int(value) >= least:
            return int(value)
        raise argparse.ArgumentTypeError(f"'{value}' is no whole number from {least}")

    return one


PATHS: Final = "an article, a folder, or - for what is piped in"


def add_circumstances(parser: argparse.ArgumentParser) -> None:
    """The options that say how articles are to be judged, the same for every command that reads articles."""
    group = parser.add_argument_group("how to judge them")
    audiences = get_args(Audience)
    whose = "whose rules hold beside the general ones, such as eu,fr (`caveat rules list` shows them)"
    group.add_argument("--jurisdiction", action="append", metavar="NAMES", help=whose)
    group.add_argument("--audience", type=choice(audiences), metavar="WHO", help=f"who publishes: {', '.join(audiences)}")
    told = f"the language, if it is not to be guessed: {', '.join(LANGUAGES)}"
    group.add_argument("--language", type=choice(("auto", *LANGUAGES)), metavar="CODE", help=told)
    group.add_argument("--as-of", type=day, metavar="DATE", help="judge articles without a date as if today were this day (2026-11-24)")


def add_workings(parser: argparse.ArgumentParser) -> None:
    """The options that say how to work, none of which changes a finding."""
    group = parser.add_argument_group("how to work")
    group.add_argument("--stdin-filename", metavar="NAME", help="the name, and so the format, of what is piped in")
    group.add_argument("--jobs", type=number(0), default=0, metavar="N", help="how many processes work (default: as many as help)")
    group.add_argument("--no-cache", action="store_true", help="neither read nor write the cache of decoded rules")
    group.add_argument("--cache-dir", metavar="FOLDER", help="where the cache lies, instead of the user's cache folder")
