// The words of all texts, with their weights, and which of them a typed word may stand for. Pure.
//
// Vietnamese has about seven thousand syllables, each written as a word of its own, so the list of
// all words stays small however many documents there are. A typed word may lack diacritics, be raw
// keys of an input method, unfinished, run together with the next word, or mistyped: each reading
// has a cost. What was typed exactly costs nothing.

import { keyOf, lookupKey } from "./keys.js";
import { homophonesAmong } from "./sounds.js";
import { fromKeys, hasMarks, spell } from "./spelling.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {Spelling & {word: string}} Entry - a word of the texts */
/** @typedef {Map<string, number>} Readings - words of the texts, each with its cost as a reading */
/**
 * @typedef {object} Lexicon
 * @property {number} records - how many texts there are
 * @property {(bare: string) => Entry[]} like - the words with these bare letters
 * @property {(word: string) => string[]} inflected - the words that differ in their endings alone
 * @property {Entry[]} all
 * @property {Map<string, Readings>} read - cache of `readings`
 * @property {boolean} syllables - whether words are syllables, which say little alone
 * @property {(word: string) => number} weight - the rarer the word, the higher
 * @property {(given: Spelling) => string[]} soundingLike - the words that many speakers say like it
 * @property {Set<string>} stopWords
 * @property {(bare: string) => Entry[]} stopWordsLike - those with these bare letters
 * @property {Synonym[]} synonyms - the longest first
 * @property {Set<string>} synonymWords - all words of typed synonyms, bare
 */
/**
 * @typedef {object} Synonym
 * @property {string[]} typed - what people type
 * @property {string[]} written - what the texts have instead
 * @property {boolean} isQuestion - whether a query with it asks for `written` alone
 * @property {string} begins - the key of its first typed word
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

/** Costs of a reading. A reading of DOUBTFUL or more counts only beside a neighbour of the query. */
const RAW_KEYS = 0.2;
const INFLECTED = 0.3;
const ROMAN = 0.5;
const WITHOUT_MARKS = 1;
const UNFINISHED = 1.2;
export const DOUBTFUL = 2;
const HEARD = 2.5;
const MISTYPED = 3;
/** Cached readings: each new letter asks again for all words before it. */
const CACHE_SIZE = 500;

/** One Vietnamese syllable without diacritics. */
export const SYLLABLE =
  /^(?:[bcdghklmnpqrstvx]|[cgknpt]h|ngh?|gi|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|n[gh])?$/;
const NUMERAL = /^[ivxlc]+$/;
const ROMANS = ["", "", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/**
 * @param {LexiconData} data
 * @returns {Lexicon}
 */
export function lexiconOf({ records, syllables, words, stop_words: stopWords, synonyms }) {
  /** @type {Map<string, Entry[]>} */
  const alike = new Map();
  /** @type {Entry[]} */
  const all = [];
  /** @type {Map<string, string[]>} */
  const inflected = new Map();
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const [power, listed] of words.entries()) {
    for (const word of listed.split(" ").filter(Boolean)) {
      const entry = { word, ...spell(word) };
      const key = lookupKey(entry.bare);
      all.push(entry);
      alike.set(key, [...(alike.get(key) ?? []), entry]);
      if (!syllables) {
        const stem = keyOf(word, syllables);
        inflected.set(stem, [...(inflected.get(stem) ?? []), word]);
      }
      weights.set(word, Math.log(1 + records / (1.4 * 2 ** power)));
    }
  }
  /** @type {Map<string, Entry[]>} */
  const small = new Map();
  for (const word of stopWords.split(" ")) {
    const entry = { word, ...spell(word) };
    small.set(entry.bare, [...(small.get(entry.bare) ?? []), entry]);
  }
  return {
    records,
    like: (bare) => alike.get(lookupKey(bare)) ?? [],
    inflected: (word) => (syllables ? [] : (inflected.get(keyOf(word, syllables)) ?? [])),
    all,
    read: new Map(),
    syllables,
    weight: (word) => weights.get(word) ?? Math.log(1 + 2 * records),
    soundingLike: syllables ? homophonesAmong(all) : () => [],
    stopWords: new Set(stopWords.split(" ")),
    stopWordsLike: (bare) => small.get(bare) ?? [],
    ...synonymsOf(synonyms, syllables),
  };
}

