// Which texts answer a query, the best first. Pure.

import { hasSureReading } from "../query/query.js";
import { isReferredTo, lastOf } from "../query/reference.js";
import { DOUBTFUL } from "../text/lexicon.js";
import { spell, tokens } from "../text/spelling.js";
import { isPhrase, matches, NEARBY, occurrencesOf } from "./matching.js";

/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../query/query.js").Term} Term */
/** @typedef {import("../query/query.js").Variant} Variant */
/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").SearchRecord} SearchRecord */
/**
 * @template {SearchRecord} R
 * @typedef {import("./matching.js").Text<R>} Text
 */
/**
 * @template {SearchRecord} R
 * @typedef {object} Answer
 * @property {R} record
 * @property {number} score
 * @property {Variant} variant - the variant of the query that it answers
 * @property {(string | null)[]} words - the word of the text for each term
 * @property {number[]} certainties - how certain each of them is what its term means, 0 to 1
 * @property {string[]} marks - the words to highlight in the text
 */

/** Factor of a word that occurs only in the headings above a text. */
const AROUND = 0.4;
/** The share of a syllable among others in what an answer covers: it may be of another word. */
const UNCERTAIN = 0.5;
/** Factor of a stop word. */
const STOP_WORD = 0.1;
/** Factor of a word that with other marks is a stop word, where the text has neither. */
const LIKE_STOP_WORD = 0.4;
/** The share of the query's weight that an answer must have beyond doubt. */
const ENOUGH = 0.38;
/** The share of a query's words that an answer must have beyond doubt where no text has the others. */
const PART = 0.4;
/** Certainty of a mistyped word beside its neighbour. */
const CONFIRMED = 0.5;
/** Factor of a text that has the whole query as one phrase. */
const PHRASE = 1.3;
/** Factor of each replacement by a synonym. */
const SYNONYM = 0.94;
/** Factor of an answer to a synonym that lacks a word beside it, which may be one with that word. */
const WITHOUT_CONTEXT = 0.6;
/** Made once: to make one for each comparison costs more than the comparison. */
const ADDRESSES = new Intl.Collator("en", { numeric: true });
/** @type {Variant} */
export const NO_TERMS = { terms: [], replacements: 0, isAbbreviated: false, isQuestion: false };

/**
 * The texts that a query refers to by number.
 *
 * @template {SearchRecord} R
 * @param {ParsedQuery} query
 * @param {Text<R>[]} texts
 * @returns {Answer<R>[]}
 */
export function referred({ reference }, texts) {
  if (!reference) return [];
  const records = texts.map(({ record }) => record);
  const found = records.filter((record) => isReferredTo(reference, record)).sort(compare);
  const empty = { variant: NO_TERMS, words: [], certainties: [], marks: [] };
  return lastOf(reference, found).map((record) => ({ record, score: 1, ...empty }));
}

/**
 * The texts that answer the words of a query, the best first.
 *
 * @template {SearchRecord} R
 * @param {ParsedQuery} query
 * @param {Text<R>[]} texts
 * @param {Lexicon} lexicon
 * @returns {Answer<R>[]}
 */
export function rank({ variants }, texts, lexicon) {
  return texts
    .flatMap((text) => {
      const answers = variants.map((variant) => answer(text, variant, lexicon));
      const best = answers.reduce((one, other) => (other.score > one.score ? other : one));
      return best.score > 0 ? [best] : [];
    })
    .sort((one, other) => other.score - one.score || compare(one.record, other.record));
}

/**
 * The answers that have the query word for word, where it names levels that no text has: what says
 * "Điều 70" answers it, what only says "điều" does not. Of other queries, all answers.
 *
 * @template {SearchRecord} R
 * @param {ParsedQuery} query
 * @param {Answer<R>[]} answers
 * @returns {Answer<R>[]}
 */
