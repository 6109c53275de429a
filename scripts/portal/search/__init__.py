"""What can be found, and how the search page finds it.

- `records`: every provision and document as a thing to find
- `lexicon`: the words of the texts, by which queries are read
- `index`: Pagefind's files, in a folder named by its content
- `rules`: the rules for docs/search.yml
"""
