// What is told of an answer: its words around those found, what the query was taken for, what is
// left out. Pure.

import { DOUBTFUL, keyedAs } from "./lexicon.js";
import { spell, tokens } from "./spelling.js";

/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Variant} Variant */
/** @typedef {{variant: Variant, words: (string | null)[]}} Answer */
/** @typedef {{text: string, found: boolean}} Piece */
/** @typedef {{start: number, end: number}} Span */

/** Characters that a result shows of a text. */
const LENGTH = 180;
/** Characters before the first word found, to see what it belongs to. */
const BEFORE = 50;

/**
 * @param {string} text
 * @param {Iterable<string>} words - the words of the text that were found
 * @param {Set<string>} small - words that are shown as found only beside others
 * @returns {Piece[]}
 */
export function excerpt(text, words, small) {
  const spans = foundIn(text, new Set(words), small);
  const shown = shownOf(text, spans);
  /** @type {Piece[]} */
  const pieces = [{ text: shown.start ? "… " : "", found: false }];
  let at = shown.start;
  for (const { start, end } of spans.filter(({ start, end }) => start >= at && end <= shown.end)) {
    pieces.push(
      { text: text.slice(at, start), found: false },
      { text: text.slice(start, end), found: true },
    );
    at = end;
  }
  pieces.push({
    text: text.slice(at, shown.end) + (shown.end < text.length ? " …" : ""),
    found: false,
  });
  return pieces.filter((piece) => piece.text);
}

/**
 * Where the found words stand, neighbours as one: a word that stands beside another somewhere is
 * not what was meant where it stands alone, nor is a small one.
 *
 * @param {string} text
 * @param {Set<string>} words
 * @param {Set<string>} small
 * @returns {Span[]}
 */
function foundIn(text, words, small) {
  /** @type {(Span & {words: string[]})[]} */
  const spans = [];
  for (const { word, start, end } of tokens(text)) {
    if (!words.has(word)) continue;
    const before = spans[spans.length - 1];
    if (before && /^[^\p{L}\p{N}]{0,2}$/u.test(text.slice(before.end, start))) {
      before.end = end;
      before.words.push(word);
    } else spans.push({ start, end, words: [word] });
  }
  const beside = new Set(spans.flatMap((span) => (span.words.length > 1 ? span.words : [])));
  return spans.filter(
    ({ words: [word = "", ...more] }) => more.length || !(small.has(word) || beside.has(word)),
  );
}

/**
 * The part of the text with the most found letters, from word to word.
 *
 * @param {string} text
 * @param {Span[]} spans
 * @returns {Span}
 */
function shownOf(text, spans) {
  if (text.length <= LENGTH * 1.2) return { start: 0, end: text.length };
  const starts = spans.map((span) => Math.max(0, span.start - BEFORE));
  const held = starts.map((from) => {
    const shown = spans.filter(({ start, end }) => start >= from && end <= from + LENGTH);
    return shown.reduce((sum, { start, end }) => sum + end - start, 0);
  });
  const wanted = starts[held.indexOf(Math.max(...held))] ?? 0;
  const start = wanted ? text.indexOf(" ", wanted) + 1 : 0;
  const isEnd = start + LENGTH >= text.length;
  return { start, end: isEnd ? text.length : text.lastIndexOf(" ", start + LENGTH) };
}

/**
 * What an answer takes the question for, where that is not what was typed; else "".
 *
 * @param {boolean} apart - whether words were typed without a space between them
 * @param {Answer | undefined} answer
 */
export function meantBy(apart, answer) {
  if (!answer || answer.variant.whole) return "";
  const { variant, words: found } = answer;
  const isOtherwise = variant.changes > 0 && !variant.shorter;
  const isRead = variant.terms.some((term, index) => isOther(term, found[index] ?? null));
  if (!apart && !isOtherwise && !isRead) return "";
  const meant = variant.terms.map((term, index) => wordOf(term, found[index] ?? null));
  return meant.filter(Boolean).join(" ");
}

/**
 * A typed word as the texts have it: as in this one, if it means that, or as it was typed; "" where
 * they have none like it.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function wordOf({ typed, small, readings }, word) {
  const isWord = readings.get(typed) === 0;
  return isWord || (word === null && (small || readings.size)) ? typed : (word ?? "");
}

/**
 * Whether a word is another than was typed: not only with more marks, or with another ending.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function isOther({ typed, readings }, word) {
  if (word === null || readings.get(typed) === 0) return false;
  const [given, meant] = [spell(typed), spell(word)];
  const keyed = given.bare !== meant.bare && keyedAs(typed).some(({ bare }) => bare === meant.bare);
  return keyed || (readings.get(word) ?? 0) >= DOUBTFUL;
}

/**
 * The typed words that an answer lacks.
 *
 * @param {Answer} answer
 */
export function leftOut({ variant, words: found }) {
  return variant.terms
    .filter(({ small }, index) => !small && found[index] === null)
    .map(({ typed }) => typed);
}
