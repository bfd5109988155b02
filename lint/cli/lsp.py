"""Check articles while they are written: a language server for editors, over standard input and output.

  caveat lsp

An editor starts it by itself; docs/editors.md has the settings of VS Code, Neovim, Helix and Zed.
It needs the extra `lsp`: pip install 'caveat-lint[lsp]'.
"""

import argparse
import sys

from lint.errors import CaveatError, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat lsp`."""
    parser.add_argument("--stdio", action="store_true", help="speak over standard input and output (it always does; some editors say so)")


def run(args: argparse.Namespace) -> int:
    """Serve until the editor says that it is done."""
    try:
        from lint.lsp.server import make  # an extra, and slow to load
    except ImportError as error:
        raise CaveatError(f"the language server needs {error.name}", "pip install 'caveat-lint[lsp]'") from error
    print("caveat: waiting for an editor on standard input", file=sys.stderr)
    make().start_io()
    return Exit.OK