export function quoting({ reference, variants: [typed] }, answers) {
  if (!reference?.isExact || !typed) return answers;
  const phrase = ` ${typed.terms.map((term) => spell(term.typed).bare).join(" ")} `;
  return answers.filter(({ record }) => {
    const said = tokens(`${record.text} ${record.called}`).map(({ word }) => spell(word).bare);
    return ` ${said.join(" ")} `.includes(phrase);
  });
}

/**
 * The order of texts of equal score: the newest document first, and each as it is printed.
 *
 * @param {SearchRecord} one
 * @param {SearchRecord} other
 */
export function compare(one, other) {
  const isSame = documentOf(one) === documentOf(other);
  const [first, second] = isSame ? [one, other] : [other, one];
  return ADDRESSES.compare(first.address, second.address);
}

/**
 * The id of a record's document: "2025/113-kh-ldld".
 *
 * @param {Pick<SearchRecord, "address">} record
 */
export function documentOf({ address }) {
  return /\d{4}\/[^/#]+/.exec(address)?.[0] ?? "";
}

/**
 * How a text answers one variant of the query; score 0 where it does not.
 *
 * @template {SearchRecord} R
 * @param {Text<R>} text
 * @param {Variant} variant
 * @param {Lexicon} lexicon
 * @returns {Answer<R>}
 */
function answer(text, variant, lexicon) {
  const { terms } = variant;
  const occurrences = occurrencesOf(terms, text.own, lexicon);
  const inText = matches(terms, occurrences, lexicon);
  const inHeadings = matches(terms, occurrencesOf(terms, text.around, lexicon), lexicon);
  const likely = terms.map((_, index) => better(inText[index] ?? null, inHeadings[index] ?? null));
  const certainties = likely.map((match, index) => certaintyOf(terms, index, match));
  const counted = countedOf(terms, likely, certainties);
  const found = likely.map((match, index) => (counted[index] ? match : null));
  const weights = terms.map((term, index) => weightOf(term, likely[index] ?? null, lexicon));
  const certain = sum(weights.map((weight, index) => weight * (certainties[index] ?? 0)));
  const isKnown = terms.map((term, index) => Boolean(likely[index]) || hasSureReading(term));
  const known = weights.filter((_, index) => isKnown[index]);
  const isPart = known.length === terms.length || hasSurePart(terms, likely, lexicon);
  const isEnough = (certain >= ENOUGH * sum(known) && isPart) || areTogether(terms, inText);
  const isAnswer = isEnough && hasWholeSynonyms(terms, found);
  const score = isAnswer ? scoreOf(variant, found, certainties, weights, text.length) : 0;
  return {
    record: text.record,
    score: isPhrase(occurrences) ? PHRASE * score : score,
    variant,
    words: found.map((match) => match?.word ?? null),
    certainties,
    marks: inText.flatMap((match, index) =>
      match && match.word === found[index]?.word ? [match.word] : [],
    ),
  };
}

/**
 * @param {Match | null} inText
 * @param {Match | null} inHeadings
 */
function better(inText, inHeadings) {
  const lesser = inHeadings && { ...inHeadings, gain: inHeadings.gain * AROUND };
  return inText && inText.gain >= (lesser?.gain ?? 0) ? inText : lesser;
}

/**
 * How certain it is, from 0 to 1, that a match is what its term means. A syllable without its
 * neighbours is certain only where it is all that was asked for.
 *
 * @param {Term[]} terms
 * @param {number} index
 * @param {Match | null | undefined} match
 */
function certaintyOf(terms, index, match) {
  if (!match || (terms[index]?.mayBeStopWord && !isContentWord(match))) return 0;
  if (match.neighbours) return match.cost < DOUBTFUL ? 1 : CONFIRMED;
  const isAlone = terms.every((term, other) => term.mayBeStopWord || other === index);
  if (match.cost < DOUBTFUL) return Number(isAlone || match.isDistinct);
  return Number(isAlone && match.word.length > 4);
}

/**
 * Which terms count as found. A syllable without its neighbours belongs to another word, unless the
 * text has all terms, or none of them beyond doubt.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} likely
 * @param {number[]} certainties
 */
function countedOf(terms, likely, certainties) {
  const isThere = (/** @type {Match | null | undefined} */ match) => match && match.cost < DOUBTFUL;
  const isAll = terms.every(({ mayBeStopWord }, index) => mayBeStopWord || isThere(likely[index]));
  const isNone = certainties.every((certainty) => !certainty);
  return terms.map(
    ({ mayBeStopWord }, index) => isAll || isNone || mayBeStopWord || (certainties[index] ?? 0) > 0,
  );
}

/**
 * Whether enough of a query with words that no text has is there without doubt: two words side by
 * side, of which a long one may be mistyped, or one that says something alone.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} likely
 * @param {Lexicon} lexicon
 */
function hasSurePart(terms, likely, { syllables }) {
  const asked = terms.filter(({ mayBeStopWord }) => !mayBeStopWord);
  const found = likely.filter((match) => match && !match.isStopWord);
  const sure = found.filter((match) => match && match.cost < DOUBTFUL);
  const together = (syllables ? sure : found).filter((match) => match?.neighbours).length;
  const alone = sure.filter((match) => match?.isDistinct && !/^\d/.test(match.word)).length;
  return (together > 1 || alone > 0) && Math.max(together, alone) >= PART * asked.length;
}

/**
 * The weight of a term in the query, given its match in a text: a mistyped word weighs what it is
 * read as.
 *
 * @param {Term} term
 * @param {Match | null} match
 * @param {Lexicon} lexicon
 */
function weightOf(term, match, lexicon) {
  const { mayBeStopWord, isStopWord } = term;
  const weight = match && !hasSureReading(term) ? lexicon.weight(match.word) : term.weight;
  if (!mayBeStopWord || isContentWord(match)) return weight;
  return weight * (match || isStopWord ? STOP_WORD : LIKE_STOP_WORD);
}

/**
 * Whether what may be a stop word is another word here: "khi" beside "hậu" is "khí".
 *
 * @param {Match | null} match
 */
function isContentWord(match) {
  return Boolean(match && !match.isStopWord && match.neighbours);
}

/**
 * Whether all terms but stop words occur exactly as typed and close together.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} found
 */
function areTogether(terms, found) {
  const counted = found.filter((_, index) => !terms[index]?.mayBeStopWord);
  const positions = counted.map((match) => (match && match.cost === 0 ? match.at : Number.NaN));
  return Math.max(...positions) - Math.min(...positions) <= NEARBY * counted.length;
}

/**
 * Whether the text has every word that a synonym put into the query.
 *
 * @param {Term[]} terms
 * @param {(Match | null)[]} found
 */
function hasWholeSynonyms(terms, found) {
  return terms.every((term, index) => term.isTyped || term.mayBeStopWord || found[index]);
}

/**
 * The gained share of the possible score: more for a text with more of the terms, less for a long one.
 *
 * @param {Variant} variant
 * @param {(Match | null)[]} found
 * @param {number[]} certainties
 * @param {number[]} weights
 * @param {number} length
 */
function scoreOf({ terms, replacements }, found, certainties, weights, length) {
  const total = sum(weights);
  const shares = weights.map((weight, index) => weight * (certainties[index] ? 1 : UNCERTAIN));
  const cover = sum(shares.filter((_, index) => found[index])) / total;
  const gains = found.map((match, index) => {
    const share = (weights[index] ?? 0) / (terms[index]?.weight || 1);
    return (match?.gain ?? 0) * share;
  });
  const isLacking = terms.some(
    (term, index) => term.isTyped && !term.mayBeStopWord && !found[index],
  );
  const synonyms = SYNONYM ** replacements * (replacements && isLacking ? WITHOUT_CONTEXT : 1);
  const brevity = 1 + 0.12 * Math.log(1 + length / 20);
  return ((sum(gains) / total) * (0.4 + 0.6 * cover) * synonyms) / brevity;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
