// How far the best answer is what was asked for, and what was typed that it does not have. Pure.

import { DOUBTFUL } from "../text/lexicon.js";

/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../query/query.js").Variant} Variant */
/** @typedef {{variant: Variant, words: (string | null)[], certainties: number[]}} Answer */
/**
 * @typedef {object} Completeness
 * @property {"whole" | "partial" | "none"} answer - partial: something typed is missing, or was read
 *   otherwise without certainty
 * @property {string[]} missing - the typed words, or the reference, that the best answer lacks
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
  const isLost = Boolean(reference?.steps.length || reference?.id);
  const lacking = best.variant.terms.filter((term, at) => isAsked(term) && best.words[at] === null);
  const missing = isLost ? [typed.trim()] : lacking.map((term) => term.typed);
  const isSure = best.variant.terms.every((term, at) => !isAsked(term) || isCertain(best, at));
  const isNowhere = missing.length > 0 && lacking.every(({ readings }) => isLost || !readings.size);
  return { answer: !missing.length && isSure ? "whole" : "partial", missing, isNowhere };
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
  const cost = variant.terms[at]?.readings.get(words[at] ?? "") ?? 0;
  return words[at] !== null && cost < DOUBTFUL && certainties[at] === 1;
}
