// The words that the texts are made of, and which of them a typed word may be. Pure.
//
// Vietnamese writes each syllable apart, and has some seven thousand of them: however many
// documents there are, their words fit into a small file. So a typed word is never looked for as it
// stands, but first read as those words of the texts that it can mean: without its marks, with
// some, as the keys of an input method, cut short, run together with its neighbours, or mistyped.
// Each reading has a cost; what was typed costs nothing.

import { spell, telex, vni } from "./spelling.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {Spelling & {word: string}} Entry - a word of the texts */
/** @typedef {Map<string, number>} Readings - words of the texts that may be meant, by their cost */
/**
 * @typedef {object} Lexicon
 * @property {number} records - how many texts there are
 * @property {(bare: string) => Entry[]} like - the words that sound so without marks
 * @property {Entry[]} all
 * @property {Map<string, Readings>} read - what was read already
 * @property {boolean} syllables - whether a word is a syllable, which tells little alone
 * @property {(word: string) => number} weight - how much a word tells: more, the fewer texts have it
 * @property {Set<string>} small - words that tell nothing of what is asked for
 * @property {Otherwise[]} otherwise - the longest first
 * @property {Set<string>} said - the words of what is said otherwise, without marks
 */
/**
 * @typedef {object} Otherwise
 * @property {string[]} said - what people say
 * @property {string[]} written - what the texts have for it
 * @property {boolean} whole - whether that alone is what a query with it asks for
 */
/**
 * @typedef {object} LexiconData - as it is shipped
 * @property {number} records - how many texts there are
 * @property {boolean} syllables
 * @property {string[]} words - the words in 1, 2 to 3, 4 to 7, … of the texts
 * @property {string} small
 * @property {[string, string, number?][]} otherwise - phrases apart by "|" that are typed, what is
 *   written for them, and a 1 where that alone is what a query with it asks for
 */

/** Costs of a reading. From DOUBTFUL on, only its neighbours in the text can confirm it. */
const KEYED = 0.2;
const ROMAN = 0.5;
const UNMARKED = 1;
const BEGUN = 1.2;
export const DOUBTFUL = 2;
const MISTYPED = 3;
/** Readings that are kept, for each letter that is typed asks again for the words before it. */
const MOST_READ = 500;

/** One syllable of Vietnamese without its marks. */
export const SYLLABLE =
  /^(?:[bcdghklmnpqrstvx]|[cgknpt]h|ngh?|gi|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|n[gh])?$/;
const ROMANS = ["", "", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/**
 * @param {LexiconData} data
 * @returns {Lexicon}
 */
export function lexiconOf({ records, syllables, words, small, otherwise }) {
  /** @type {Map<string, Entry[]>} */
  const alike = new Map();
  /** @type {Entry[]} */
  const all = [];
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const [power, listed] of words.entries()) {
    for (const word of listed.split(" ").filter(Boolean)) {
      const entry = { word, ...spell(word) };
      all.push(entry);
      alike.set(sound(entry.bare), [...(alike.get(sound(entry.bare)) ?? []), entry]);
      weights.set(word, Math.log(1 + records / (1.4 * 2 ** power)));
    }
  }
  return {
    records,
    like: (bare) => alike.get(sound(bare)) ?? [],
    all,
    read: new Map(),
    syllables,
    weight: (word) => weights.get(word) ?? Math.log(1 + 2 * records),
    small: new Set(small.split(" ")),
    otherwise: otherwise
      .flatMap(([typed, written, whole]) =>
        typed.split("|").map((said) => ({
          whole: Boolean(whole),
          said: said.split(" "),
          written: written.split(" "),
        })),
      )
      .sort((one, other) => other.said.length - one.said.length),
    said: new Set(
      otherwise.flatMap(([said]) => said.split(/[ |]/).map((word) => spell(word).bare)),
    ),
  };
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
 * The words of the texts that a typed word may be.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} last - whether its end may be still to come
 * @returns {Readings}
 */
export function readings(typed, lexicon, last) {
  const key = `${typed} ${last}`;
  const known = lexicon.read.get(key) ?? read(typed, lexicon, last);
  if (lexicon.read.size > MOST_READ) lexicon.read.clear();
  lexicon.read.set(key, known);
  return known;
}

/**
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} last
 */
