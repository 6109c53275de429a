// Which texts answer a question, the best first. Pure.

import { DOUBTFUL } from "./lexicon.js";
import { isAt } from "./reference.js";
import { tokens } from "./spelling.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./query.js").Question} Question */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./spelling.js").Token} Token */
/** @typedef {{id: string, kind: string, text: string, place: string, within: string, called: string}} Found */
/** @typedef {{at: number, told: number}} Position - among all words, and among those not small */
/** @typedef {Map<string, Position[]>} Field - where each word stands */
/**
 * @template {Found} F
 * @typedef {object} Text - a text to rank, its words looked up once
 * @property {F} record
 * @property {Field} own
 * @property {Field} around - what it is called, and the headings around it
 * @property {number} length - in words
 */
/** @typedef {Position & {word: string, cost: number, small: boolean}} Spot - where a term may stand */
/**
 * @typedef {Spot & {gain: number, beside: number, telling: boolean}} Match - `beside` counts
 *   neighbours as typed; `telling` is a word that no others are made of
 */
/**
 * @template {Found} F
 * @typedef {object} Answer
 * @property {F} record
 * @property {number} score
 * @property {import("./query.js").Variant} variant - the reading of the question that it answers
 * @property {(string | null)[]} words - the word of the text for each term
 * @property {string[]} marks - the words to show in the text itself
 */

/** A word beside the one that it was typed beside counts for more: they are a phrase. */
const BESIDE = [1, 1.5, 1.9];
/** Within this many words of each other they still belong together. */
const NEARBY = 3;
const NEAR = 1.15;
/** What each step of doubt takes from what a word is worth. */
const DOUBT = 0.15;
/** Of a word that only the headings around a text have. */
const AROUND = 0.4;
/** Where the headings are what is asked for. */
const WHOLE = 1.2;
/** Of a word that tells nothing of what is asked for. */
const SMALL = 0.1;
/** Of the question's weight, what must stand in a text beyond doubt for it to be an answer. */
const ENOUGH = 0.4;
/** What was said otherwise comes after what was typed. */
const OTHERWISE = 0.97;

/**
 * @template {Found} F
 * @param {F} record
 * @param {Lexicon} lexicon
 * @returns {Text<F>}
 */
