"""Rules that every file, document and built site must keep: a module a family, a generator a rule.

A rule is a function of one subject (a `Source`, `Page`, `Document`, `Library` or built `Site`)
that yields a `Finding` for each fault. Its name is its id, its docstring is its text: one
sentence. Its examples are in `examples.yml`, its messages in `messages/<family>.yml`. Rules never
print, read files or raise.
"""
