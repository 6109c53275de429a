"""Machine-readable export (JSON, Akoma Ntoso, Atom).

- `documents`: `document.json` beside each document, and all its files for programs
- `akoma_ntoso`: each document as XML by the standard of OASIS
- `library_files`: `library.json`, an index of the documents of each year
- `archive`: the texts of a year in one file
- `digests`: SHA-256 of what is published, to check a file or a text with
- `security`: whom to tell of a flaw in the portal
- `schemas`: the JSON Schemas of the JSON files
- `text`: lines without an address, and printed lines
- `feed`: the newest documents, for those who follow the portal
"""
