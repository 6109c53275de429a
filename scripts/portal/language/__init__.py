"""Vietnamese text on computers: pure functions and tables, no I/O.

- `syllables`: letters, tones, well-formed syllables, positions of tone marks
- `keyboards`: Telex and VNI input
- `old_encodings`: TCVN3 and VNI, decoded to Unicode
- `confusables`: hidden characters, and letters that look like others
"""
