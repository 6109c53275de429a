"""Realistic libraries of any size, of documents of many kinds, for tests and measurements.

`PYTHONPATH=scripts:tests python -m support.generated_library FOLDER --count 1000` makes one. The
same seed gives the same bytes.

- `files`: writes a library into a copy of the project
- `schedule`: which documents there are; `kinds`: kinds, their shares and titles; `bodies`: issuers
- `relations`: what a document is based on, amends, replaces, ends
- `assembly`: a whole document; `composition`: its text; `sentences`: paragraphs, lists, tables
- `bilingual`: documents with an English edition; `layout`: how numbers and dates are printed
- `extras`: pages by section, corrections, units; `editing`: a change as an editor makes it
- `phrases`: what the collected documents say; `variation`: the same with other figures; `slogans`
"""
