"""Files in, documents out; the only package that reads docs/, mkdocs.yml and Git.

- `loader`: docs/ as a library
- `yaml_fields`: YAML with the line of each key
- `markdown`: the one parser of pages, a Python-Markdown extension
- `numbering`: from blocks to provisions and their ids
- `elements`: ids, classes and links in the HTML of provisions
- `limits`: limits on what is parsed, against hostile input
- `prose`: Markdown without code, addresses and markup
- `comparison`: original and published text, word for word
- `settings`: settings from mkdocs.yml, colours from tokens.css
- `git`: the commit that a build is made from
"""
