// Vietnamese words as their letters, shapes and tone, and as the keys that are struck for them. Pure.

/**
 * @typedef {object} Spelling - a word apart from where its tone was put: hoà and hòa are one
 * @property {string[]} letters - each with its shape: "o", "o^", "d-"
 * @property {number} tone - 0 to 5
 * @property {string} bare - the letters alone
 */
/** @typedef {{word: string, start: number, end: number}} Token - a word, and where it stands */

/** @type {Record<string, number>} */
const TONES = { "\u0300": 1, "\u0301": 2, "\u0303": 3, "\u0309": 4, "\u0323": 5 };
/** @type {Record<string, string>} */
const SHAPES = { "\u0302": "^", "\u0306": "(", "\u031b": "+" };
/** @type {Record<string, number>} */
const TELEX_TONES = { f: 1, s: 2, x: 3, r: 4, j: 5 };
/** @type {Record<string, number>} */
const VNI_TONES = { 1: 2, 2: 1, 3: 4, 4: 3, 5: 5 };
/** @type {Record<string, [string, string]>} */
const VNI_SHAPES = { 6: ["aeo", "^"], 7: ["ou", "+"], 8: ["a", "("], 9: ["d", "-"] };

const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DOTTED = /(?:^|[^\p{L}\p{N}.])(?:\p{L}\.){1,6}\p{L}(?![\p{L}\p{N}])/gu;

/**
 * The words of a text in lower case, and where each stands; "18-NQ/TW" is three, "07" is "7".
 *
 * @param {string} text - composed (NFC)
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)].map(
    ({ 0: found, index = 0 }) => ({
      word: normal(found),
      start: index,
      end: index + found.length,
    }),
  );
}

/**
 * The words of a query, however it was typed; "L.Đ.L.Đ" is one.
 *
 * @param {string} query
 */
export function words(query) {
  const whole = query
    .normalize("NFKC")
    .replace(HIDDEN, "")
    .replace(DOTTED, (found) => found.replace(/\./g, ""));
  return tokens(whole).map(({ word }) => word);
}

/**
 * One form for each word: Ð of Icelandic is Đ, km² is km2, h'mông is hmông, today's is today, and a
 * number has no zeros before it.
 *
 * @param {string} word
 */
function normal(word) {
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
    else if (sign in SHAPES && letters.length) letters.push(letters.pop() + (SHAPES[sign] ?? ""));
    else if (!/\p{M}/u.test(sign)) letters.push(sign === "đ" ? "d-" : sign);
  }
  return spelled(letters, tone);
}

/**
 * @param {string[]} letters
 * @param {number} tone
 * @returns {Spelling}
 */
function spelled(letters, tone) {
  return { letters, tone, bare: letters.map((letter) => letter[0]).join("") };
}

/**
 * A word as the keys of Telex, or null where none of them is one: ddieenj is điện.
 *
 * @param {string} typed
 */
export function telex(typed) {
  const { letters: keys, tone: known } = spell(typed);
  /** @type {string[]} */
  const letters = [];
  let tone = known;
  for (const key of keys) {
    const twice = /^[aeo]$/.test(key) ? letters.lastIndexOf(key) : -1;
    const horned = key === "w" ? lastOf(letters, "aou") : -1;
    if (key === "d" && letters[0] === "d") letters[0] = "d-";
    else if (twice >= 0) letters[twice] += "^";
    else if (horned >= 0) letters[horned] += letters[horned] === "a" ? "(" : "+";
    else if (key in TELEX_TONES && letters.some((one) => /^[aeiouy]/.test(one))) {
      tone = TELEX_TONES[key] ?? 0;
    } else letters.push(key === "w" ? "u+" : key);
  }
  return letters.join() === keys.join() ? null : spelled(horns(letters), tone);
}

/**
 * A word as the keys of VNI, or null: d9ie6n5 is điện.
 *
 * @param {string} typed
 */
export function vni(typed) {
  if (!/^\p{L}[\p{L}\d]*\d/u.test(typed)) return null;
  const { letters: keys, tone: known } = spell(typed);
  /** @type {string[]} */
  const letters = [];
  let tone = known;
  for (const key of keys) {
    const [fits, shape] = VNI_SHAPES[key] ?? ["", ""];
    const at = fits ? lastOf(letters, fits) : -1;
    if (key in VNI_TONES) tone = VNI_TONES[key] ?? 0;
    else if (fits && at < 0) return null;
    else if (fits) letters[at] += shape;
    else letters.push(key);
  }
  return spelled(horns(letters), tone);
}

/**
 * Where the last of these letters stands that has no shape yet.
 *
 * @param {string[]} letters
 * @param {string} sought
 */
function lastOf(letters, sought) {
  return Math.max(...[...sought].map((one) => letters.lastIndexOf(one)));
}

/**
 * One key puts both horns on "uo".
 *
 * @param {string[]} letters
 */
function horns(letters) {
  return letters.map((one, at) => {
    const pair =
      (one === "u" && letters[at + 1] === "o+") || (one === "o" && letters[at - 1] === "u+");
    return pair ? `${one}+` : one;
  });
}
