"""Rules for every file, document and built site: one module per family, one generator per rule.

A rule is a function of one subject (a `Source`, `Page`, `Document`, `Library` or built `Site`)
that yields a `Finding` for each fault. Its name is its id, its docstring is its text: one
sentence. Its examples are in `examples.yml`, its messages in the folder `messages/`
(those of front matter and data files in `schemas/`). Rules never print, read files or raise.
"""
