// The wordings of a query: as typed, and with phrases replaced by what the texts have. Pure.

import { isCompatible } from "../text/lexicon.js";
import { spell } from "../text/spelling.js";

/** @typedef {import("../text/lexicon.js").Synonym} Synonym */
/**
 * @typedef {object} Wording
 * @property {string[]} words
 * @property {boolean[]} isTyped - of each word, whether it was typed and may be replaced
 * @property {number} replacements - how many phrases were replaced
 * @property {boolean} isAbbreviated - whether they were only abbreviated
 * @property {number[]} asked - for a question, the indexes of the words that it asks for
 */

const MOST_WORDINGS = 12;

/**
 * Each list of words as typed; with all its synonyms replaced; and with one of them replaced, where
 * of nested phrases only the longest counts.
 *
 * @param {string[][]} typed
 * @param {Synonym[]} synonyms - the longest first
 */
export function wordings(typed, synonyms) {
  /** @type {Wording[]} */
  const plain = typed.map((words, replacements) => ({
    words,
    isTyped: words.map(() => true),
    replacements,
    isAbbreviated: !replacements,
    asked: [],
  }));
  const full = plain.map((wording) =>
    synonyms.reduce((one, synonym) => replaced(one, synonym, indexOf(one, synonym)), wording),
  );
  const single = plain.flatMap((wording) => replacedOnce(wording, synonyms));
  const found = [...plain, ...full, ...single];
  const distinct = new Map(found.map((one) => [`${one.words.join(" ")}|${one.asked}`, one]));
  return [...distinct.values()].slice(0, MOST_WORDINGS);
}

/**
 * @param {Wording} wording
 * @param {Synonym[]} synonyms
 */
function replacedOnce(wording, synonyms) {
  /** @type {{start: number, end: number}[]} */
  const spans = [];
  return synonyms.flatMap((synonym) => {
    const start = indexOf(wording, synonym);
    const end = start + synonym.typed.length;
    const isNested = spans.some(
      (span) => span.start <= start && end <= span.end && end - start < span.end - span.start,
    );
    if (start < 0 || isNested) return [];
    spans.push({ start, end });
    return [replaced(wording, synonym, start)];
  });
}

/**
 * Where the typed phrase of a synonym stands, or -1. A phrase that is already as written stays.
 *
 * @param {Wording} wording
 * @param {Synonym} synonym
 */
function indexOf(wording, { typed, written, isQuestion }) {
  const at = wording.words.findIndex((_, index) => isPhraseAt(wording, index, typed));
  return at >= 0 && !isQuestion && isPhraseAt(wording, at, written) ? -1 : at;
}

/**
 * Whether a phrase was typed at an index, with or without marks.
 *
 * @param {Wording} wording
 * @param {number} at
 * @param {string[]} phrase
 */
function isPhraseAt({ words, isTyped }, at, phrase) {
  return phrase.every((word, index) => {
    if (!isTyped[at + index]) return false;
    const [given, meant] = [spell(words[at + index] ?? ""), spell(word)];
    return given.bare === meant.bare && isCompatible(given, meant);
  });
}

/**
 * A wording with the phrase at an index replaced; unchanged for -1.
 *
 * @param {Wording} wording
 * @param {Synonym} synonym
 * @param {number} at
 * @returns {Wording}
 */
function replaced(wording, { typed, written, isQuestion }, at) {
  if (at < 0) return wording;
  const untyped = written.map(() => false);
  return {
    words: spliced(wording.words, at, typed.length, written),
    isTyped: spliced(wording.isTyped, at, typed.length, untyped),
    replacements: wording.replacements + 1,
    isAbbreviated: wording.isAbbreviated && isAbbreviation(written),
    asked: isQuestion ? written.map((_, index) => at + index) : [],
  };
}

/**
 * Whether a phrase has only consonants: LĐLĐ, TW.
 *
 * @param {string[]} phrase
 */
function isAbbreviation(phrase) {
  return /^[^aeiouy]+$/.test(spell(phrase.join(" ")).bare);
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} at
 * @param {number} count
 * @param {T[]} others
 */
function spliced(list, at, count, others) {
  return [...list.slice(0, at), ...others, ...list.slice(at + count)];
}
