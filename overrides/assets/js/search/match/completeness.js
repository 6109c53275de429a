// How far the best answer is what was asked for, and what was typed that it does not have. Pure.

import { DOUBTFUL } from "../text/lexicon.js";
import { hasMarks, spell } from "../text/spelling.js";

/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../query/query.js").Variant} Variant */
/** @typedef {{variant: Variant, words: (string | null)[], certainties: number[]}} Answer */
/**
 * @typedef {object} Completeness
 * @property {"whole" | "partial" | "none"} answer - partial: something typed is missing, or was read
 *   otherwise without certainty
 * @property {string[]} missing - the typed words that the best answer lacks, those side by side as one;
 *   or the reference
 * @property {boolean} isNowhere - whether no text has any of them
 */

/**
 * @param {string} typed
 * @param {ParsedQuery} query
 * @param {Answer[]} answers - the best first
 * @param {boolean} isReferred - whether they are what the query refers to
 * @returns {Completeness}
 */
export function completeness(typed, { reference }, [best], isReferred) {
  if (!best) return { answer: "none", missing: [], isNowhere: false };
  if (isReferred) return { answer: "whole", missing: [], isNowhere: false };
  const isLost = Boolean(reference?.steps.length);
  const isLacking = (/** @type {Term} */ term, /** @type {number} */ at) =>
    isAsked(term) && best.words[at] === null;
  const lacking = best.variant.terms.filter(isLacking);
  const missing = isLost ? [typed.trim()] : phrases(best.variant.terms, isLacking);
  const isSure = best.variant.terms.every((term, at) => !isAsked(term) || isCertain(best, at));
  const isNowhere = missing.length > 0 && lacking.every(({ readings }) => isLost || !readings.size);
  return { answer: !missing.length && isSure ? "whole" : "partial", missing, isNowhere };
}

/**
 * The chosen terms as typed, those side by side as one.
 *
 * @param {Term[]} terms
 * @param {(term: Term, at: number) => boolean} isChosen
 */
function phrases(terms, isChosen) {
  const marked = terms.map((term, at) => (isChosen(term, at) ? term.typed : "|")).join(" ");
  return marked
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);
}

/** @param {Term} term */
function isAsked({ mayBeStopWord, isTyped }) {
  return isTyped && !mayBeStopWord;
}

/**
 * Whether an answer has what a term means, without doubt.
 *
 * @param {Answer} answer
 * @param {number} at
 */
function isCertain({ variant, words, certainties }, at) {
  const { typed = "", readings } = variant.terms[at] ?? {};
  const cost = readings?.get(words[at] ?? "") ?? 0;
  const isAlone = variant.terms.filter(isAsked).length === 1;
  const isOther = isAlone && cost >= 1 && hasMarks(spell(typed)); // "lương" is hardly "lượng"
  return words[at] !== null && cost < DOUBTFUL && certainties[at] === 1 && !isOther;
}
