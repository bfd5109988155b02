"""`caveat rules schema`: the JSON Schema of packs, or of the config."""

import argparse
import sys

from lint.errors import Exit
from lint.report.json import dumps
from lint.rulebook.schema import config_schema, pack_schema


def run(args: argparse.Namespace) -> int:
    """Write the schema."""
    sys.stdout.write(dumps(config_schema() if args.config else pack_schema()) + "\n")
    return Exit.OK
