"""A line on the terminal while something long runs; nothing in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(text: str) -> Iterator[None]:
    """Show `text` on standard error until the work inside is done."""
    shown = sys.stderr.isatty()
    if shown:
        print(f"\r\033[K{text} …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
