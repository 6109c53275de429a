// Dates in a query, brought into the form that the texts have them in. Pure.

import { isCompatible } from "../text/readings.js";
import { spell } from "../text/spelling.js";

const DATE_WORDS = ["ngày", "tháng", "năm"];

/**
 * The words of a query with each date as three numbers: "ngày 7 tháng 1 năm 25" is "7 1 2025".
 * English texts have the name of the month.
 *
 * @param {string[]} typed
 * @param {boolean} isVietnamese
 */
export function normaliseDates(typed, isVietnamese) {
  const hasMarks = typed.some((word) => spell(word).bare !== word);
  const kept = typed.filter((word, at) => {
    const isBesideNumber = isNumber(typed[at - 1]) || isNumber(typed[at + 1]);
    const isCountry = spell(typed[at - 1] ?? "").bare === "viet"; // "viet nam 2030"
    return !(isBesideNumber && !isCountry && isDateWord(word, hasMarks));
  });
  const isDate = (/** @type {number} */ at) =>
    isWithin(kept[at], 31) && isWithin(kept[at + 1], 12) && isNumber(kept[at + 2]);
  return kept.map((word, at) => {
    if (isDate(at - 2) && word.length === 2) return `20${word}`;
    return isDate(at - 1) && !isVietnamese ? monthName(Number(word)) : word;
  });
}

/**
 * @param {string} word
 * @param {boolean} hasMarks - whether the query has marks, so that "nam" is not "năm"
 */
function isDateWord(word, hasMarks) {
  const meant = DATE_WORDS.find((one) => spell(one).bare === spell(word).bare);
  return (
    meant !== undefined && (hasMarks ? word === meant : isCompatible(spell(word), spell(meant)))
  );
}

/** @param {number} month */
function monthName(month) {
  return new Date(2000, month - 1).toLocaleString("en", { month: "long" }).toLowerCase();
}

/**
 * @param {string | undefined} word
 * @param {number} most
 */
function isWithin(word, most) {
  return isNumber(word) && Number(word) >= 1 && Number(word) <= most;
}

/** @param {string | undefined} word */
function isNumber(word) {
  return /^\d+$/.test(word ?? "");
}
