// Words of a text or a query, and how a Vietnamese word is spelled: letters and tone. Pure.

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

const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DOTTED = /(?:^|[^\p{L}\p{N}.])(?:\p{L}\.){1,6}\p{L}(?![\p{L}\p{N}])/gu;

/**
 * The normalised words of a text and their offsets; "18-NQ/TW" is three words, "07" is "7".
 *
 * @param {string} text - in NFC
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)].map(
    ({ 0: found, index = 0 }) => ({
      word: normalise(found),
      start: index,
      end: index + found.length,
    }),
  );
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
 * leading zeros. lexicon.py does the same.
 *
 * @param {string} word
 */
function normalise(word) {
  return word
    .toLowerCase()
    .replace(/[ðɖ]/g, "đ")
    .replace(/['’]s$|['’]/g, "")
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
 * @param {string[]} letters
 * @param {number} tone
 * @returns {Spelling}
 */
export function spelling(letters, tone) {
  return { letters, tone, bare: letters.map((letter) => letter[0]).join("") };
}
