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
/** @typedef {(query: ParsedQuery, store: Store) => Promise<number[]>} Find - the best records first */

/** Timeout for the index, in ms; after it only preloaded texts are searched until the index loads. */
const PATIENCE = 3000;
const LATE = new Error("late");
/** Milliseconds without a keystroke before texts are fetched. */
const PAUSE = 150;
/** Texts, and files of texts, that are fetched for one query. */
const MOST_FETCHED = 20;
const MOST_FILES = 12;

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
 * @returns {(query: ParsedQuery, isCurrent: () => boolean, find: Find) => Promise<Lookup>}
 */
export function lookupIn(store) {
  let patience = PATIENCE;
  const restore = () => {
    patience = PATIENCE;
  };
  return async (query, isCurrent, find) => {
    if (store.engine.preloaded >= store.engine.records) return {};
    const work = search(query, isCurrent, find, store);
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
 * @param {Store} store
 * @returns {Promise<Lookup>}
 */
async function search(query, isCurrent, find, store) {
  const { engine, lexicon } = store;
  const asked = indexQueries(query, lexicon).flatMap(({ words }) => words.map(([word]) => word));
  const keys = query.reference ? indexKeys(query.reference).flat() : [];
  if (engine.lacks([...asked, ...keys])) {
    await pause();
    if (!isCurrent()) return {};
  }
  await addRareReadings(query, store);
  const found = await find(query, store);
  return fetchTexts(found, store, isCurrent);
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/**
 * The texts of the best records, and whether there are still more.
 *
 * @param {number[]} found
 * @param {Store} store
 * @param {() => boolean} isCurrent
 */
async function fetchTexts(found, { engine, lexicon, texts }, isCurrent) {
  const placed = found.map((record) => ({ record, file: engine.pieceOf(record) }));
  const files = [...new Set(placed.map(({ file }) => file))].slice(0, MOST_FILES);
  const chosen = placed.filter(({ file }) => files.includes(file)).slice(0, MOST_FETCHED);
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
 * The records with any term of a query, by the total weight of their terms; of some documents, if they
 * are given.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 * @param {number[]} [documents] - the records of the documents themselves
 */
export async function likelyRecords(query, { engine, lexicon }, documents) {
  const isAmong = documents ? await rangesOf(documents, engine) : () => true;
  const find = async (/** @type {string} */ word) => (await engine.find(word)).filter(isAmong);
  const asked = indexQueries(query, lexicon).map(async ({ term, words }) => ({
    weight: term.weight,
    words: await Promise.all(
      words.map(async ([word, cost]) => ({ cost, records: await find(word) })),
    ),
  }));
  return best(await Promise.all(asked), engine, MOST_FETCHED + 1);
}

/**
 * Whether a record is of one of these documents: each goes from its own record to the next document's.
 *
 * @param {number[]} documents
 * @param {Engine} engine
 * @returns {Promise<(record: number) => boolean>}
 */
async function rangesOf(documents, { find, records }) {
  const starts = await find(DOCUMENT_KEY);
  const ranges = documents.map((start) => ({
    start,
    end: starts[starts.indexOf(start) + 1] ?? records,
  }));
  return (record) => ranges.some(({ start, end }) => start <= record && record < end);
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
