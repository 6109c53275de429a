"""Documents for programs.

- `documents`: `document.json` beside each document
"""
