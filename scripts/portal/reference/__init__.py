"""How provisions and documents are named and reached.

- `citation`: how one cites a provision or a document
- `addresses`: the permanent addresses
- `ancestry`: the provisions around a provision
- `names`: titles and whole texts in one line
- `line_breaks`: which words stay on one line
- `reading_time`: minutes to read, and the first words of a text
- `qr`: QR codes of addresses
- `messages/`: the site's own words, one YAML file a language
"""
