// What the tests of the search modules share.

/**
 * A lexicon as the site ships it, in which each word stands in one text.
 *
 * @param {string} words
 * @param {Partial<import("../../overrides/assets/js/search/text/lexicon.js").LexiconData>} [changes]
 */
export function lexiconData(words, changes = {}) {
  return {
    records: 9,
    syllables: true,
    words: [words],
    stop_words: "",
    synonyms: [],
    ...changes,
  };
}
