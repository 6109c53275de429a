"""Documents on paper and for Word, and pictures: banners, posters, images, cards, icons.

- `collection`: all printed files of a library
- `contents`: the data of `official.typ` and `booklet.typ`, and which documents have a booklet
- `imposition`: the booklet's pages on sheets to fold
- `letterhead`, `pieces`, `tables`: the head of a document, its text, a table, as they are set
- `word`: the same document as files for Word
- `slogans`, `formats`: which slogans are offered on which sheets
- `slogan_layout`, `line_fitting`, `layout_rules`: a slogan in the largest letters that fit a format
- `outlines`, `outline_path`, `outline_pdf`: letters as shapes, and a slogan's sheet of them
- `slogan_image`: the sheet as an image
- `embedded_fonts`: fonts in PDFs as outlines alone
- `render`, `typesetting`: from the data of a sheet to its file, by Typst
- `page_cards`, `cards`: preview images of all pages, and how one is laid out
- `card_text`, `card_letters`, `card_drawing`, `palette`: its lines, words, picture and colours
- `icons`: the app's icons
- `cache`, `manifest`: what has not changed is not rendered again
- `metrics`: the shipped fonts, the letters they have, the width of a text
- `faults`, `rules`: what cannot be printed, and the rules for docs/word-groups.yml
"""
