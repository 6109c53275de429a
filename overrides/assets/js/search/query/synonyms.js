// The wordings of a query: as typed, and with phrases replaced by what the texts have. Pure.

import { keyOf } from "../text/keys.js";
import { isCompatible } from "../text/lexicon.js";
import { spell } from "../text/spelling.js";

/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("../text/lexicon.js").Synonym} Synonym */
/** @typedef {Pick<Lexicon, "stopWords" | "syllables">} Language */
/** @typedef {{start: number, end: number}} Span - words of a query, the last left out */
/**
 * @typedef {object} Wording
 * @property {string[]} words
 * @property {boolean[]} isTyped - of each word, whether it was typed and may be replaced
 * @property {number} replacements - how many phrases were replaced
 * @property {boolean} isAbbreviated - whether they were only abbreviated
 * @property {number[]} asked - for a question, the indexes of the words that it asks for
 */

const MOST_WORDINGS = 16;

/**
 * Each list of words as typed; with all its synonyms replaced; with one of them replaced, where of
 * nested phrases only the longest counts; and with one of them left as typed.
 *
 * @param {string[][]} typed
 * @param {Lexicon} lexicon
 */
export function wordings(typed, { synonyms: all, stopWords, syllables }) {
  const begun = new Set(typed.flat().map((word) => keyOf(word, syllables)));
  const synonyms = all.filter(({ begins }) => begun.has(begins));
  const language = { stopWords, syllables };
  /** @type {Wording[]} */
  const plain = typed.map((words, replacements) => ({
    words,
    isTyped: words.map(() => true),
    replacements,
    isAbbreviated: !replacements,
    asked: [],
  }));
  const full = plain.map((wording) => replacedAll(wording, synonyms, language));
  const single = plain.flatMap((wording) => replacedOnce(wording, synonyms, language));
  const most = full.some(({ replacements }) => replacements > 2)
    ? synonyms.flatMap((left) =>
        plain.map((wording) =>
          replacedAll(
            wording,
            synonyms.filter((one) => one !== left),
            language,
          ),
        ),
      )
    : [];
  const found = [...plain, ...full, ...single, ...most];
  const distinct = new Map(found.map((one) => [`${one.words.join(" ")}|${one.asked}`, one]));
  return [...distinct.values()].slice(0, MOST_WORDINGS);
}

/**
 * @param {Wording} wording
 * @param {Synonym[]} synonyms
 * @param {Language} language
 */
function replacedAll(wording, synonyms, language) {
  return synonyms.reduce(
    (one, synonym) => replaced(one, synonym, spanOf(one, synonym, language)),
    wording,
  );
}

/**
 * @param {Wording} wording
 * @param {Synonym[]} synonyms
 * @param {Language} language
 */
function replacedOnce(wording, synonyms, language) {
  /** @type {Span[]} */
  const spans = [];
  return synonyms.flatMap((synonym) => {
    const span = spanOf(wording, synonym, language);
    const isNested = spans.some(
      ({ start, end }) =>
        span && start <= span.start && span.end <= end && span.end - span.start < end - start,
    );
    if (!span || isNested) return [];
    spans.push(span);
    return [replaced(wording, synonym, span)];
  });
}

/**
 * Where the typed phrase of a synonym stands; null where it does not, or is already as written. There
 * may be small words more: "gửi cho những cơ quan nào".
 *
 * @param {Wording} wording
 * @param {Synonym} synonym
 * @param {Language} language
 * @returns {Span | null}
 */
function spanOf(wording, { typed, written, isQuestion }, language) {
  for (const start of wording.words.keys()) {
    const end = endOfPhrase(wording, start, typed, language);
    if (end < 0) continue;
    const isWritten = !isQuestion && endOfPhrase(wording, start, written, language) >= 0;
    return isWritten ? null : { start, end };
  }
  return null;
}

/**
 * Where a phrase ends that was typed at an index, with or without marks or endings; -1 where it was
 * not.
 *
 * @param {Wording} wording
 * @param {number} start
 * @param {string[]} phrase
 * @param {Language} language
 */
function endOfPhrase({ words, isTyped }, start, phrase, { stopWords, syllables }) {
  let at = start;
  for (const word of phrase) {
    while (at > start && stopWords.has(words[at] ?? "") && !isWordAt(at, word)) at += 1;
    if (!isWordAt(at, word)) return -1;
    at += 1;
  }
  return at;

  /** @param {number} index @param {string} word */
  function isWordAt(index, word) {
    if (!isTyped[index]) return false;
    if (!syllables) return keyOf(words[index] ?? "", syllables) === keyOf(word, syllables);
    const [given, meant] = [spell(words[index] ?? ""), spell(word)];
    return given.bare === meant.bare && isCompatible(given, meant);
  }
}

/**
 * A wording with the phrase in a span replaced.
 *
 * @param {Wording} wording
 * @param {Synonym} synonym
 * @param {Span | null} span
 * @returns {Wording}
 */
function replaced(wording, { written, isQuestion }, span) {
  if (!span) return wording;
  const { start, end } = span;
  const untyped = written.map(() => false);
  return {
    words: spliced(wording.words, start, end - start, written),
    isTyped: spliced(wording.isTyped, start, end - start, untyped),
    replacements: wording.replacements + 1,
    isAbbreviated: wording.isAbbreviated && isAbbreviation(written),
    asked: isQuestion ? written.map((_, index) => start + index) : [],
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
