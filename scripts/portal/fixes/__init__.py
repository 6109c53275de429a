"""Mends what has one right answer, and tells what it mended.

- `mends`: what one mend is, and what the original decides
- `characters`: composed letters, hidden characters, odd spaces, look-alike letters
- `layout`: marks of lists, headings typed in bold, quotation marks
- `files`: a whole file: its bytes, its front matter, its text
"""
