"""Build the website of a library of official documents from the files in docs/.

Layers, from the top; a package imports only from those below it:

| package     | what is in it |
|-------------|---------------|
| `cli`       | the commands, one file each: check, diff, build, paper, banner, serve, publish … |
| `pages`     | the site: MkDocs plugin, pages, sharing, offline reading, downloads, assets |
| `print`     | all that Typst sets: PDFs, banners, posters, preview cards, icons |
| `search`    | what can be found, the words it is made of, where each is |
| `export`    | machine-readable documents (JSON) |
| `changes`   | what a change does to readers, by provision |
| `checks`    | rules over the sources, their registry and report |
| `reference` | how a provision is cited and addressed; the site's own messages |
| `source`    | reads files into documents: loader, YAML, Markdown, numbering, Git |
| `release`   | atomic replacement, publishing to a folder or a server |
| `language`  | Vietnamese syllables, keyboards, old encodings, confusable letters |
| `model`     | documents, provisions, settings, problems: frozen, no I/O |

`search`, `print` and `pages` bring their own rules; `pages.all_rules` lists all rules.
"""
