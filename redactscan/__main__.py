"""``python -m redactscan``."""

import sys

from redactscan.cli import main

if __name__ == "__main__":
    sys.exit(main())
