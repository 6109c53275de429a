"""How provisions and documents are named and reached.

- `citation`: how one cites a provision or a document
- `bodies`: names of bodies in running text
- `addresses`: the permanent addresses
- `permalinks`, `moves`: the committed list of them, and where those went that are gone
- `catalogue`: the documents by their summaries: newest, relations, status
- `lists`: the lists of documents, and their pages
- `listed`: a document in one language as lists and links name it
- `localized`: a document in one language, the argument of every projection
- `headings`: texts of provisions on one line or shortened; minutes to read
- `line_breaks`: where lines may break
- `qr`: QR codes of addresses
- `messages/`: the site's own texts, one YAML file per language
"""
