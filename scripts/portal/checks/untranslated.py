"""Words that the glossary keeps as their bearers write them, and how an editor adds one."""

from portal.model.library import Library
from portal.source.prose import PUNCTUATION, WORD

HOW_TO_KEEP = "thêm vào mục «kept» của docs/glossary.yml kèm lý do"
"""What messages ask an editor to do with a name that is rightly written so."""


def kept_words(library: Library) -> frozenset[str]:
    """The words that the glossary keeps as their bearers write them."""
    texts = library.glossary.untranslated
    words = (word.strip(PUNCTUATION) for text in texts for word in text.split())
    return frozenset(word.casefold() for word in (*words, *WORD.findall(" ".join(texts))))
