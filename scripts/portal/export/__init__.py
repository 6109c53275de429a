"""Machine-readable export (JSON).

- `documents`: `document.json` beside each document
"""
