"""How provisions and documents are named and reached.

- `citation`: how one cites a provision or a document
- `addresses`: the permanent addresses
- `localized`: a document in one language, the argument of every projection
- `headings`: what provisions say, in one line or in their first words; minutes to read
- `line_breaks`: which words stay on one line
- `qr`: QR codes of addresses
- `messages/`: the site's own words, one YAML file a language
"""
