"""Files in, documents out; the only package that reads docs/, mkdocs.yml, Git and the web.

- `loader`: docs/ as a library
- `yaml_fields`: YAML with the line of each key
- `lines`, `columns`, `tables`: a document's text as blocks, letter by letter
- `labels`, `formulas`: printed numbers and marks, and fixed phrases, as offices write them
- `head`, `parts`, `opening`, `containers`, `quotations`: what a text consists of
- `numbering`, `tree`: from blocks to units with ids, and to provisions
- `described`: the metadata that a text states
- `editions`: the pages of a document, numbered as one text
- `original`, `word`, `word_parts`, `word_numbering`, `word_remarks`: the original as text
- `elements`, `head_lines`, `inline_html`: the HTML of a document's units
- `markdown`: the Python-Markdown extension, and the parser of the portal's own pages
- `limits`: limits on what is parsed, against hostile input
- `prose`: Markdown without code, addresses and markup
- `comparison`: original and published text, word for word
- `settings`: settings from mkdocs.yml, colours from tokens.css; `web_address`: addresses in them
- `online`: a text from another machine
- `git`: how Git is asked; `commit`: the commit that a build is made from, and what differs from it
- `history`: when the folder of each document changed; `versions`: its earlier wordings
- `trees`: the files of the work tree or of a revision, and which differ
"""
