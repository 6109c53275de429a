"""Everything that Typst sets: PDFs, banners, posters, images, preview cards and icons.

- `collection`: all files of a library
- `contents`: the text as `official.typ` and `booklet.typ` take it
- `slogans`, `formats`, `line_fitting`: a slogan in the largest letters that a sheet allows
- `sheet`, `render`, `typesetting`: from a sheet to a file, by Typst
- `page_cards`, `cards`, `palette`: preview images as small PNG files
- `icons`: the app's icons
- `bundle`: all sheets of a section in one archive
- `cache`, `manifest`: what need not be made again
- `metrics`: the shipped fonts, their letters, the width of a text
- `faults`, `rules`: what cannot be printed, and the rules for docs/word-groups.yml
"""
