// Where the terms of a query occur in a text, and which of them are neighbours there. Pure.

import { DOUBTFUL } from "../text/lexicon.js";
import { tokens } from "../text/spelling.js";

/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("../text/spelling.js").Token} Token */
/**
 * @typedef {object} SearchRecord - a provision or a document
 * @property {string} id
 * @property {string} address - relative to the site's root
 * @property {string} document - name of its document
 * @property {string} issuer - of its document, as these two are
 * @property {string} status
 * @property {string} text
 * @property {string} place - "Phần II › Mục 1"
 * @property {string} within - the headings above it
 * @property {string} called - other names that people use for it
 */
/**
 * @typedef {object} Position
 * @property {number} at - among all words
 * @property {number} counted - among all words but stop words
 */
/** @typedef {Map<string, Position[]>} Field - the positions of each word */
/**
 * @template {SearchRecord} R
 * @typedef {object} Text - a record prepared for matching
 * @property {R} record
 * @property {Field} own
 * @property {Field} around - its place and the headings above it
 * @property {number} length - in words
 */
/**
 * @typedef {Position & {word: string, cost: number, isStopWord: boolean}} Occurrence - of a term
 */
/**
 * @typedef {object} Match - the best occurrence of a term
 * @property {string} word
 * @property {number} cost
 * @property {number} at
 * @property {boolean} isStopWord
 * @property {number} neighbours - 0 to 2: how many neighbours in the query are its neighbours here
 * @property {boolean} isDistinct - whether it says something alone, as a lone syllable does not
 * @property {number} gain - what it adds to the score
 */

/** Factors by number of neighbours: adjacent words are likely a phrase. */
const NEIGHBOURS = [1, 1.5, 1.9];
/** Distance in words within which terms still belong together. */
export const NEARBY = 3;
const NEAR = 1.15;
/** The share of its gain that a reading loses for each unit of its cost. */
const DOUBT = 0.15;

/**
 * @template {SearchRecord} R
 * @param {R} record
 * @param {Lexicon} lexicon
 * @returns {Text<R>}
 */
export function textOf(record, { stopWords }) {
  const own = tokens(`${record.text} ${record.called}`);
  const around = tokens(`${record.place} ${record.within}`);
  return {
    record,
    own: fieldOf(own, stopWords),
    around: fieldOf(around, stopWords),
    length: own.length,
  };
}

/**
 * @param {Token[]} words
 * @param {Set<string>} stopWords
 */
function fieldOf(words, stopWords) {
  /** @type {Field} */
  const field = new Map();
  let counted = 0;
  for (const [at, { word }] of words.entries()) {
    field.set(word, [...(field.get(word) ?? []), { at, counted }]);
    if (!stopWords.has(word)) counted += 1;
  }
  return field;
}

/**
 * All occurrences of each term in a field.
 *
 * @param {Term[]} terms
 * @param {Field} field
 * @param {Lexicon} lexicon
 * @returns {Occurrence[][]}
 */
export function occurrencesOf(terms, field, { stopWords }) {
  return terms.map(({ typed, readings }) => {
    // An unfinished word may have more readings than a text has words.
    const words = readings.size > field.size ? field.keys() : new Set([typed, ...readings.keys()]);
    /** @type {Occurrence[]} */
    const found = [];
    for (const word of words) {
      // A word too rare for the lexicon has no readings, but may occur as typed.
      const cost = readings.get(word) ?? (word === typed ? 0 : Number.NaN);
      if (Number.isNaN(cost)) continue;
      const isStopWord = stopWords.has(word);
      for (const { at, counted } of field.get(word) ?? []) {
        found.push({ at, counted, word, cost, isStopWord });
      }
    }
    return found;
  });
}

/**
 * The best occurrence of each term, or null.
 *
 * @param {Term[]} terms
 * @param {Occurrence[][]} occurrences
 * @param {Lexicon} lexicon
 * @returns {(Match | null)[]}
 */
export function matches(terms, occurrences, lexicon) {
  return terms.map((term, index) => {
    const before = besides(terms, occurrences, index, -1);
    const after = besides(terms, occurrences, index, 1);
    const all = (occurrences[index] ?? []).map((one) => match(term, one, before, after, lexicon));
    const likely = all.filter(
      ({ cost, neighbours }) => cost < DOUBTFUL || neighbours || terms.length < 3,
    );
    return likely.length
      ? likely.reduce((one, other) => (isBetter(other, one) ? other : one))
      : null;
  });
}

/**
 * @param {Term} term
 * @param {Occurrence} occurrence
 * @param {Occurrence[]} before
 * @param {Occurrence[]} after
 * @param {Lexicon} lexicon
 * @returns {Match}
 */
function match(term, occurrence, before, after, { weight, syllables }) {
  const { word, cost, at, isStopWord } = occurrence;
  const sides = [
    before.some((one) => follows(one, occurrence)),
    after.some((one) => follows(occurrence, one)),
  ];
  const neighbours = sides.filter(Boolean).length;
  const isNear = [...before, ...after].some((one) => Math.abs(one.at - at) <= NEARBY);
  const worth = Math.min(weight(word), term.weight) * (1 - DOUBT * cost);
  const gain = worth * (neighbours || !isNear ? (NEIGHBOURS[neighbours] ?? 1) : NEAR);
  const isDistinct = !syllables || /\d|.{8}/.test(word);
  return { word, cost, at, isStopWord, neighbours, isDistinct, gain };
}

/**
 * Neighbours decide first which of several occurrences is meant.
 *
 * @param {Match} one
 * @param {Match} other
 */
function isBetter(one, other) {
  return one.neighbours === other.neighbours
    ? one.gain > other.gain
    : one.neighbours > other.neighbours;
}

/**
 * Occurrences of the next terms of the query, up to the first that is no stop word.
 *
 * @param {Term[]} terms
 * @param {Occurrence[][]} occurrences
 * @param {number} index
 * @param {-1 | 1} step
 */
function besides(terms, occurrences, index, step) {
  const found = [];
  for (let at = index + step; at >= 0 && at < terms.length; at += step) {
    found.push(...(occurrences[at] ?? []));
    if (!terms[at]?.mayBeStopWord) break;
  }
  return found;
}

/**
 * Whether one occurrence directly follows another, stop words left out, and not both are doubtful.
 *
 * @param {Occurrence} one
 * @param {Occurrence} next
 */
function follows(one, next) {
  const isNext = !one.isStopWord && !next.isStopWord && next.counted === one.counted + 1;
  return (isNext || next.at === one.at + 1) && Math.min(one.cost, next.cost) < DOUBTFUL;
}

/**
 * Whether all terms occur in a row, as typed.
 *
 * @param {Occurrence[][]} occurrences
 */
export function isPhrase(occurrences) {
  const starts = (occurrences[0] ?? []).map(({ at }) => at);
  const beginsAt = (/** @type {number} */ start) =>
    occurrences.every((own, index) =>
      own.some(({ at, cost }) => at === start + index && cost < DOUBTFUL),
    );
  return occurrences.length > 1 && starts.some(beginsAt);
}