function read(typed, lexicon, last) {
  /** @type {Readings} */
  const found = new Map();
  const given = spell(lexicon.syllables ? typed : spell(typed).bare); // English has no marks
  /** @param {string} word @param {number} cost */
  const add = (word, cost) => found.set(word, Math.min(cost, found.get(word) ?? cost));
  for (const entry of lexicon.like(given.bare)) {
    const cost = marks(given, entry);
    if (cost < MISTYPED) add(entry.word, cost);
  }
  for (const keyed of lexicon.syllables ? keyedAs(typed) : []) {
    for (const entry of lexicon.like(keyed.bare)) {
      const cost = marks(keyed, entry);
      if (cost < DOUBTFUL) add(entry.word, cost / 2 + KEYED);
    }
  }
  for (const { word } of lexicon.like(roman(Number(typed)))) add(word, ROMAN);
  if (last && /\D/.test(typed)) for (const word of continued(given, lexicon)) add(word, BEGUN);
  const sure = [...found.values()].some((cost) => cost < DOUBTFUL);
  if (!sure && /\p{L}{3}/u.test(given.bare)) {
    for (const word of mistyped(given, lexicon)) add(word, MISTYPED);
  }
  return found;
}

/**
 * A word as the keys of an input method that were left as they are.
 *
 * @param {string} typed
 */
export function keyedAs(typed) {
  return [telex(typed), vni(typed)].flatMap((keyed) => keyed ?? []);
}

/**
 * What reading a spelling as a word of the same bare letters costs: one wrong mark is a mistake.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function marks(given, meant) {
  if (!agrees(given, meant)) {
    return isShaped(given, meant) || given.tone === meant.tone ? DOUBTFUL : MISTYPED;
  }
  const whole = given.tone === meant.tone && given.letters.join() === meant.letters.join();
  return whole ? 0 : UNMARKED;
}

/**
 * Whether all marks that were typed are those of the word, which may have more.
 *
 * @param {Spelling} given
 * @param {Spelling} meant
 */
export function agrees(given, meant) {
  return (!given.tone || given.tone === meant.tone) && isShaped(given, meant);
}

/**
 * @param {Spelling} given
 * @param {Spelling} meant
 */
function isShaped(given, meant) {
  return given.letters.every((one, at) => one.length === 1 || one === meant.letters[at]);
}

/**
 * A number from 2 to 39 as a Roman numeral: "khóa 13" is "khóa XIII".
 *
 * @param {number} number
 */
function roman(number) {
  return number > 1 && number < 40
    ? "x".repeat(number / 10) + (ROMANS[number % 10] || "i".repeat(number % 10))
    : "";
}

/**
 * Words that go on where a word was left off.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function continued(given, { all }) {
  return all
    .filter(({ bare }) => bare.length > given.bare.length && bare.startsWith(given.bare))
    .filter((entry) => agrees(given, entry))
    .map(({ word }) => word);
}

/**
 * Words that differ by one letter: one more, one less, another, or two that changed places. Where
 * marks were typed, all of them were.
 *
 * @param {Spelling} given
 * @param {Lexicon} lexicon
 */
function mistyped(given, { all }) {
  const isMarked = given.tone > 0 || given.letters.some((letter) => letter.length > 1);
  const near = all.filter((entry) =>
    isMarked
      ? entry.tone === given.tone && isNear(given.letters, entry.letters)
      : isNear([...given.bare], [...entry.bare]),
  );
  const alike = all.filter(
    ({ bare, tone }) =>
      bare !== given.bare &&
      heard(bare) === heard(given.bare) &&
      (!given.tone || tone === given.tone),
  );
  return [...near, ...alike].map(({ word }) => word);
}

/**
 * What many speakers hear as one sound: tr and ch, gi and d.
 *
 * @param {string} bare
 */
function heard(bare) {
  return bare.replace(/^tr/, "ch").replace(/^gi(?=[aeou])/, "d");
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  const swapped = a[0] === b[1] && a[1] === b[0] && isSame(a.slice(2), b.slice(2));
  const [rest, others] = [a.slice(1), b.slice(1)];
  return swapped || isSame(rest, b) || isSame(a, others) || isSame(rest, others);
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function isSame(one, other) {
  return one.join() === other.join();
}

/**
 * A run of letters as the fewest words of the texts, or null: nghiquyet is nghi quyet.
 *
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {boolean} last - whether the last word's end may be still to come
 */
export function split(typed, lexicon, last) {
  const { bare } = spell(typed);
  if (bare.length !== typed.length || !lexicon.syllables || SYLLABLE.test(bare)) return null;
  /** @type {(string[] | undefined)[]} */
  const best = [[]];
  for (let end = 2; end <= bare.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end - 1; start += 1) {
      const before = best[start];
      if (!before || !isWord(bare.slice(start, end), lexicon, last && end === bare.length))
        continue;
      if (before.length + 1 < (best[end]?.length ?? bare.length)) {
        best[end] = [...before, typed.slice(start, end)];
      }
    }
  }
  const parts = best[bare.length] ?? [];
  return parts.length > 1 ? parts : null;
}

/**
 * @param {string} bare
 * @param {Lexicon} lexicon
 * @param {boolean} begun - whether it may also be the beginning of a word
 */
function isWord(bare, { like, all, said }, begun) {
  const known = like(bare).length > 0 || said.has(bare);
  return known || (begun && all.some((entry) => entry.bare.startsWith(bare)));
}
