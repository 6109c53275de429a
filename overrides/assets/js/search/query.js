// What someone typed, read against the words of the texts. Pure: no page, no network.

import { agrees, DOUBTFUL, readings, SYLLABLE, split } from "./lexicon.js";
import { referenceOf } from "./reference.js";
import { spell, words } from "./spelling.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Readings} Readings */
/**
 * @typedef {object} Term - a typed word
 * @property {string} typed
 * @property {Readings} readings - what it may mean; none where the texts have nothing like it
 * @property {boolean} own - whether it was typed, and is not what the texts have for it
 * @property {boolean} last - whether its end may be still to come
 * @property {boolean} small - whether it may be a word that tells nothing of what is asked for
 * @property {boolean} surely - whether it is one as it was typed
 * @property {number} weight - how much it tells
 */
/**
 * @typedef {object} Variant - one way to understand a query
 * @property {Term[]} terms
 * @property {number} changes - how many phrases are said otherwise than they were typed
 * @property {boolean} shorter - whether they are only abbreviated
 * @property {boolean} whole - whether it asks for the part of a document that is called so
 */
/**
 * @typedef {object} Question
 * @property {import("./reference.js").Reference | null} place - where the query only names a place
 * @property {boolean} apart - whether some of its words were typed without a space between them
 * @property {Variant[]} variants - all that it may mean, as it was typed first
 */
/**
 * @typedef {object} Wording - words of a query, or what the texts have for them
 * @property {string[]} typed
 * @property {boolean[]} own - which of them were typed so, and may be said otherwise
 * @property {number} changes
 * @property {boolean} shorter - whether phrases are only abbreviated
 * @property {number[]} about - where some are all that is asked for, these
 */

/** @typedef {{term: Term, forms: string[], sure: boolean}} Ask - `sure` where the index must have one */

/** Variants of a query that are tried. */
const MOST_VARIANTS = 12;
/** What is read of a query: who pastes a page means its beginning. */
const MOST_WORDS = 40;
const LONGEST_WORD = 60;
const DATE_WORDS = ["ngày", "tháng", "năm"];
/** Forms of one term that are asked for; one that may mean more is asked for by its beginning. */
const MOST_FORMS = 6;

/**
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Question}
 */
export function understand(query, lexicon) {
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const said = words(query.slice(0, MOST_WORDS * LONGEST_WORD)).slice(0, MOST_WORDS);
  const typed = dated(
    said.map((word) => word.slice(0, LONGEST_WORD)),
    lexicon,
  );
  const all = parted(typed, lexicon, unfinished).slice(0, MOST_WORDS);
  return {
    place: referenceOf(query),
    apart: all.length > typed.length,
    variants: wordings(joined(all, lexicon), lexicon).map((wording) =>
      variant(wording, lexicon, unfinished),
    ),
  };
}

/**
 * A date's numbers without the words between them, its year in full: "ngày 7 tháng 1 năm 25"; in
 * English its month by its name.
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 */
function dated(typed, { syllables }) {
  const isMarked = typed.some((word) => spell(word).bare !== word);
  const numbers = typed.filter((word, at) => {
    const isBeside = isNumber(typed[at - 1]) || isNumber(typed[at + 1]);
    const isCountry = spell(typed[at - 1] ?? "").bare === "viet";
    return !(isBeside && !isCountry && isDateWord(word, isMarked));
  });
  const isDate = (/** @type {number} */ at) =>
    isWithin(numbers[at], 31) && isWithin(numbers[at + 1], 12) && isNumber(numbers[at + 2]);
  return numbers.map((word, at) => {
    if (isDate(at - 2) && word.length === 2) return `20${word}`;
    return isDate(at - 1) && !syllables ? monthName(Number(word)) : word;
  });
}

/**
 * @param {string} word
 * @param {boolean} isMarked - whether marks were typed, so that "nam" is no "năm"
 */
