"""`python -m lint`."""

import sys

from lint.cli import main

if __name__ == "__main__":  # a worker process of `--jobs` imports this module again
    sys.exit(main())
