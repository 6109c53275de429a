"""Rules for every file, document and built site: one module per family, one generator per rule.

A rule is a function of one subject (a `Source`, `Page`, `Document`, `Library`, built `Site` or
the `ChangedFiles` of a change) that yields a `Finding` for each fault. Its name is its id, its
docstring is its text: one sentence. What editors read of it is in `explanations/`, its messages in
`messages/` (those of front matter and data files in `schemas/`). Rules never print, read files or
raise.
"""
