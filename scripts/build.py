#!/usr/bin/env python3
"""The one entry of the build: `scripts/build.py COMMAND`; the same as `python -m portal`."""

import sys

from portal.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
