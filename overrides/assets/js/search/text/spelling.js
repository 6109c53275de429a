// Words of a text or a query, how a Vietnamese word is spelled (letters and tone), and which word an
// input method, Telex or VNI, makes of raw keys. Pure.

/**
 * @typedef {object} Spelling - independent of where the tone mark is put: hoà equals hòa
 * @property {string[]} letters - each with its diacritic: "o", "o^", "d-"
 * @property {number} tone - 0 to 5
 * @property {string} bare - the letters without diacritics
 */
/** @typedef {{word: string, start: number, end: number}} Token - a word and its offsets in a text */

/** @type {Record<string, number>} */
const TONES = { "\u0300": 1, "\u0301": 2, "\u0303": 3, "\u0309": 4, "\u0323": 5 };
/** @type {Record<string, string>} */
const DIACRITICS = { "\u0302": "^", "\u0306": "(", "\u031b": "+" };

/** @type {Record<string, number>} */
const TELEX_TONES = { f: 1, s: 2, x: 3, r: 4, j: 5 };
/** @type {Record<string, number>} */
const VNI_TONES = { 1: 2, 2: 1, 3: 4, 4: 3, 5: 5 };
/** @type {Record<string, [string, string]>} */
const VNI_DIACRITICS = { 6: ["aeo", "^"], 7: ["ou", "+"], 8: ["a", "("], 9: ["d", "-"] };

const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DOTTED = /(?:^|[^\p{L}\p{N}.])(?:\p{L}\.){1,6}\p{L}(?![\p{L}\p{N}])/gu;

const WORD =
  /\p{Nd}{1,3}(?:([.,])\p{Nd}{3})(?:\1\p{Nd}{3})*(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The normalised words of a text and their offsets; "18-NQ/TW" is three words, "07" is "7".
 *
 * @param {string} text - in NFC
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(WORD)].map(({ 0: found, index = 0 }) => ({
    word: normalise(found),
    start: index,
    end: index + found.length,
  }));
}

/**
 * The normalised words of a query in any Unicode form; "L.Đ.L.Đ" is one word.
 *
 * @param {string} query
 */
export function words(query) {
  const composed = query
    .normalize("NFKC")
    .replace(HIDDEN, "")
    .replace(DOTTED, (found) => found.replace(/\./g, ""));
  return tokens(composed).map(({ word }) => word);
}

/**
 * Lower case, Icelandic ð as đ, km² as km2, h'mông as hmông, today's as today, and numbers without
 * leading zeros or signs between their thousands. lexicon.py does the same.
 *
 * @param {string} word
 */
function normalise(word) {
  return word
    .toLowerCase()
    .replace(/[ðɖ]/g, "đ")
    .replace(/['’]s$|['’.,]/g, "")
    .normalize("NFKC")
    .replace(/^0+(?=\d+$)/, "");
}

/**
 * @param {string} word
 * @returns {Spelling}
 */
export function spell(word) {
  /** @type {string[]} */
  const letters = [];
  let tone = 0;
  for (const sign of word.normalize("NFD")) {
    if (sign in TONES) tone = TONES[sign] ?? 0;
    else if (sign in DIACRITICS && letters.length) {
      letters.push(letters.pop() + (DIACRITICS[sign] ?? ""));
    } else if (!/\p{M}/u.test(sign)) letters.push(sign === "đ" ? "d-" : sign);
  }
  return spelling(letters, tone);
}

/**
 * Whether a spelling has a tone or a diacritic.
 *
 * @param {Spelling} given
 */
export function hasMarks({ letters, tone }) {
  return tone > 0 || letters.some((letter) => letter.length > 1);
}

/**
 * @param {string[]} letters
 * @param {number} tone
 * @returns {Spelling}
 */
function spelling(letters, tone) {
  return { letters, tone, bare: letters.map((letter) => letter[0]).join("") };
}

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
