"""What stands around every page: its head with style and policy, and its script."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from lint import __version__
from lint.report.html.markup import text


@cache
def asset(name: str) -> str:
    """The text of a file beside this one."""
    return (Path(__file__).with_name(name)).read_text("utf-8")


def _hash(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii") + "'"


def policy() -> str:
    """The Content Security Policy: this style and this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(asset('report.css'))}; script-src {_hash(asset('report.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )


def head(title: str) -> str:
    """Everything up to the body's first element."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="caveat {__version__}">\n'
        f"<title>{text(title)}</title>\n<style>{asset('report.css')}</style>\n</head>\n<body>\n"
    )


def foot() -> str:
    """Everything after the last element."""
    return f"<script>{asset('report.js')}</script>\n</body>\n</html>\n"
