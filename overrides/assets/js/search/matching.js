// Where the words of a question stand in a text, and which of them stand beside each other. Pure.

import { DOUBTFUL } from "./lexicon.js";
import { tokens } from "./spelling.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./spelling.js").Token} Token */
/**
 * @typedef {object} Found - a provision, or a document
 * @property {string} id
 * @property {string} kind
 * @property {string} address - below the site's root, its document first
 * @property {string} document - what its document is called
 * @property {string} text
 * @property {string} place
 * @property {string} within - the headings around it
 * @property {string} called - what people call it without its text saying so
 */
/** @typedef {{at: number, told: number}} Position - among all words, and among those not small */
/** @typedef {Map<string, Position[]>} Field - where each word stands */
/**
 * @template {Found} F
 * @typedef {object} Text - a text to rank, its words looked up once
 * @property {F} record
 * @property {Field} own
 * @property {Field} around - its place, and the headings around it
 * @property {number} length - in words
 */
/**
 * @typedef {Position & {word: string, cost: number, small: boolean}} Spot - where a term may stand
 */
/**
 * @typedef {object} Match - the likeliest spot of a term
 * @property {string} word
 * @property {number} cost
 * @property {number} at
 * @property {boolean} small
 * @property {number} beside - how many of the terms typed beside it stand beside it
 * @property {boolean} telling - whether it is no syllable, of which many words are made
 * @property {number} gain - what it is worth
 */

/** A word beside the one that it was typed beside counts for more: they are a phrase. */
const BESIDE = [1, 1.5, 1.9];
/** Within this many words of each other they still belong together. */
export const NEARBY = 3;
const NEAR = 1.15;
/** What each step of doubt takes from what a word is worth. */
const DOUBT = 0.15;

/**
 * @template {Found} F
 * @param {F} record
 * @param {Lexicon} lexicon
 * @returns {Text<F>}
 */
export function textOf(record, { small }) {
  const said = tokens(`${record.text} ${record.called}`);
  const around = field(tokens(`${record.place} ${record.within}`), small);
  return { record, own: field(said, small), around, length: said.length };
}

/**
 * @param {Token[]} said
 * @param {Set<string>} small
 */
function field(said, small) {
  /** @type {Field} */
  const places = new Map();
  let told = 0;
  for (const [at, { word }] of said.entries()) {
    places.set(word, [...(places.get(word) ?? []), { at, told }]);
    if (!small.has(word)) told += 1;
  }
  return places;
}

/**
 * All places of each term in a field.
 *
 * @param {Term[]} terms
 * @param {Field} field
 * @param {Lexicon} lexicon
 * @returns {Spot[][]}
 */
export function spotsOf(terms, field, { small }) {
  return terms.map(({ typed, readings }) =>
    // A word too rare for the list of words stands in a text as it was typed.
    [...new Map([[typed, 0], ...readings])].flatMap(([word, cost]) =>
      (field.get(word) ?? []).map((place) => ({ ...place, word, cost, small: small.has(word) })),
    ),
  );
}

/**
 * The likeliest place of each term, or null.
 *
 * @param {Term[]} terms
 * @param {Spot[][]} spots
 * @param {Lexicon} lexicon
 * @returns {(Match | null)[]}
 */
export function matches(terms, spots, lexicon) {
  return terms.map((term, index) => {
    const before = neighbours(terms, spots, index, -1);
    const after = neighbours(terms, spots, index, 1);
    const all = (spots[index] ?? []).map((spot) => match(term, spot, before, after, lexicon));
    const likely = all.filter(({ cost, beside }) => cost < DOUBTFUL || beside || terms.length < 3);
    return likely.length
      ? likely.reduce((one, other) => (isBetter(other, one) ? other : one))
      : null;
  });
}

/**
 * @param {Term} term
 * @param {Spot} spot
 * @param {Spot[]} before
 * @param {Spot[]} after
 * @param {Lexicon} lexicon
 * @returns {Match}
 */
function match(term, { at, told, word, cost, small }, before, after, { weight, syllables }) {
  const spot = { at, told, word, cost, small };
  const sides = [before.some((one) => follows(one, spot)), after.some((one) => follows(spot, one))];
  const beside = sides.filter(Boolean).length;
  const near = [...before, ...after].some((one) => Math.abs(one.at - at) <= NEARBY);
  const worth = Math.min(weight(word), term.weight) * (1 - DOUBT * cost);
  const gain = worth * (beside || !near ? (BESIDE[beside] ?? 1) : NEAR);
  return { word, cost, at, small, beside, telling: !syllables || /\d|.{8}/.test(word), gain };
}

/**
 * Its neighbours tell best which of several words is meant.
 *
 * @param {Match} one
 * @param {Match} other
 */
function isBetter(one, other) {
  return one.beside === other.beside ? one.gain > other.gain : one.beside > other.beside;
}

/**
 * Where the terms may stand that were typed beside a term: the next, and past small ones the next
 * that is not small.
 *
 * @param {Term[]} terms
 * @param {Spot[][]} spots
 * @param {number} index
 * @param {number} step
 */
function neighbours(terms, spots, index, step) {
  const found = [];
  for (let at = index + step; at >= 0 && at < terms.length; at += step) {
    found.push(...(spots[at] ?? []));
    if (!terms[at]?.small) break;
  }
  return found;
}

/**
 * Whether one place comes right after another, small words aside, and not both are in doubt.
 *
 * @param {Spot} one
 * @param {Spot} next
 */
function follows(one, next) {
  const told = !one.small && !next.small && next.told === one.told + 1;
  return (told || next.at === one.at + 1) && Math.min(one.cost, next.cost) < DOUBTFUL;
}

/**
 * Whether all terms stand in a row, just as they were typed.
 *
 * @param {Spot[][]} spots
 */
export function isWhole(spots) {
  const starts = (spots[0] ?? []).map(({ at }) => at);
  const stands = (/** @type {number} */ start) =>
    spots.every((mine, index) =>
      mine.some(({ at, cost }) => at === start + index && cost < DOUBTFUL),
    );
  return spots.length > 1 && starts.some(stands);
}