export function textOf(record, { small }) {
  const said = tokens(record.text);
  return {
    record,
    own: field(said, small),
    around: field(tokens(`${record.place} ${record.within} ${record.called}`), small),
    length: said.length,
  };
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
 * @template {Found} F
 * @param {Question} question
 * @param {Text<F>[]} texts
 * @param {Lexicon} lexicon
 * @returns {Answer<F>[]}
 */
export function rank({ place, variants }, texts, lexicon) {
  const named = place ? texts.filter(({ record }) => isAt(place, record)) : [];
  if (named.length)
    return named.map(({ record }) => ({
      record,
      score: 1,
      variant: { terms: [], changes: 0, whole: false },
      words: [],
      marks: [],
    }));
  return texts
    .flatMap((text) => {
      const answers = variants.map((variant) => answer(text, variant, lexicon));
      const best = answers.reduce((one, other) => (other.score > one.score ? other : one));
      return best.score > 0 ? [best] : [];
    })
    .sort((one, other) => other.score - one.score);
}

/**
 * How well a text answers one reading of the question; its score is 0 where it does not.
 *
 * @template {Found} F
 * @param {Text<F>} text
 * @param {import("./query.js").Variant} variant
 * @param {Lexicon} lexicon
 * @returns {Answer<F>}
 */
function answer({ record, own, around, length }, variant, lexicon) {
  const { terms, changes, whole } = variant;
  const [inText, inHeadings] = [matches(terms, own, lexicon), matches(terms, around, lexicon)];
  const found = terms.map((_, index) =>
    better(inText[index], inHeadings[index], whole ? WHOLE : AROUND),
  );
  const weights = terms.map(({ weight, small }, index) =>
    small && !isMeant(found[index]) ? weight * SMALL : weight,
  );
  const total = sum(weights);
  const sure = sum(weights.map((weight, index) => weight * sureness(found[index], terms, index)));
  const together = sure < total * ENOUGH && standTogether(terms, inText);
  const words = found.map((match) => match?.word ?? null);
  const marks = marksOf(terms, inText, inHeadings);
  if (!together && sure < total * ENOUGH) return { record, score: 0, variant, words, marks };
  const cover = sum(weights.filter((_, index) => found[index])) / total;
  const gained = sum(
    found.map((match, index) =>
      match ? (match.gain * (weights[index] ?? 0)) / (terms[index]?.weight || 1) : 0,
    ),
  );
  const score =
    ((gained / total) * (0.4 + 0.6 * cover) * OTHERWISE ** changes) /
    (1 + 0.12 * Math.log(1 + length / 20));
  return { record, score, variant, words, marks };
}

/**
 * @param {Match | null | undefined} inText
 * @param {Match | null | undefined} inHeadings
 * @param {number} share - of what a match in the headings is worth
 */
function better(inText, inHeadings, share) {
  const lesser = inHeadings && { ...inHeadings, gain: inHeadings.gain * share };
  return inText && inText.gain >= (lesser?.gain ?? 0) ? inText : (lesser ?? null);
}

/**
 * Whether a word that could be small is one that tells something here: "khi" beside "hậu" is "khí".
 *
 * @param {Match | null | undefined} match
 */
function isMeant(match) {
  return Boolean(match && !match.small && match.beside);
}

/**
 * Whether a term stands in a text beyond doubt: beside its neighbour, or alone where it was typed
 * alone or is no syllable that others share.
 *
 * @param {Match | null | undefined} match
 * @param {Term[]} terms
 * @param {number} index
 */
function sureness(match, terms, index) {
  if (!match || (terms[index]?.small && !isMeant(match))) return 0;
  if (match.beside) return match.cost < DOUBTFUL ? 1 : 0.5;
  const alone = terms.every(({ small }, other) => small || other === index);
  if (match.cost < DOUBTFUL) return Number(alone || match.telling);
  return Number(alone && match.word.length > 4);
}

/**
 * Whether all that was asked for, with all its marks, stands close together.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} found
 */
function standTogether(terms, found) {
  const told = found.filter((_, index) => !terms[index]?.small);
  const places = told.map((match) => (match && match.cost === 0 ? match.at : Number.NaN));
  return Math.max(...places) - Math.min(...places) <= NEARBY * told.length;
}

/**
 * The words that stand in a text beyond doubt; where none does, neither there nor in the headings,
 * all that stand in it.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} inText
 * @param {(Match | null)[]} inHeadings
 */
function marksOf(terms, inText, inHeadings) {
  const isSure = (/** @type {Match | null} */ match, /** @type {number} */ index) =>
    sureness(match, terms, index) > 0;
  const any = inText.some(isSure) || inHeadings.some(isSure);
  return inText.flatMap((match, index) =>
    match && (!any || isSure(match, index)) ? [match.word] : [],
  );
}

/**
 * The best place of each term in a field, or null.
 *
 * @param {Term[]} terms
 * @param {Field} field
 * @param {Lexicon} lexicon
 * @returns {(Match | null)[]}
 */
function matches(terms, field, { small, weight, syllables }) {
  const spots = terms.map(({ readings }) =>
    [...readings].flatMap(([word, cost]) =>
      (field.get(word) ?? []).map((place) => ({ ...place, word, cost, small: small.has(word) })),
    ),
  );
  return spots.map((mine, index) => {
    const before = neighbours(terms, spots, index, -1);
    const after = neighbours(terms, spots, index, 1);
    /** @type {Match | null} */
    let best = null;
    for (const spot of mine) {
      const side = [
        before.some((one) => follows(one, spot)),
        after.some((one) => follows(spot, one)),
      ];
      const beside = side.filter(Boolean).length;
      if (spot.cost >= DOUBTFUL && !beside && terms.length > 2) continue;
      const near =
        !beside && [...before, ...after].some(({ at }) => Math.abs(at - spot.at) <= NEARBY);
      const worth =
        Math.min(weight(spot.word), terms[index]?.weight ?? 0) * (1 - DOUBT * spot.cost);
      const gain = worth * (near ? NEAR : (BESIDE[beside] ?? 1));
      const telling = !syllables || /\d|.{8}/.test(spot.word);
      const match = { ...spot, gain, beside, telling };
      if (!best || isBetter(match, best)) best = match;
    }
    return best;
  });
}

/**
 * Its neighbours tell best which of several words is meant.
 *
 * @param {Match} match
 * @param {Match} other
 */
function isBetter(match, other) {
  return match.beside === other.beside ? match.gain > other.gain : match.beside > other.beside;
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

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
