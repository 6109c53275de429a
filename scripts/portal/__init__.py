"""The portal: documents in, a site out; one way through, from source to release.

Layers, from the top; a package imports only from those below it:

| package     | what is in it |
|-------------|---------------|
| `cli`       | one file a command: check, build, paper, banner, serve, publish, rollback |
| `pages`     | the site: the MkDocs plugin, page kinds, sharing, offline, downloads, assets |
| `print`     | all that Typst sets: PDFs, banners, posters, preview cards, icons |
| `search`    | what can be found, the words it is made of, Pagefind's index |
| `export`    | documents for programs |
| `checks`    | rules over the sources, their registry and report |
| `reference` | how a provision is named and reached: citation, address, ancestry, messages |
| `source`    | files in, documents out: loader, YAML, Markdown, numbering, comparison, Git |
| `release`   | atomic replacement, publishing to a folder or a server |
| `language`  | Vietnamese syllables, keyboards, old encodings, confusable letters |
| `model`     | documents, provisions, settings, problems: frozen, no I/O |

A projection (`search`, `print`, `pages`) brings its own rules; `pages.all_rules` lists them all.
"""
