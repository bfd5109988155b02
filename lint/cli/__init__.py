"""The command `caveat`: finds the subcommand, and turns every error into a message and an exit status."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from lint import __version__
from lint.errors import CaveatError, Exit

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "check": ("lint.cli.check", "check articles and show what to mend"),
    "inspect": ("lint.cli.inspect", "show what Caveat sees in an article: topics, figures and their sources, disclaimers"),
    "rules": ("lint.cli.rules", "list, explain and test the rules"),
    "baseline": ("lint.cli.baseline", "accept today's findings, so that only new ones are shown; let go of what is mended"),
    "suppressions": ("lint.cli.suppressions", "list every finding that a comment, front matter or config sets aside, with its reason"),
    "init": ("lint.cli.init", "write a first config after a look at your repository"),
    "config": ("lint.cli.config", "show which settings hold for an article, and where each comes from"),
    "lsp": ("lint.cli.lsp", "check articles while they are written: a language server for editors"),
    "serve": ("lint.cli.serve", "open a page on this machine to paste, check and mend articles"),
    "figures": ("lint.cli.figures", "list every figure of your articles with its source, as CSV, JSON or Markdown"),
    "archive": ("lint.cli.archive", "check a whole archive (Parquet, JSONL, CSV, object stores) into tables of findings and figures"),
}
"""Subcommand → its module (imported when it is asked for) and what it does. A module has `add_arguments(parser)` and `run(args) -> int`."""

_HELP: Final = """\
Caveat reads finance articles and shows what a careful editor would stop at: figures
without a source, promises and predictions, missing risk warnings and disclaimers.

  caveat check article.md                      check one article
  caveat check content/                        check every article of a folder
  caveat check content/ --jurisdiction eu,fr   with the rules of the EU and of France too
  caveat inspect article.md                    see how Caveat understands an article
  caveat rules show certain-future             read why a rule exists and what to write instead

Commands:
{commands}

`caveat COMMAND --help` explains a command with all its options.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's own) and return its exit status; nothing is raised."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # `caveat check … >&-`: whoever closes it wants to hear nothing
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    return int(_guarded(list(sys.argv[1:] if argv is None else argv)))


def _guarded(arguments: list[str]) -> int:
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:  # `caveat check … | head` has seen enough
        _close_stdout()
        return Exit.OK
    except CaveatError as error:
        return _say(error.message, error.mend)
    except OSError as error:  # the disk is full, a folder cannot be written
        return _say(f"{error.filename or 'the output'}: {(error.strerror or str(error)).lower()}")
    except SystemExit as error:  # argparse, after --help
        return error.code if isinstance(error.code, int) else Exit.OK
    except Exception:
        import traceback

        traceback.print_exc()
        return _say("this is a defect of Caveat and not of your articles", "please report it with the lines above")


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("--version", "-V"):
        print(f"caveat {__version__}")
        return Exit.OK
    if name in ("--help", "-h") or (name == "help" and len(arguments) == 1):
        width = max(map(len, COMMANDS))
        print(_HELP.format(commands="\n".join(f"  {name:<{width}}  {summary}" for name, (_, summary) in COMMANDS.items())), end="")
        return Exit.OK
    rest = arguments[1:]
    if name == "help":
        name, rest = rest[0], ["--help"]
    if name not in COMMANDS:
        raise CaveatError(f"there is no command '{name}'", _meant(name))
    from lint.cli.arguments import Parser  # argparse takes half of a bare start

    module = import_module(COMMANDS[name][0])
    parser = Parser(f"caveat {name}", module.__doc__ or "")
    module.add_arguments(parser)
    status: int = module.run(parser.parse(rest))
    return status


def _meant(name: str) -> str:
    from lint.cli.arguments import near

    if close := near(name, COMMANDS):
        return f"did you mean 'caveat {close}'?"
    if "." in name or "/" in name:
        return f"to check a file or folder, write: caveat check {name}"
    return f"choose one of {', '.join(COMMANDS)}; `caveat --help` explains them"


def _say(message: str, mend: str = "") -> Exit:
    print(f"caveat: {message}" + (f" ({mend})" if mend else ""), file=sys.stderr)
    return Exit.USAGE


def _close_stdout() -> None:
    """So that the interpreter, which flushes stdout on its way out, has nothing to complain about."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