/** @param {LexiconData["synonyms"]} data @param {boolean} syllables */
function synonymsOf(data, syllables) {
  const synonyms = data.flatMap(([phrases, written, isQuestion]) =>
    phrases.split("|").map((typed) => ({
      typed: typed.split(" "),
      written: written.split(" "),
      isQuestion: Boolean(isQuestion),
      begins: keyOf(typed.split(" ", 1)[0] ?? "", syllables),
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
 * The words of the texts that a typed word may stand for.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished - whether more letters may follow
 * @returns {Readings}
 */
export function readings(typed, lexicon, isUnfinished) {
  const key = `${typed} ${isUnfinished}`;
  const found = lexicon.read.get(key) ?? read(typed, lexicon, isUnfinished);
  if (lexicon.read.size > CACHE_SIZE) lexicon.read.clear();
  lexicon.read.set(key, found);
  return found;
}

/**
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished
 */
function read(typed, lexicon, isUnfinished) {
  /** @type {Readings} */
  const found = new Map();
  const given = spell(lexicon.syllables ? typed : spell(typed).bare); // English has no diacritics
  /** @param {string} word @param {number} cost */
  const add = (word, cost) => found.set(word, Math.min(cost, found.get(word) ?? cost));
  for (const entry of lexicon.like(given.bare)) {
    const cost = markCost(given, entry);
    if (cost < MISTYPED) add(entry.word, cost);
  }
  for (const keyed of lexicon.syllables ? fromKeys(typed) : []) {
    for (const entry of lexicon.like(keyed.bare)) {
      const cost = markCost(keyed, entry);
      if (cost < DOUBTFUL) add(entry.word, cost / 2 + RAW_KEYS);
    }
  }
  for (const { word } of lexicon.like(roman(Number(typed)))) add(word, ROMAN);
  for (const word of lexicon.inflected(typed)) add(word, INFLECTED);
  if (isUnfinished && /\D/.test(typed)) {
    for (const word of completions(given, lexicon)) add(word, UNFINISHED);
  }
  for (const word of lexicon.soundingLike(given)) add(word, HEARD);
  const isSure = [...found.values()].some((cost) => cost < DOUBTFUL);
  if (!isSure && /^\p{L}{3,}$/u.test(given.bare) && !NUMERAL.test(given.bare)) {
    for (const word of corrections(given, lexicon)) add(word, MISTYPED);
  }
  return found;
}

/**
 * Add readings of a word that is too rare for the lexicon: words of the index with the same key.
 *
 * @param {string} typed
 * @param {string[]} alike
 * @param {Readings} found
 * @param {boolean} syllables
 */
export function addRare(typed, alike, found, syllables) {
  const given = spell(typed);
  for (const word of alike) {
    const cost = syllables ? markCost(given, spell(word)) : INFLECTED;
    if (word !== typed && !found.has(word)) found.set(word, cost);
  }
}

/**
 * The cost of reading one spelling as another with the same bare letters; one wrong mark is DOUBTFUL.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function markCost(given, meant) {
  if (!isCompatible(given, meant)) {
    return hasItsDiacritics(given, meant) || given.tone === meant.tone ? DOUBTFUL : MISTYPED;
  }
  const isExact = given.tone === meant.tone && given.letters.join() === meant.letters.join();
  return isExact ? 0 : WITHOUT_MARKS;
}

/**
 * Whether all typed marks are those of the word, which may have more.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
export function isCompatible(given, meant) {
  return (!given.tone || given.tone === meant.tone) && hasItsDiacritics(given, meant);
}

/**
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function hasItsDiacritics(given, meant) {
  return given.letters.every((one, at) => one.length === 1 || one === meant.letters[at]);
}

/**
 * A number from 2 to 39 as a Roman numeral, else "": "khóa 13" means "khóa XIII".
 *
 * @param {number} number
 */
function roman(number) {
  return number > 1 && number < 40
    ? "x".repeat(number / 10) + (ROMANS[number % 10] || "i".repeat(number % 10))
    : "";
}

/**
 * Words that begin with a spelling.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function completions(given, { all }) {
  return all
    .filter(({ bare }) => bare.length > given.bare.length && bare.startsWith(given.bare))
    .filter((entry) => isCompatible(given, entry))
    .map(({ word }) => word);
}

/**
 * Words at edit distance one: insertion, deletion, substitution, transposition. A query with any
 * marks is taken to have all of them.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function corrections(given, { all }) {
  const near = all.filter((entry) =>
    hasMarks(given)
      ? entry.tone === given.tone && isNear(given.letters, entry.letters)
      : isNear([...given.bare], [...entry.bare]),
  );
  return near.map(({ word }) => word);
}

/**
 * Whether two spellings are at edit distance one.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  const isTransposed = a[0] === b[1] && a[1] === b[0] && isSame(a.slice(2), b.slice(2));
  const [rest, otherRest] = [a.slice(1), b.slice(1)];
  return isTransposed || isSame(rest, b) || isSame(a, otherRest) || isSame(rest, otherRest);
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function isSame(one, other) {
  return one.join() === other.join();
}

/**
 * Letters typed without spaces as the fewest words of the texts, or null: nghiquyet is nghi quyet.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished - whether the last word may be unfinished
 */
export function split(typed, lexicon, isUnfinished) {
  const { bare } = spell(typed);
  const isOne = SYLLABLE.test(bare) || /^\d+$/.test(bare);
  if (bare.length !== typed.length || !lexicon.syllables || isOne) return null;
  /** @type {(string[] | undefined)[]} */
  const best = [[]]; // by length of the beginning that is split
  for (let end = 2; end <= bare.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end - 1; start += 1) {
      const before = best[start];
      const mayGoOn = isUnfinished && end === bare.length;
      if (!before || !isKnown(bare.slice(start, end), lexicon, mayGoOn)) continue;
      if (before.length + 1 < (best[end]?.length ?? bare.length)) {
        best[end] = [...before, typed.slice(start, end)];
      }
    }
  }
  const parts = best[bare.length] ?? [];
  return parts.length > 1 ? parts : null;
}

/**
 * @param {string} bare
 * @param {Lexicon} lexicon
 * @param {boolean} mayGoOn - whether the beginning of a word is enough
 */
function isKnown(bare, { like, all, synonymWords }, mayGoOn) {
  const isWord = like(bare).length > 0 || synonymWords.has(bare);
  return isWord || (mayGoOn && all.some((entry) => entry.bare.startsWith(bare)));
}
