// Which texts answer a question, the best first. Pure.

import { DOUBTFUL } from "./lexicon.js";
import { isWhole, matches, NEARBY, spotsOf } from "./matching.js";
import { isAt } from "./reference.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./matching.js").Found} Found */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Question} Question */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Variant} Variant */
/**
 * @template {Found} F
 * @typedef {import("./matching.js").Text<F>} Text
 */
/**
 * @template {Found} F
 * @typedef {object} Answer
 * @property {F} record
 * @property {number} score
 * @property {Variant} variant - the reading of the question that it answers
 * @property {(string | null)[]} words - the word of the text for each term
 * @property {string[]} marks - the words to show in the text itself
 */

/** Of a word that only the headings around a text have. */
const AROUND = 0.4;
/** Of a word that tells nothing of what is asked for. */
const SMALL = 0.1;
/** Of a word that would be such a one with another mark, where a text has neither. */
const PERHAPS_SMALL = 0.4;
/** Of the question's weight, what must stand in a text beyond doubt for it to be an answer. */
const ENOUGH = 0.4;
/** How surely a word was mistyped that stands beside its neighbour. */
const CONFIRMED = 0.5;
/** A text that has all of it in a row comes before those that have it in parts. */
const WHOLE = 1.3;
/** What was said otherwise comes after what was typed. */
const OTHERWISE = 0.94;
/** @type {Variant} */
const NOTHING = { terms: [], changes: 0, shorter: false, whole: false };

/**
 * The texts at the place that a query names.
 *
 * @template {Found} F
 * @param {Question} question
 * @param {Text<F>[]} texts
 * @returns {Answer<F>[]}
 */
export function named({ place }, texts) {
  const found = place ? texts.filter(({ record }) => isAt(place, record)) : [];
  return found
    .map(({ record }) => ({ record, score: 1, variant: NOTHING, words: [], marks: [] }))
    .sort((one, other) => compare(one.record, other.record));
}

/**
 * The texts that have the words of a query, the best first.
 *
 * @template {Found} F
 * @param {Question} question
 * @param {Text<F>[]} texts
 * @param {Lexicon} lexicon
 * @returns {Answer<F>[]}
 */
export function rank({ variants }, texts, lexicon) {
  return texts
    .flatMap((text) => {
      const answers = variants.map((variant) => answer(text, variant, lexicon));
      const best = answers.reduce((one, other) => (other.score > one.score ? other : one));
      return best.score > 0 ? [best] : [];
    })
    .sort((one, other) => other.score - one.score || compare(one.record, other.record));
}

/**
 * The order of texts: the newest document's first, each document's as they stand in it.
 *
 * @param {Found} one
 * @param {Found} other
 */
export function compare(one, other) {
  const isSame = documentOf(one) === documentOf(other);
  const [first, second] = isSame ? [one, other] : [other, one];
  return first.address.localeCompare(second.address, "en", { numeric: true });
}

/**
 * The document that a text is of: "2025/113-kh-ldld".
 *
 * @param {Pick<Found, "address">} record
 */
export function documentOf({ address }) {
  return /\d{4}\/[^/#]+/.exec(address)?.[0] ?? "";
}

/**
 * How a text answers one reading of the question; its score is 0 where it does not.
 *
 * @template {Found} F
 * @param {Text<F>} text
 * @param {Variant} variant
 * @param {Lexicon} lexicon
 * @returns {Answer<F>}
 */
function answer(text, variant, lexicon) {
  const { terms } = variant;
  const spots = spotsOf(terms, text.own, lexicon);
  const inText = matches(terms, spots, lexicon);
  const inHeadings = matches(terms, spotsOf(terms, text.around, lexicon), lexicon);
  const likely = terms.map((_, index) => better(inText[index] ?? null, inHeadings[index] ?? null));
  const sure = likely.map((match, index) => sureness(terms, index, match));
  const counted = countedOf(terms, likely, sure);
  const found = likely.map((match, index) => (counted[index] ? match : null));
  const weights = terms.map((term, index) => weightOf(term, likely[index] ?? null));
  const told = sum(weights.map((weight, index) => weight * (sure[index] ?? 0)));
  const isWhat = terms.every(({ own, small }, index) => own || small || found[index]);
  const isAnswer = isWhat && (told >= ENOUGH * sum(weights) || standTogether(terms, inText));
  const score = isAnswer ? scoreOf(variant, found, weights, text.length) : 0;
  return {
    record: text.record,
    score: isWhole(spots) ? WHOLE * score : score,
    variant,
    words: found.map((match) => match?.word ?? null),
    marks: inText.flatMap((match, index) =>
      match && match.word === found[index]?.word ? [match.word] : [],
    ),
  };
}

/**
 * Which terms count as found: a syllable apart from those it was typed beside is of another word,
 * unless all that was asked for stands in the text, or nothing of it beyond doubt.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} likely
 * @param {number[]} sure
 */
function countedOf(terms, likely, sure) {
  const isThere = (/** @type {Match | null | undefined} */ match) => match && match.cost < DOUBTFUL;
  const all = terms.every(({ small }, index) => small || isThere(likely[index]));
  const none = sure.every((one) => !one);
  return terms.map(({ small }, index) => all || none || small || (sure[index] ?? 0) > 0);
}

/**
 * @param {Match | null} inText
 * @param {Match | null} inHeadings
 */
function better(inText, inHeadings) {
  const lesser = inHeadings && { ...inHeadings, gain: inHeadings.gain * AROUND };
  return inText && inText.gain >= (lesser?.gain ?? 0) ? inText : lesser;
}

/**
 * How much a term tells of what is asked for, knowing what a text has for it.
 *
 * @param {Term} term
 * @param {Match | null} match
 */
function weightOf({ weight, small, surely }, match) {
  if (!small || isMeant(match)) return weight;
  return weight * (match || surely ? SMALL : PERHAPS_SMALL);
}

/**
 * Whether a word that could be small is one that tells something here: "khi" beside "hậu" is "khí".
 *
 * @param {Match | null} match
 */
function isMeant(match) {
  return Boolean(match && !match.small && match.beside);
}

/**
 * How surely a term stands in a text: beside its neighbour, or alone where it was typed alone or is
 * no syllable.
 *
 * @param {Term[]} terms
 * @param {number} index
 * @param {Match | null | undefined} match
 */
function sureness(terms, index, match) {
  if (!match || (terms[index]?.small && !isMeant(match))) return 0;
  if (match.beside) return match.cost < DOUBTFUL ? 1 : CONFIRMED;
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
 * What the terms gain of what they could, more for a text that has more of them, less for a long one.
 *
 * @param {Variant} variant
 * @param {(Match | null)[]} found
 * @param {number[]} weights
 * @param {number} length
 */
function scoreOf({ terms, changes }, found, weights, length) {
  const total = sum(weights);
  const cover = sum(weights.filter((_, index) => found[index])) / total;
  const gains = found.map((match, index) => {
    const share = (weights[index] ?? 0) / (terms[index]?.weight || 1);
    return (match?.gain ?? 0) * share;
  });
  const brevity = 1 + 0.12 * Math.log(1 + length / 20);
  return ((sum(gains) / total) * (0.4 + 0.6 * cover) * OTHERWISE ** changes) / brevity;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
