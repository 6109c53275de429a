// Which provisions answer a query, the best first. Pure.

import { DOUBTFUL, lexiconOf, reference, understand } from "./query.js";
import { words } from "./spelling.js";

/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Reading} Reading */
/** @typedef {{id: string, kind: string, label: string, text: string}} Provision */
/** @typedef {{index: number, reading: Reading}} Place - where a term stands among them */

/** Weight of a word that the text does not have: as much as of its rarest ones. */
const UNKNOWN = 5;
/** A word beside the one that it was typed beside counts for more: they are a phrase. */
const BESIDE = 1.6;
const SMALL = 0.15;
/** Of the query's weight, what a provision must have to be an answer at all. */
const ENOUGH = 0.35;
const ENOUGH_IN_DOUBT = 0.45;
/** What was said otherwise comes after what was typed. */
const OTHERWISE = 0.97;

/**
 * @template {Provision} P
 * @param {P[]} provisions
 * @returns {(query: string) => P[]}
 */
export function rankingOf(provisions) {
  const records = provisions.map((provision) => ({ provision, said: words(provision.text) }));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { said } of records) {
    for (const word of new Set(said)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const lexicon = lexiconOf(counts.keys());
  /** @param {Reading} reading */
  const worth = ({ word, cost }) =>
    Math.log(1 + records.length / (counts.get(word) ?? 1)) * (1 - 0.15 * cost);
  return (query) => placed(provisions, query) ?? ranked(records, understand(query, lexicon), worth);
}

/**
 * The provisions at the place that a query names, or null where it names none.
 *
 * @template {Provision} P
 * @param {P[]} provisions
 * @param {string} query
 */
function placed(provisions, query) {
  const place = reference(query);
  if (!place) return null;
  const found = provisions.filter(
    ({ id, kind, label }) =>
      label === place.label &&
      (kind === "slogan") === place.slogan &&
      (!place.section || id === place.section || id.startsWith(`${place.section}-`)),
  );
  return found.length ? found : null;
}

/**
 * @template P
 * @param {{provision: P, said: string[]}[]} records
 * @param {Term[][]} variants
 * @param {(reading: Reading) => number} worth
 */
function ranked(records, variants, worth) {
  /** @type {Map<P, number>} */
  const best = new Map();
  for (const [order, terms] of variants.entries()) {
    for (const { provision, said } of records) {
      const score = scored(said, terms, worth) * (order ? OTHERWISE : 1);
      if (score > (best.get(provision) ?? 0)) best.set(provision, score);
    }
  }
  return [...best].sort(([, one], [, other]) => other - one).map(([provision]) => provision);
}

/**
 * How well a provision answers, 0 where it does not.
 *
 * @param {string[]} said
 * @param {Term[]} terms
 * @param {(reading: Reading) => number} worth
 */
function scored(said, terms, worth) {
  const places = terms.map((term) => placesOf(term, said));
  const weights = terms.map((term) => weight(term, worth));
  const gained = terms.map((term, at) => gain(term, places, at, worth));
  const cover = sum(weights.filter((_, at) => gained[at])) / (sum(weights) || 1);
  const doubtful = terms.some(
    ({ small, readings }) => !small && !readings.some(({ cost }) => cost < DOUBTFUL),
  );
  const pairs = places.filter((_, at) => at > 0 && follows(places[at - 1] ?? [], places[at] ?? []));
  if (cover < (doubtful ? ENOUGH_IN_DOUBT : ENOUGH) || (doubtful && !pairs.length)) return 0;
  const length = 1 + 0.12 * Math.log(1 + said.length / 20);
  return (sum(gained) * (0.4 + 0.6 * cover)) / length;
}

/**
 * @param {Term} term
 * @param {string[]} said
 * @returns {Place[]}
 */
function placesOf({ readings }, said) {
  return said.flatMap((word, index) => {
    const reading = readings.find((one) => one.word === word);
    return reading ? [{ index, reading }] : [];
  });
}

/**
 * @param {Term} term
 * @param {(reading: Reading) => number} worth
 */
function weight({ readings, small }, worth) {
  const most = readings.length ? Math.max(...readings.slice(0, 4).map(worth)) : UNKNOWN;
  return most * (small ? SMALL : 1);
}

/**
 * What a term adds: most where it stands beside a term that it was typed beside.
 *
 * @param {Term} term
 * @param {Place[][]} places
 * @param {number} at
 * @param {(reading: Reading) => number} worth
 */
function gain({ small }, places, at, worth) {
  const values = (places[at] ?? []).map((place) => {
    const beside = follows(places[at - 1] ?? [], [place]) || follows([place], places[at + 1] ?? []);
    if (place.reading.cost >= DOUBTFUL && !beside) return 0;
    return worth(place.reading) * (beside ? BESIDE : 1) * (small ? SMALL : 1);
  });
  return Math.max(0, ...values);
}

/**
 * Whether any place comes right after another.
 *
 * @param {Place[]} before
 * @param {Place[]} after
 */
function follows(before, after) {
  return before.some(({ index }) => after.some((place) => place.index === index + 1));
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
