"""Every well-formed syllable, for tests that any syllable must pass."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from portal.language.syllables import ONSETS, RIMES, Tone, parse, toned

SYLLABLES = [
    syllable
    for onset, rime, tone in product(ONSETS, RIMES, Tone)
    if (syllable := parse(onset + toned(rime[0], tone) + rime[1:]))
]

syllables = st.sampled_from(SYLLABLES)
