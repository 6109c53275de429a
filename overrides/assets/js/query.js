// What someone typed, read against the words of the text. Pure: no page, no network.
//
// Vietnamese writes each syllable apart, and a text has few of them: under six hundred in a plan.
// So a typed word is never searched as it stands, but first read as those syllables of the text
// that it can mean: without its marks, with some, as keys of an input method, cut short, run
// together with its neighbours, or mistyped. Each reading has a cost; what was typed costs nothing.

import { OTHERWISE, SMALL } from "./otherwise.js";
import { spell, telex, vni, words } from "./spelling.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {Spelling & {word: string}} Entry - a word of the text */
/** @typedef {Map<string, Entry[]>} Lexicon - the words of the text by their bare letters */
/** @typedef {{word: string, cost: number}} Reading - a word of the text that may be meant */
/** @typedef {{typed: string, readings: Reading[], small: boolean}} Term - a typed word */
/** @typedef {{section: string, label: string, slogan: boolean}} Reference - a place in the plan */

/** Costs of a reading. From DOUBTFUL on, only its neighbours in the text can confirm it. */
const UNMARKED = 1;
const KEYED = 0.2;
const BEGUN = 1.2;
export const DOUBTFUL = 2;

/** Variants of a query that are tried; each word said otherwise makes one. */
const MOST_VARIANTS = 8;

/**
 * @param {Iterable<string>} known - the words of the text, in lower case
 * @returns {Lexicon}
 */
export function lexiconOf(known) {
  /** @type {Lexicon} */
  const lexicon = new Map();
  for (const word of new Set(known)) {
    const entry = { word, ...spell(word) };
    const alike = lexicon.get(sound(entry.bare)) ?? [];
    lexicon.set(sound(entry.bare), [...alike, entry]);
  }
  return lexicon;
}

/**
 * Bare letters by which a word is found: kỉ and kỷ are one.
 *
 * @param {string} bare
 */
function sound(bare) {
  return bare.replace(/^([bcdghklmnpqrstvx]+)y$/, "$1i");
}

/**
 * All that a query may mean, as typed first: lists of terms.
 *
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Term[][]}
 */
export function understand(query, lexicon) {
  return variants(words(query)).map((typed) => terms(typed, lexicon));
}

/**
 * The typed words, and the same with what is said otherwise in the text.
 *
 * @param {string[]} typed
 */
function variants(typed) {
  const found = [typed];
  for (const [one, other] of OTHERWISE) {
    for (const [from, to] of [
      [words(one), words(other)],
      [words(other), words(one)],
    ]) {
      for (const known of [...found]) {
        const at = known.findIndex((_, index) => begins(known.slice(index), from ?? []));
        if (at >= 0) {
          const rest = known.slice(at + (from ?? []).length);
          found.push([...known.slice(0, at), ...(to ?? []), ...rest]);
        }
      }
    }
  }
  return found.slice(0, MOST_VARIANTS);
}

/**
 * Whether the typed words begin with a phrase, marks or not.
 *
 * @param {string[]} typed
 * @param {string[]} phrase
 */
function begins(typed, phrase) {
  return phrase.every((word, index) => {
    const [given, meant] = [spell(typed[index] ?? ""), spell(word)];
    return given.bare === meant.bare && agrees(given, meant);
  });
}

/**
 * @param {string[]} typed
 * @param {Lexicon} lexicon
 * @returns {Term[]}
 */
function terms(typed, lexicon) {
  return typed.flatMap((word, index) => {
    const read = readings(word, lexicon, index === typed.length - 1);
    const parts = read.some(({ cost }) => cost < DOUBTFUL) ? null : split(word, lexicon);
    if (parts) {
      return parts.map((part) => ({
        typed: part,
        readings: readings(part, lexicon, false),
        small: false,
      }));
    }
    return [{ typed: word, readings: read, small: SMALL.has(word) }];
  });
}

/**
 * The words of the text that a typed word may mean, the likeliest first.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} last - whether its end may be still to come
 * @returns {Reading[]}
 */
