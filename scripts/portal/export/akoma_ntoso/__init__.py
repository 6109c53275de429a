"""Akoma Ntoso 3.0, the standard of OASIS for legal documents as XML, of one document.

Our public id of a provision is the `wId` of its element, the same in every language; the `eId` is
made by the standard's naming convention. What is not hierarchical, before and after the body, is
blocks; a further paragraph is an `alinea`, a bullet an `indent`, a table or slogan an `hcontainer`.

- `document`: a whole file, and which part of it each provision belongs to
- `metadata`: work, expression and manifestation; dates and other documents
- `hierarchy`: the provisions of the body
- `blocks`: the provisions of preamble and conclusions, the lines of the preface
- `elements`: elements by kind, eIds, words and tables
"""
