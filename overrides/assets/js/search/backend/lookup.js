// Looks up in the index what a query may find beyond the preloaded texts, and fetches these texts.

import { textOf } from "../match/matching.js";
import { DOCUMENT_KEY, indexKeys } from "../query/index_keys.js";
import { hasSureReading, indexQueries } from "../query/query.js";
import { addRare } from "../text/lexicon.js";
import { best, inAll } from "./hits.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../match/matching.js").Text<SearchRecord>} Text */
/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {Map<number, Text>} Texts - by the number of the record */
/**
 * @typedef {object} Store
 * @property {Lexicon} lexicon
 * @property {Engine} engine
 * @property {Texts} texts - the preloaded ones, and those fetched since
 */
/**
 * @typedef {object} Lookup
 * @property {Text[]} [fetched] - the texts that were found
 * @property {boolean} [isCut] - whether more texts may answer than were looked at
 * @property {boolean} [isPartial] - whether only the preloaded texts could be looked at
 * @property {Promise<void> | null} [later] - resolves when a slow index has come
 */
/** @typedef {(query: ParsedQuery, isCurrent: () => boolean, find: Find, most?: number) => Promise<Lookup>} LookUp */
/** @typedef {(query: ParsedQuery, store: Store) => Promise<number[]>} Find - the best records first */

/** Timeout for the index, in ms; after it only preloaded texts are searched until the index loads. */
const PATIENCE = 3000;
const LATE = new Error("late");
/** Milliseconds without a keystroke before texts are fetched. */
const PAUSE = 150;
/** Texts, and files of texts, that are fetched for one query. */
const MOST_FETCHED = 40;
const MOST_FILES = 20;

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function within(milliseconds, work) {
  const late = new Promise((_, reject) => setTimeout(() => reject(LATE), milliseconds));
  return Promise.race([work, late]);
}

/**
 * A lookup in the index that gives up once it takes too long.
 *
 * @param {Store} store
 * @returns {LookUp}
 */
export function lookupIn(store) {
  let patience = PATIENCE;
  const restore = () => {
    patience = PATIENCE;
  };
  return async (query, isCurrent, find, most = MOST_FETCHED) => {
    if (store.engine.preloaded >= store.engine.records) return {};
    const work = search(query, isCurrent, find, most, store);
    try {
      return await within(patience, work);
    } catch (error) {
      if (error !== LATE) return { isPartial: true };
      patience = 0;
      return { isPartial: true, later: work.then(restore, restore) };
    }
  };
}

/**
 * The texts that a query finds beyond the preloaded ones. What must be loaded waits until the reader
 * stops typing.
 *
 * @param {ParsedQuery} query
 * @param {() => boolean} isCurrent - whether no newer query has come
 * @param {Find} find
 * @param {number} most - how many texts are fetched
 * @param {Store} store
 * @returns {Promise<Lookup>}
 */
async function search(query, isCurrent, find, most, store) {
  const { engine, lexicon } = store;
  const asked = indexQueries(query, lexicon).flatMap(({ words }) => words.map(([word]) => word));
  const keys = query.reference ? indexKeys(query.reference).flat() : [];
  if (engine.lacks([...asked, ...keys])) {
    await pause();
    if (!isCurrent()) return {};
  }
  await addRareReadings(query, store);
  const found = await find(query, store);
  return fetchTexts(found, most, store, isCurrent);
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/**
 * The texts of the best records, and whether there are still more.
 *
 * @param {number[]} found
 * @param {number} most
 * @param {Store} store
 * @param {() => boolean} isCurrent
 */
async function fetchTexts(found, most, { engine, lexicon, texts }, isCurrent) {
  const placed = found.map((record) => ({ record, file: engine.pieceOf(record) }));
  const files = [...new Set(placed.map(({ file }) => file))].slice(0, MOST_FILES);
  const chosen = placed.filter(({ file }) => files.includes(file)).slice(0, most);
  const missing = chosen.filter(({ record }) => !texts.has(record));
  if (missing.some(({ file }) => !engine.hasRead(file))) await pause();
  const loaded = (isCurrent() ? missing : []).map(async ({ record, file }) => {
    const own = (await engine.read(file))[record - engine.startOf(file)];
    if (own) texts.set(record, textOf(own, lexicon));
  });
  const isLost = (await Promise.allSettled(loaded)).some(({ status }) => status === "rejected");
  return {
    fetched: chosen.flatMap(({ record }) => texts.get(record) ?? []),
    isCut: found.length > chosen.length,
    isPartial: isLost, // the other texts answer all the same
  };
}

/**
 * The records with any term of a query, by the total weight of their terms.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 */
export async function likelyRecords(query, { engine, lexicon }) {
  const asked = indexQueries(query, lexicon).map(async ({ term, words }) => ({
    weight: term.weight,
    words: await Promise.all(
      words.map(async ([word, cost]) => ({ cost, records: await engine.find(word) })),
    ),
  }));
  return best(await Promise.all(asked), engine, MOST_FETCHED + 1);
}

/**
 * All records of some documents: each goes from its own record to the next document's.
 *
 * @param {number[]} documents - the records of the documents themselves
 * @param {Engine} engine
 */
export async function recordsOf(documents, { find, records, preloaded }) {
  const starts = await find(DOCUMENT_KEY);
  const ranges = documents.map((start) => {
    const end = starts[starts.indexOf(start) + 1] ?? records;
    return Array.from({ length: end - start }, (_, at) => start + at);
  });
  return ranges.flat().filter((record) => record >= preloaded);
}

/**
 * The records of provisions that a query may refer to by number, those of the newest documents first.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 */
export async function referredRecords({ reference }, { engine }) {
  const groups = (reference ? indexKeys(reference) : []).map(async (keys) =>
    (await Promise.all(keys.map(engine.find))).flat(),
  );
  return inAll(await Promise.all(groups), engine);
}

/**
 * Read the words of a query that are too rare for the lexicon as words of the index.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 */
async function addRareReadings({ variants }, { engine, lexicon }) {
  const unread = variants.flatMap(({ terms }) => terms.filter((term) => !hasSureReading(term)));
  await Promise.all(
    unread.map(async ({ typed, readings }) =>
      addRare(typed, await engine.alike(typed), readings, lexicon.syllables),
    ),
  );
}
