// How syllables sound to many speakers, who write one for another: xếp as sếp, tắc as tắt. Pure.

import { spell } from "./spelling.js";

/** @typedef {import("./lexicon.js").Entry} Entry */
/** @typedef {import("./spelling.js").Spelling} Spelling */

/** Beginnings that sound alike in the north or in the south, each with how it is written here. */
const BEGINNINGS = /** @type {const} */ ([
  [/^tr/, "ch"],
  [/^(?:gi(?=[aeou])|r)/, "d"],
  [/^x/, "s"],
  [/^n(?![gh])/, "l"],
]);
const ENDINGS = /** @type {const} */ ([
  [/(?:ch|c)$/, "t"],
  [/n[gh]$/, "n"],
]);
/** Tones that are one to speakers from the centre on southwards: hỏi and ngã. */
const [NGA, HOI] = [3, 4];

/**
 * What a syllable has in common with those that it is written for: its vowels with their marks, â
 * as ă, its tone, and how its beginning and its end sound.
 *
 * @param {Spelling} syllable
 */
export function soundOf({ letters, tone }) {
  const spelled = letters.join("").replace(/y/g, "i").replace(/a\^/g, "a(");
  const begun = replaced(spelled, BEGINNINGS);
  return `${replaced(begun, ENDINGS)}${tone === HOI ? NGA : tone}`;
}

/**
 * A look-up of the words with the sound of a spelling, but for its own, with all its marks or with none;
 * made when first asked for.
 *
 * @param {Entry[]} all
 * @returns {(given: Spelling) => string[]}
 */
export function homophonesAmong(all) {
  /** @type {Map<string, Entry[]> | undefined} */
  let bySound;
  return (given) => {
    if (!bySound) {
      bySound = new Map();
      for (const entry of all) {
        for (const sound of new Set([soundOf(entry), soundOf(spell(entry.bare))])) {
          bySound.set(sound, [...(bySound.get(sound) ?? []), entry]);
        }
      }
    }
    const alike = bySound.get(soundOf(given)) ?? [];
    return alike.filter(({ bare }) => bare !== given.bare).map(({ word }) => word);
  };
}

/**
 * @param {string} text
 * @param {readonly (readonly [RegExp, string])[]} rules
 */
function replaced(text, rules) {
  return rules.reduce((one, [form, sound]) => one.replace(form, sound), text);
}
