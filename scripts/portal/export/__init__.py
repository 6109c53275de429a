"""Machine-readable export (JSON, Atom).

- `documents`: `document.json` beside each document
- `feed`: the newest documents, for those who follow the portal
"""
