"""From a received file to the folder of a document: nothing is written over, nothing is guessed.

- `received`: a file by its bytes; what is refused
- `reading`: what it says, and what was noticed; `legacy_word`: old Word files by LibreOffice
- `pdf_text`, `pdf_page`, `pdf_lines`, `pdf_columns`, `pdf_tables`, `pdf_paragraphs`: PDFs, from
  characters to paragraphs
- `faults`: faults of transcription, proposed as corrections
- `writing`: the Markdown of the pages
- `document`: address, front matter and files; `report`: what people are told
"""
