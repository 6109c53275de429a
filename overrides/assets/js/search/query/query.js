// A typed query read against the words of the texts. Pure: no page, no network.

import { keyOf } from "../text/keys.js";
import { DOUBTFUL, isCompatible, readings, SYLLABLE, split } from "../text/lexicon.js";
import { spell, words } from "../text/spelling.js";
import { parseReference } from "./reference.js";
import { wordings } from "./synonyms.js";

/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("../text/lexicon.js").Readings} Readings */
/** @typedef {import("./synonyms.js").Wording} Wording */
/**
 * @typedef {object} Term - one word of a query
 * @property {string} typed
 * @property {Readings} readings - what it may stand for; empty where the texts have nothing like it
 * @property {boolean} isTyped - false for words that a synonym put in
 * @property {boolean} isUnfinished - whether more letters may follow
 * @property {boolean} mayBeStopWord - whether it, or it with marks, is a stop word
 * @property {boolean} isStopWord - whether it is one as typed
 * @property {number} weight - the rarer the word, the higher
 */
/**
 * @typedef {object} Variant - one way to understand a query
 * @property {Term[]} terms
 * @property {number} replacements - how many phrases were replaced by synonyms
 * @property {boolean} isAbbreviated - whether they were only abbreviated
 * @property {boolean} isQuestion - whether only the answer of a question counts
 */
/**
 * @typedef {object} ParsedQuery
 * @property {import("./reference.js").Reference | null} reference - where the query only names a place
 * @property {boolean} isSplit - whether words typed without a space between them were split
 * @property {Variant[]} variants - as typed first
 */
/**
 * @typedef {object} IndexQuery - what to ask the index for one term
 * @property {Term} term
 * @property {[word: string, cost: number][]} words - the likeliest first
 */

/** Words that are read of a query: of a pasted page, its beginning. */
const MOST_WORDS = 40;
const LONGEST_WORD = 60;
/** A letter that is no word, as y is: "điểm a", "ok e". */
const SIGN = /^(?![yỳýỷỹỵ])\p{L}$/u;
/** What the document that one has in mind is called. */
const OF_THIS = /^(.+) (?:ke hoach|van ban|plan|document)(?: nay)?$/;
const DATE_WORDS = ["ngày", "tháng", "năm"];
/** Keys of one term that are asked for, each of which may be another file. */
const MOST_KEYS = 6;

/**
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {ParsedQuery}
 */
export function parseQuery(query, lexicon) {
  const isUnfinished = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const given = words(query.slice(0, MOST_WORDS * LONGEST_WORD)).slice(0, MOST_WORDS);
  const typed = normaliseDates(
    given.map((word) => word.slice(0, LONGEST_WORD)),
    lexicon.syllables,
  );
  const all = splitWords(typed, lexicon, isUnfinished).slice(0, MOST_WORDS);
  return {
    reference: parseReference(query),
    isSplit: all.length > typed.length,
    variants: wordings([...joinWords(all, lexicon), ...ofThisDocument(all, lexicon)], lexicon).map(
      (wording) => variantOf(wording, lexicon, isUnfinished),
    ),
  };
}

/**
 * The words, those typed without a space between them split: "nghiquyet18".
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished
 */
function splitWords(typed, lexicon, isUnfinished) {
  return typed.flatMap((word, at) => {
    const mayGoOn = isUnfinished && at === typed.length - 1;
    const read = [...readings(word, lexicon, mayGoOn)];
    const isRead = read.some(([one, cost]) => cost < DOUBTFUL || !SYLLABLE.test(spell(one).bare));
    const isKnown = isRead || lexicon.synonymWords.has(spell(word).bare);
    return (isKnown ? null : split(word, lexicon, mayGoOn)) ?? [word];
  });
}

/**
 * The words; and, where the texts write two of them as one, again with these joined: "cop 26".
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 */
function joinWords(typed, { like }) {
  const at = typed.findIndex(
    (word, index) => index && like(spell(typed[index - 1] + word).bare).length,
  );
  if (at < 1) return [typed];
  return [
    typed,
    [...typed.slice(0, at - 1), `${typed[at - 1]}${typed[at]}`, ...typed.slice(at + 1)],
  ];
}

/**
 * The words without what the document itself is called at their end: "nơi nhận kế hoạch".
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 */
function ofThisDocument(typed, { stopWords }) {
  const [, kept = ""] = OF_THIS.exec(typed.map((word) => spell(word).bare).join(" ")) ?? [];
  const words = typed.slice(0, kept.split(" ").filter(Boolean).length);
  return words.every((word) => stopWords.has(word)) ? [] : [words];
}

/**
 * @param {Wording} wording
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished
 * @returns {Variant}
 */
function variantOf(
  { words: typed, isTyped, replacements, isAbbreviated, asked },
  lexicon,
  isUnfinished,
) {
  const all = typed.map((word, at) => {
    const isOwn = isTyped[at] === true;
    const term = termOf(word, isOwn, lexicon, isUnfinished && isOwn && at === typed.length - 1);
    const isAround = asked.length > 0 && !asked.includes(at);
    return isAround ? { ...term, mayBeStopWord: true, isStopWord: true } : term;
  });
  const isAsking = all.some(({ mayBeStopWord }) => !mayBeStopWord);
  const terms = isAsking ? all : all.map((term) => ({ ...term, mayBeStopWord: false }));
  return { terms, replacements, isAbbreviated, isQuestion: asked.length > 0 };
}

