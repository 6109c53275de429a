// Words typed as the raw keys of a Vietnamese input method, Telex or VNI. Pure.

import { spell, spelling } from "./spelling.js";

/** @type {Record<string, number>} */
const TELEX_TONES = { f: 1, s: 2, x: 3, r: 4, j: 5 };
/** @type {Record<string, number>} */
const VNI_TONES = { 1: 2, 2: 1, 3: 4, 4: 3, 5: 5 };
/** @type {Record<string, [string, string]>} */
const VNI_DIACRITICS = { 6: ["aeo", "^"], 7: ["ou", "+"], 8: ["a", "("], 9: ["d", "-"] };

/**
 * The spellings that a word has if it is raw keys of an input method.
 *
 * @param {string} typed
 */
export function fromKeys(typed) {
  return [telex(typed), vni(typed)].flatMap((found) => found ?? []);
}

/**
 * The word that Telex makes of these keys: ddieenj is điện; null if it changes nothing.
 *
 * @param {string} typed
 */
function telex(typed) {
  const { letters: keys, tone: given } = spell(typed);
  /** @type {string[]} */
  const letters = [];
  let tone = given;
  for (const key of keys) {
    const doubled = /^[aeo]$/.test(key) ? letters.lastIndexOf(key) : -1;
    const horned = key === "w" ? lastBare(letters, "aou") : -1;
    if (key === "d" && letters[0] === "d") letters[0] = "d-";
    else if (doubled >= 0) letters[doubled] += "^";
    else if (horned >= 0) letters[horned] += letters[horned] === "a" ? "(" : "+";
    else if (key in TELEX_TONES && letters.some((one) => /^[aeiouy]/.test(one))) {
      tone = TELEX_TONES[key] ?? 0;
    } else letters.push(key === "w" ? "u+" : key);
  }
  return letters.join() === keys.join() ? null : spelling(withHorns(letters), tone);
}

/**
 * The word that VNI makes of these keys: d9ie6n5 is điện; null if they are no such keys.
 *
 * @param {string} typed
 */
function vni(typed) {
  if (!/^\p{L}[\p{L}\d]*\d/u.test(typed)) return null;
  const { letters: keys, tone: given } = spell(typed);
  /** @type {string[]} */
  const letters = [];
  let tone = given;
  for (const key of keys) {
    const [bases, diacritic] = VNI_DIACRITICS[key] ?? ["", ""];
    const at = bases ? lastBare(letters, bases) : -1;
    if (key in VNI_TONES) tone = VNI_TONES[key] ?? 0;
    else if (bases && at < 0) return null;
    else if (bases) letters[at] += diacritic;
    else letters.push(key);
  }
  return spelling(withHorns(letters), tone);
}

/**
 * The index of the last of `bases` that has no diacritic yet, or -1.
 *
 * @param {string[]} letters
 * @param {string} bases
 */
function lastBare(letters, bases) {
  return Math.max(...[...bases].map((base) => letters.lastIndexOf(base)));
}

/**
 * A horn on one letter of "uo" means a horn on both.
 *
 * @param {string[]} letters
 */
function withHorns(letters) {
  return letters.map((letter, at) => {
    const isPaired =
      (letter === "u" && letters[at + 1] === "o+") || (letter === "o" && letters[at - 1] === "u+");
    return isPaired ? `${letter}+` : letter;
  });
}