function isDateWord(word, isMarked) {
  const meant = DATE_WORDS.find((one) => spell(one).bare === spell(word).bare);
  return meant !== undefined && (isMarked ? word === meant : agrees(spell(word), spell(meant)));
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

/**
 * The words apart of which some were typed without a space between them: "nghiquyet18".
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 * @param {boolean} unfinished
 */
function parted(typed, lexicon, unfinished) {
  return typed.flatMap((word, at) => {
    const last = unfinished && at === typed.length - 1;
    const read = [...readings(word, lexicon, last)];
    const isRead = read.some(([one, cost]) => cost < DOUBTFUL || !SYLLABLE.test(spell(one).bare));
    const known = isRead || lexicon.said.has(spell(word).bare);
    return (known ? null : split(word, lexicon, last)) ?? [word];
  });
}

/**
 * The words, and again with those together that the texts write as one: "cop 26", "fan page".
 *
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 */
function joined(typed, { like }) {
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
 * The typed words, the same with all that the texts call otherwise, and with one such phrase each,
 * of phrases within one another the longest.
 *
 * @param {string[][]} typed
 * @param {Lexicon} lexicon
 */
function wordings(typed, { otherwise }) {
  /** @type {Wording[]} */
  const plain = typed.map((said, changes) => ({
    typed: said,
    own: said.map(() => true),
    changes,
    shorter: !changes,
    about: [],
  }));
  /** @type {Wording[]} */
  const all = [];
  /** @type {Wording[]} */
  const single = [];
  for (const wording of plain) {
    let whole = wording;
    /** @type {{at: number, end: number}[]} */
    const spans = [];
    for (const one of otherwise) {
      whole = changed(whole, one, placeOf(whole, one));
      const at = placeOf(wording, one);
      const end = at + one.said.length;
      const isPart = spans.some(
        (span) => span.at <= at && end <= span.end && end - at < span.end - span.at,
      );
      if (at < 0 || isPart) continue;
      spans.push({ at, end });
      single.push(changed(wording, one, at));
    }
    all.push(whole);
  }
  const found = [...plain, ...all, ...single];
  const distinct = new Map(found.map((one) => [`${one.typed.join(" ")}|${one.about}`, one]));
  return [...distinct.values()].slice(0, MOST_VARIANTS);
}

/**
 * Where a phrase was typed that can be said otherwise, or -1.
 *
 * @param {Wording} wording
 * @param {import("./lexicon.js").Otherwise} otherwise
 */
function placeOf(wording, { said, written, whole }) {
  const at = wording.typed.findIndex((_, index) => begins(wording, index, said));
  return at >= 0 && !whole && begins(wording, at, written) ? -1 : at;
}

/**
 * A wording with the phrase at a place said otherwise.
 *
 * @param {Wording} wording
 * @param {import("./lexicon.js").Otherwise} otherwise
 * @param {number} at - or -1, to leave it as it is
 * @returns {Wording}
 */
function changed(wording, { said, written, whole }, at) {
  if (at < 0) return wording;
  return {
    typed: replaced(wording.typed, at, said.length, written),
    own: replaced(
      wording.own,
      at,
      said.length,
      written.map(() => false),
    ),
    changes: wording.changes + 1,
    shorter: wording.shorter && isAbbreviation(written),
    about: whole ? written.map((_, index) => at + index) : [],
  };
}

/**
 * Whether it is one word of consonants: LĐLĐ, TW.
 *
 * @param {string[]} written
 */
function isAbbreviation(written) {
  return /^[^aeiouy]+$/.test(spell(written.join(" ")).bare);
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} at
 * @param {number} count
 * @param {T[]} others
 */
function replaced(list, at, count, others) {
  return [...list.slice(0, at), ...others, ...list.slice(at + count)];
}

/**
 * Whether a phrase was typed at a place, marks or not.
 *
 * @param {Wording} wording
 * @param {number} at
 * @param {string[]} phrase
 */
function begins({ typed, own }, at, phrase) {
  return phrase.every((word, index) => {
    if (!own[at + index]) return false;
    const [given, meant] = [spell(typed[at + index] ?? ""), spell(word)];
    return given.bare === meant.bare && agrees(given, meant);
  });
}

/**
 * @param {Wording} wording
 * @param {Lexicon} lexicon
 * @param {boolean} unfinished
 * @returns {Variant}
 */
function variant({ typed, own, changes, shorter, about }, lexicon, unfinished) {
  const read = typed.map((word, at) => {
    const isOwn = own[at] === true;
    const one = term(word, isOwn, lexicon, unfinished && isOwn && at === typed.length - 1);
    return about.length && !about.includes(at) ? { ...one, small: true, surely: true } : one;
  });
  const told = read.some(({ small }) => !small);
  const terms = told ? read : read.map((one) => ({ ...one, small: false }));
  return { terms, changes, shorter, whole: about.length > 0 };
}

/**
 * @param {string} typed
 * @param {boolean} own
 * @param {Lexicon} lexicon
 * @param {boolean} last
 * @returns {Term}
 */
function term(typed, own, lexicon, last) {
  const read = new Map(readings(typed, lexicon, last));
  const least = Math.min(DOUBTFUL, ...read.values());
  const likeliest = [...read].filter(([, cost]) => cost === least && cost < DOUBTFUL);
  const weights = likeliest.map(([word]) => lexicon.weight(word));
  const weight = weights.length ? Math.min(...weights) : lexicon.weight(typed); // the commonest's
  const surely = lexicon.small.has(typed) || /^\p{L}$/u.test(typed);
  const small = surely || isSmall(typed, lexicon);
  return { typed, readings: read, own, last, small, surely, weight };
}

/**
 * Whether a word may be a small one: "khi" is, or is "khí" without its mark.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 */
function isSmall(typed, { like, small }) {
  const given = spell(typed);
  return like(given.bare).some((entry) => small.has(entry.word) && agrees(given, entry));
}

/**
 * What to ask the index for each word that tells something: bare words, for it knows no others.
 *
 * @param {Question} question
 * @returns {Ask[]}
 */
export function asks({ variants }) {
  const terms = variants.flatMap(({ terms: all }) => all.filter(({ small }) => !small));
  const told = terms.some(({ readings }) => [...readings.values()].some((cost) => cost < DOUBTFUL));
  return terms.map((term) => {
    const read = [...term.readings].filter(([, cost]) => !told || cost < DOUBTFUL);
    const sure = read.some(([, cost]) => cost < DOUBTFUL);
    const asked = [...(sure ? [] : [term.typed]), ...read.map(([word]) => word)];
    const forms = [...new Set(asked.map(bareForm))];
    if (forms.length > MOST_FORMS && term.last)
      return { term, forms: beginnings(term.typed), sure: false };
    return { term, forms: forms.slice(0, MOST_FORMS).map((form) => `"${form}"`), sure };
  });
}

/**
 * As the index has a word: without marks, though đ stays.
 *
 * @param {string} word
 */
function bareForm(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** @param {string} typed */
function beginnings(typed) {
  const bare = bareForm(typed);
  return bare.startsWith("d") ? [bare, bare.replace("d", "đ")] : [bare];
}