export function readings(typed, lexicon, last) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const given = spell(typed);
  /** @param {string} word @param {number} cost */
  const add = (word, cost) => found.set(word, Math.min(cost, found.get(word) ?? cost));
  for (const entry of lexicon.get(sound(given.bare)) ?? []) add(entry.word, marks(given, entry));
  for (const keyed of [telex(typed), vni(typed)]) {
    for (const entry of keyed ? (lexicon.get(sound(keyed.bare)) ?? []) : []) {
      const cost = marks(/** @type {Spelling} */ (keyed), entry);
      if (cost < DOUBTFUL) add(entry.word, cost / 2 + KEYED);
    }
  }
  if (last) for (const word of continued(given, lexicon)) add(word, BEGUN);
  if (!found.size && given.bare.length > 3) {
    for (const word of mistyped(given, lexicon)) add(word, DOUBTFUL + 1);
  }
  const read = [...found].map(([word, cost]) => ({ word, cost }));
  return read.sort((one, other) => one.cost - other.cost);
}

/**
 * What reading a spelling as a word of the same bare letters costs.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function marks(given, meant) {
  if (!agrees(given, meant)) return DOUBTFUL;
  const whole = given.tone === meant.tone && given.letters.join() === meant.letters.join();
  return whole ? 0 : UNMARKED;
}

/**
 * Whether all marks that were typed are those of the word, which may have more.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function agrees(given, meant) {
  const toned = !given.tone || given.tone === meant.tone;
  return toned && given.letters.every((one, at) => one.length === 1 || one === meant.letters[at]);
}

/**
 * Words that go on where a word was left off.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function continued(given, lexicon) {
  const longer = [...lexicon.values()].flat().filter(({ bare }) => bare.startsWith(given.bare));
  return longer
    .filter((entry) => entry.bare !== given.bare && agrees(given, entry))
    .map(({ word }) => word);
}

/**
 * Words that differ by one letter: one more, one less, another, or two that changed places.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function mistyped(given, lexicon) {
  const near = [...lexicon.values()].flat().filter(({ bare }) => isNear(given.bare, bare));
  return near.map(({ word }) => word);
}

/**
 * @param {string} one
 * @param {string} other
 */
function isNear(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped;
}

/**
 * A run of letters as the fewest words of the text, or null: nghiquyet is nghi quyet.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 */
export function split(typed, lexicon) {
  const { bare } = spell(typed);
  /** @type {(string[] | undefined)[]} */
  const best = [[]];
  for (let end = 2; end <= bare.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end - 1; start += 1) {
      const [before, word] = [best[start], bare.slice(start, end)];
      if (!before || !lexicon.has(sound(word))) continue;
      if (before.length + 1 < (best[end]?.length ?? bare.length)) best[end] = [...before, word];
    }
  }
  const parts = best[bare.length] ?? [];
  return parts.length > 1 ? parts : null;
}

/**
 * The place in the plan that a query names, or null: "II.2.1", "mục 1.3", "khẩu hiệu 7".
 *
 * @param {string} query
 * @returns {Reference | null}
 */
export function reference(query) {
  const said = query.split(/\s+/).map((word) => spell(word).bare);
  const plain = said.join(" ").trim();
  const slogan = /^(?:khau hieu|slogan)(?: so)? (\d+)$/.exec(plain);
  if (slogan) return { section: "", label: `${slogan[1]}.`, slogan: true };
  const dotted = /^(?:phan |section )?([ivx]+)\.?(?:(\d+)(?:\.(\d+))?)?$/.exec(plain);
  const named =
    /^(?:(?:phan|section) ([ivx]+),? )?(?:muc|diem|tieu muc|item|clause) (\d+)(?:\.(\d+))?(?:,? (?:phan|section) ([ivx]+))?$/.exec(
      plain,
    );
  const [, before, item, clause, after] = dotted ?? named ?? [];
  const section = before ?? after ?? "";
  if (!section && !item) return null;
  const number = clause ? `${item}.${clause}.` : item ? `${item}.` : `${section.toUpperCase()}.`;
  return { section, label: number, slogan: false };
}
