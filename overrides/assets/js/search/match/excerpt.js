// What a result shows: the part of its text with the found words marked, what the query was read
// as, and what the result lacks. Pure.

import { DOUBTFUL } from "../text/lexicon.js";
import { fromKeys, spell, tokens } from "../text/spelling.js";

/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../query/query.js").Variant} Variant */
/** @typedef {import("./matching.js").SearchRecord} SearchRecord */
/** @typedef {{record: SearchRecord, variant: Variant, words: (string | null)[]}} Answer */
/** @typedef {{text: string, found: boolean}} Piece */
/** @typedef {{start: number, end: number}} Span */

/** Characters that a result shows. */
const LENGTH = 180;
/** Characters shown before the first found word. */
const BEFORE = 50;

/**
 * @param {string} text
 * @param {Iterable<string>} words - the found words
 * @param {Set<string>} stopWords - marked only beside other found words
 * @returns {Piece[]}
 */
export function excerpt(text, words, stopWords) {
  const spans = foundSpans(text, new Set(words), stopWords);
  const shown = bestPart(text, spans);
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
  const ellipsis = shown.end < text.length ? " …" : "";
  pieces.push({ text: text.slice(at, shown.end) + ellipsis, found: false });
  return pieces.filter((piece) => piece.text);
}

/**
 * The spans of found words, neighbours merged. Single stop words are left out, and single words that
 * have a found neighbour elsewhere: there they are part of a phrase, here of another word.
 *
 * @param {string} text
 * @param {Set<string>} words
 * @param {Set<string>} stopWords
 * @returns {Span[]}
 */
function foundSpans(text, words, stopWords) {
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
  const inPhrases = new Set(spans.flatMap((span) => (span.words.length > 1 ? span.words : [])));
  return spans.filter(
    ({ words: [word = "", ...more] }) =>
      more.length || !(stopWords.has(word) || inPhrases.has(word)),
  );
}

/**
 * The part of the text with the most found characters, cut between words.
 *
 * @param {string} text
 * @param {Span[]} spans
 * @returns {Span}
 */
function bestPart(text, spans) {
  if (text.length <= LENGTH * 1.2) return { start: 0, end: text.length };
  const starts = spans.map((span) => Math.max(0, span.start - BEFORE));
  const counts = starts.map((from) => {
    const shown = spans.filter(({ start, end }) => start >= from && end <= from + LENGTH);
    return shown.reduce((sum, { start, end }) => sum + end - start, 0);
  });
  const wanted = starts[counts.indexOf(Math.max(...counts))] ?? 0;
  const start = wanted ? text.indexOf(" ", wanted) + 1 : 0;
  const isEnd = start + LENGTH >= text.length;
  return { start, end: isEnd ? text.length : text.lastIndexOf(" ", start + LENGTH) };
}

/**
 * The query as an answer reads it, where that is not what was typed, and the answer has it as a phrase;
 * else "".
 *
 * @param {boolean} isSplit - whether words typed without a space between them were split
 * @param {Answer | undefined} answer
 * @param {Set<string>} stopWords
 */
export function suggestion(isSplit, answer, stopWords) {
  if (!answer || answer.variant.isQuestion) return "";
  const { variant, words: found } = answer;
  const isReplaced = variant.replacements > 0 && !variant.isAbbreviated;
  const isCorrected = variant.terms.some((term, index) => isOtherWord(term, found[index] ?? null));
  if (!isSplit && !isReplaced && !isCorrected) return "";
  const read = variant.terms.map((term, index) => wordOf(term, found[index] ?? null));
  const meant = read.filter(Boolean);
  return says(answer.record, meant, stopWords) ? meant.join(" ") : "";
}

/**
 * Whether a text, its place or its document's name has words in a row, small words left out.
 *
 * @param {SearchRecord} record
 * @param {string[]} meant
 * @param {Set<string>} stopWords
 * @param {(word: string) => string} [spelled] - what of words must be the same
 */
export function says(
  { text, called, document, place, within },
  meant,
  stopWords,
  spelled = String,
) {
  const counted = (/** @type {string[]} */ words) =>
    words
      .filter((word) => !stopWords.has(word) && word !== "số")
      .map((word) => ` ${spelled(word)} `)
      .join("");
  const phrase = counted(meant);
  const said = [text, called, document, place, within].map((one) =>
    tokens(one).map(({ word }) => word),
  );
  return said.some((words) => counted(words).includes(phrase));
}

/**
 * A term as the answer has it, else as typed; "" where no text has anything like it.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function wordOf({ typed, mayBeStopWord, readings }, word) {
  const isWord = readings.get(typed) === 0 && !isDoubtful(readings, word);
  return isWord || (word === null && (mayBeStopWord || readings.size)) ? typed : (word ?? "");
}

/**
 * Whether the found word is another than the typed one, not the same with more marks or letters.
 *
 * @param {Term} term
 * @param {string | null} word
 */
function isOtherWord({ typed, readings }, word) {
  if (word === null || (readings.get(typed) === 0 && !isDoubtful(readings, word))) return false;
  const [given, meant] = [spell(typed), spell(word)];
  const isFromKeys =
    given.bare !== meant.bare && fromKeys(typed).some(({ bare }) => bare === meant.bare);
  return isFromKeys || isDoubtful(readings, word);
}

/**
 * @param {Term["readings"]} readings
 * @param {string | null} word
 */
function isDoubtful(readings, word) {
  return (readings.get(word ?? "") ?? 0) >= DOUBTFUL;
}
