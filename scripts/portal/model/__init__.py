"""The portal's data: frozen records, no I/O.

- `blocks`: what the parser finds on a page: words, blocks, units, links
- `documents`: provisions, pages, editions, documents, corrections
- `metadata`: what front matter says
- `page_kinds`: the kinds of page
- `files`: files as read, YAML values with the line of each key
- `library`: everything below docs/
- `summary`: a document without its text, for what lists documents
- `relations`: how a document bears on others, and whether it is in force
- `site_data`: glossary, allowed hosts, word groups, search vocabulary, moves
- `change`: the paths that a change touches
- `history`: when the folder of a document changed; `versions`: the wordings that it had
- `context`: the site's settings and the state of a build
- `problems`: what checks find, and the one error class for users
"""
