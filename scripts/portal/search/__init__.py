"""What can be found, and how the search page finds it.

- `records`: every provision and document as a thing to find
- `lexicon`: the words of the texts, by which queries are read
- `postings`: what the index has of a document, and how the indexes of several are joined
- `index`: the files that browsers load, in pieces of bounded size
- `rules`: the rules for docs/search.yml
"""
