// The words of all texts, with their weights, and what search.yml adds to them. Pure.
//
// Vietnamese has about seven thousand syllables, each written as a word of its own, so the list of
// all words stays small however many documents there are.

import { spell } from "./spelling.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {Spelling & {word: string}} Entry - a word of the texts */
/** @typedef {Map<string, number>} Readings - words of the texts, each with its cost as a reading */
/**
 * @typedef {object} Lexicon
 * @property {number} records - how many texts there are
 * @property {(bare: string) => Entry[]} like - the words with these bare letters
 * @property {Entry[]} all
 * @property {Map<string, Readings>} read - cache of `readings`
 * @property {boolean} syllables - whether words are syllables, which say little alone
 * @property {(word: string) => number} weight - the rarer the word, the higher
 * @property {Set<string>} stopWords
 * @property {Synonym[]} synonyms - the longest first
 * @property {Set<string>} synonymWords - all words of typed synonyms, bare
 */
/**
 * @typedef {object} Synonym
 * @property {string[]} typed - what people type
 * @property {string[]} written - what the texts have instead
 * @property {boolean} isQuestion - whether a query with it asks for `written` alone
 */
/**
 * @typedef {object} LexiconData - as lexicon.py writes it
 * @property {number} records
 * @property {boolean} syllables
 * @property {string[]} words - the words in 1, in 2 to 3, in 4 to 7, … of the texts
 * @property {string} stop_words
 * @property {[string, string, number?][]} synonyms - typed phrases separated by "|", the written
 *   phrase, and 1 for a question
 */

/**
 * @param {LexiconData} data
 * @returns {Lexicon}
 */
export function lexiconOf({ records, syllables, words, stop_words: stopWords, synonyms }) {
  /** @type {Map<string, Entry[]>} */
  const alike = new Map();
  /** @type {Entry[]} */
  const all = [];
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const [power, listed] of words.entries()) {
    for (const word of listed.split(" ").filter(Boolean)) {
      const entry = { word, ...spell(word) };
      const key = lookupKey(entry.bare);
      all.push(entry);
      alike.set(key, [...(alike.get(key) ?? []), entry]);
      weights.set(word, Math.log(1 + records / (1.4 * 2 ** power)));
    }
  }
  return {
    records,
    like: (bare) => alike.get(lookupKey(bare)) ?? [],
    all,
    read: new Map(),
    syllables,
    weight: (word) => weights.get(word) ?? Math.log(1 + 2 * records),
    stopWords: new Set(stopWords.split(" ")),
    ...synonymsOf(synonyms),
  };
}

/** @param {LexiconData["synonyms"]} data */
function synonymsOf(data) {
  const synonyms = data.flatMap(([phrases, written, isQuestion]) =>
    phrases.split("|").map((typed) => ({
      typed: typed.split(" "),
      written: written.split(" "),
      isQuestion: Boolean(isQuestion),
    })),
  );
  return {
    synonyms: synonyms.sort((one, other) => other.typed.length - one.typed.length),
    synonymWords: new Set(
      data.flatMap(([phrases]) => phrases.split(/[ |]/).map((word) => spell(word).bare)),
    ),
  };
}

/**
 * Bare letters as the key of a look-up: kỉ and kỷ are one syllable.
 *
 * @param {string} bare
 */
function lookupKey(bare) {
  return bare.replace(/^([bcdghklmnpqrstvx]+)y$/, "$1i");
}
