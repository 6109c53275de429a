// Which words stand together in the index: those that a typed word is likely read as. Pure.

import { spell } from "./spelling.js";

/** What may end an English word; lexicon.py knows the same endings. */
const ENDINGS = [
  /^(.{2,}al|.{5,}?)(?:(?:at)?ions?|at(?:e|ed|es|ing)|ments?|ly)$/,
  /^(?!.*ss$)(.{3,}?)(?:ing|ed|es|e|s)?$/,
];

/**
 * What words have in common that stand together: Vietnamese ones their letters without marks, for kỉ
 * as for kỷ, others what is left of them without usual endings. lexicon.py does the same.
 *
 * @param {string} word
 * @param {boolean} syllables - whether the language writes its words in syllables
 */
export function keyOf(word, syllables) {
  const { bare } = spell(word);
  return syllables ? lookupKey(bare) : stemOf(bare);
}

/**
 * Bare letters as the key of a look-up: kỉ and kỷ are one syllable.
 *
 * @param {string} bare
 */
export function lookupKey(bare) {
  return bare.replace(/^([bcdghklmnpqrstvx]+)y$/, "$1i");
}

/** @param {string} bare */
function stemOf(bare) {
  for (const ending of ENDINGS) {
    const [, stem] = ending.exec(bare) ?? [];
    if (stem) return stem.replace(/([bdgmnprt])\1$/, "$1").replace(/y$/, "i");
  }
  return bare;
}

/**
 * The shard, of so many, with the words of a key; index.py does the same.
 *
 * @param {string} key
 * @param {number} count
 */
export function shardOf(key, count) {
  let number = 0;
  for (const letter of key) number = (Math.imul(number, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return number % count;
}
