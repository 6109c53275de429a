"""The Vietnamese language on computers; pure knowledge, no I/O.

- `syllables`: letters, tones, well-formed syllables, where tone marks stand
- `keyboards`: the keys struck for a syllable in Telex or VNI
- `old_encodings`: text in TCVN3 or VNI encoding, read as Unicode
- `confusables`: hidden characters, and letters that look like others
"""
