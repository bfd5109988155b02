"""Open a page on this machine where articles can be pasted, checked as one types, mended, and their report downloaded.

  caveat serve
  caveat serve --port 8765 --no-browser

The page answers to this machine alone, sends nothing anywhere and stores nothing. Rules and settings are those of the folder you are in.
It needs the extra `serve`: pip install 'caveat-lint[serve]'.
"""

import argparse
import socket
import sys
import webbrowser

from lint.cli.arguments import number
from lint.errors import CaveatError, Exit

_HERE = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `caveat serve`."""
    parser.add_argument("--port", type=number(0), default=8765, metavar="N", help="the port (default: 8765; 0: any that is free)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    try:
        import uvicorn  # an extra

        from lint.serve.app import make
    except ImportError as error:
        raise CaveatError(f"the page needs {error.name}", "pip install 'caveat-lint[serve]'") from error
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HERE, args.port))
    except (OSError, OverflowError) as error:
        raise CaveatError(
            f"port {args.port} cannot be had: {error}", "choose another with --port, or any that is free with --port 0"
        ) from error
    address = f"http://{_HERE}:{listening.getsockname()[1]}/"
    print(f"caveat: {address} (Ctrl-C ends it)", file=sys.stderr, flush=True)
    if not args.no_browser:
        webbrowser.open(address)
    config = uvicorn.Config(make(), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listening])
    return Exit.OK
