"""What the portal is about, as frozen data without I/O.

- `blocks`: a page as the parser reads it: words, blocks, units, links
- `documents`: provisions, pages, editions, documents, corrections
- `files`: files as found, YAML values with the line of each key
- `library`: everything below docs/
- `site_data`: glossary, allowed hosts, word groups, search vocabulary
- `context`: the site's settings and the state of a build
- `problems`: what checks find, and the one error that commands show
"""
