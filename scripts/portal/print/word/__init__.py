"""The same pages as files of Word (.docx), for offices that quote from them.

They are written directly, as five parts of WordprocessingML: python-docx (MIT) would still leave
numbering, notices and borders to be written as XML, has no say over the dates in its archive, and
brings a template of 30 kB.

- `files`: the Word files of a document: the whole of it, and each section
- `body`: the text of a document, from the pieces that are printed
- `head`: its head in two columns and its title
- `tables`: a table, with its merged cells
- `numbering`: printed numbers as Word's own, each as printed wherever it is pasted
- `markup`: elements of WordprocessingML in the order that Word asks for
- `package`: the parts in one archive, the same bytes for the same text
- `styles.xml`: how each kind of paragraph looks
"""
