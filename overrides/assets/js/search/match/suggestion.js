// How a result differs from the query: what the query was read as, and what the result lacks. Pure.

import { fromKeys } from "../text/keyboards.js";
import { DOUBTFUL } from "../text/readings.js";
import { spell } from "../text/spelling.js";

/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../query/query.js").Variant} Variant */
/** @typedef {{variant: Variant, words: (string | null)[]}} Answer */

/**
 * The query as an answer reads it, where that is not what was typed; else "".
 *
 * @param {boolean} isSplit - whether words typed without a space between them were split
 * @param {Answer | undefined} answer
 */
export function suggestion(isSplit, answer) {
  if (!answer || answer.variant.isQuestion) return "";
  const { variant, words: found } = answer;
  const isReplaced = variant.replacements > 0 && !variant.isAbbreviated;
  const isCorrected = variant.terms.some((term, index) => isOtherWord(term, found[index] ?? null));
  if (!isSplit && !isReplaced && !isCorrected) return "";
  const meant = variant.terms.map((term, index) => wordOf(term, found[index] ?? null));
  return meant.filter(Boolean).join(" ");
}

/**
 * A term as the answer has it, else as typed; "" where no text has anything like it.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function wordOf({ typed, mayBeStopWord, readings }, word) {
  const isWord = readings.get(typed) === 0;
  return isWord || (word === null && (mayBeStopWord || readings.size)) ? typed : (word ?? "");
}

/**
 * Whether the found word is another than the typed one, not the same with more marks or letters.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function isOtherWord({ typed, readings }, word) {
  if (word === null || readings.get(typed) === 0) return false;
  const [given, meant] = [spell(typed), spell(word)];
  const isFromKeys =
    given.bare !== meant.bare && fromKeys(typed).some(({ bare }) => bare === meant.bare);
  return isFromKeys || (readings.get(word) ?? 0) >= DOUBTFUL;
}

/**
 * The typed words that an answer lacks.
 *
 * @param {Answer} answer
 */
export function missingWords({ variant, words: found }) {
  return variant.terms
    .filter(({ mayBeStopWord }, index) => !mayBeStopWord && found[index] === null)
    .map(({ typed }) => typed);
}