/**
 * @param {string} typed
 * @param {boolean} isTyped
 * @param {Lexicon} lexicon
 * @param {boolean} isUnfinished
 * @returns {Term}
 */
function termOf(typed, isTyped, lexicon, isUnfinished) {
  const read = new Map(readings(typed, lexicon, isUnfinished));
  const least = Math.min(DOUBTFUL, ...read.values());
  const likeliest = [...read].filter(([, cost]) => cost === least && cost < DOUBTFUL);
  const weights = likeliest.map(([word]) => lexicon.weight(word));
  const weight = weights.length ? Math.min(...weights) : lexicon.weight(typed); // the commonest's
  const isStopWord = lexicon.stopWords.has(typed) || SIGN.test(typed);
  const mayBeStopWord = isStopWord || isLikeStopWord(typed, lexicon);
  return { typed, readings: read, isTyped, isUnfinished, mayBeStopWord, isStopWord, weight };
}

/**
 * Whether a word is a stop word once it has its tone: "khi" is one, or "khí" without its mark.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 */
function isLikeStopWord(typed, { stopWordsLike, syllables }) {
  const given = spell(syllables ? typed : spell(typed).bare); // English has no marks at all
  if (given.tone) return false;
  return stopWordsLike(given.bare).some((entry) => isCompatible(given, entry));
}

/**
 * What to ask the index for each term but stop words: all that has its key, and else only what it
 * likely stands for; of many words the commonest.
 *
 * @param {ParsedQuery} query
 * @param {Lexicon} lexicon
 * @returns {IndexQuery[]}
 */
export function indexQueries({ variants }, { weight, syllables }) {
  const terms = variants.flatMap(({ terms: all }) => all.filter((term) => !term.mayBeStopWord));
  const isRead = terms.some(hasSureReading);
  return terms.map((term) => {
    const own = keyOf(term.typed, syllables);
    const read = [...term.readings].filter(
      ([word, cost]) => !isRead || cost < DOUBTFUL || keyOf(word, syllables) === own,
    );
    read.sort(([one, cost], [other, more]) => cost - more || weight(one) - weight(other));
    if (!hasSureReading(term)) read.unshift([term.typed, 0]);
    return { term, words: ofFewKeys(read, syllables) };
  });
}

/**
 * The first words that have few keys among them.
 *
 * @param {[word: string, cost: number][]} words
 * @param {boolean} syllables
 */
function ofFewKeys(words, syllables) {
  const keys = new Set();
  const end = words.findIndex(([word]) => keys.add(keyOf(word, syllables)).size > MOST_KEYS);
  return end < 0 ? words : words.slice(0, end);
}

/**
 * Whether the texts have a word that a term may stand for without doubt.
 *
 * @param {Term} term
 */
export function hasSureReading({ readings: read }) {
  return [...read.values()].some((cost) => cost < DOUBTFUL);
}

/**
 * The words of a query with each date as three numbers: "ngày 7 tháng 1 năm 25" is "7 1 2025".
 * English texts have the name of the month.
 *
 * @param {string[]} typed
 * @param {boolean} isVietnamese
 */
function normaliseDates(typed, isVietnamese) {
  const hasMarks = typed.some((word) => spell(word).bare !== word);
  const kept = typed.filter((word, at) => {
    const isBesideNumber = isNumber(typed[at - 1]) || isNumber(typed[at + 1]);
    const isCountry = spell(typed[at - 1] ?? "").bare === "viet"; // "viet nam 2030"
    return !(isBesideNumber && !isCountry && isDateWord(word, hasMarks));
  });
  const isDate = (/** @type {number} */ at) =>
    isWithin(kept[at], 31) && isWithin(kept[at + 1], 12) && isNumber(kept[at + 2]);
  return kept.map((word, at) => {
    if (isDate(at - 2) && word.length === 2) return `20${word}`;
    return isDate(at - 1) && !isVietnamese ? monthName(Number(word)) : word;
  });
}

/**
 * @param {string} word
 * @param {boolean} hasMarks - whether the query has marks, so that "nam" is not "năm"
 */
function isDateWord(word, hasMarks) {
  const meant = DATE_WORDS.find((one) => spell(one).bare === spell(word).bare);
  return (
    meant !== undefined && (hasMarks ? word === meant : isCompatible(spell(word), spell(meant)))
  );
}

/** @param {number} month */
function monthName(month) {
  return new Date(2000, month - 1).toLocaleString("en", { month: "long" }).toLowerCase();
}

/**
 * @param {string | undefined} word
 * @param {number} most
 */
function isWithin(word, most) {
  return isNumber(word) && Number(word) >= 1 && Number(word) <= most;
}

/** @param {string | undefined} word */
function isNumber(word) {
  return /^\d+$/.test(word ?? "");
}
