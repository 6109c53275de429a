// Answers queries from the preloaded texts and, where there are others, from those that the index finds.

import { completeness } from "../match/completeness.js";
import { textOf } from "../match/matching.js";
import { quoting, rank, referred } from "../match/ranking.js";
import { indexKeys } from "../query/index_keys.js";
import { hasSureReading, indexQueries, parseQuery } from "../query/query.js";
import { addRare, lexiconOf } from "../text/lexicon.js";
import { engineOf, fetchJson } from "./engine.js";
import { best, inAll } from "./hits.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/ranking.js").Answer<SearchRecord>} Answer */
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
 * @typedef {object} Reply
 * @property {Answer[]} answers
 * @property {import("../match/completeness.js").Completeness} completeness
 * @property {boolean} isSplit - whether words typed without a space between them were split
 * @property {Set<string>} stopWords
 * @property {boolean} isCut - whether more texts may answer than were looked at
 * @property {boolean} isPartial - whether only the preloaded texts could be looked at
 * @property {Promise<void> | null} later - resolves when a slow index has come
 */
/** @typedef {Partial<Reply> & {fetched?: Text[]}} Lookup */
/** @typedef {(query: ParsedQuery, store: Store) => Promise<number[]>} Find - the best records first */
/**
 * @typedef {object} Index
 * @property {(query: string, isCurrent: () => boolean) => Promise<Reply>} answer - `isCurrent` says
 *   whether no newer query has come
 * @property {() => void} reset - open it anew for the next query
 */

/** Milliseconds until a query fails; the reader may try again. */
const TIMEOUT = 15_000;
/** Timeout for the index, in ms; after it only preloaded texts are searched until the index loads. */
const PATIENCE = 3000;
const LATE = new Error("late");
/** Milliseconds without a keystroke before texts are fetched. */
const PAUSE = 150;
/** Texts, and files of texts, that are fetched for one query. */
const MOST_FETCHED = 20;
const MOST_FILES = 12;

/**
 * An index that is opened by its first query, and again after it has failed.
 *
 * @param {string} address - of the words of all texts
 * @returns {Index}
 */
export function indexAt(address) {
  /** @type {Promise<Index["answer"]> | undefined} */
  let opened;
  let attempts = 0;
  const reset = () => {
    opened = undefined;
    attempts += 1;
  };
  return {
    async answer(query, isCurrent) {
      opened = opened ?? open(address, attempts);
      const used = opened;
      try {
        return await within(
          TIMEOUT,
          used.then((answer) => answer(query, isCurrent)),
        );
      } catch (error) {
        if (opened === used) reset();
        throw error;
      }
    },
    reset,
  };
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function within(milliseconds, work) {
  const late = new Promise((_, reject) => setTimeout(() => reject(LATE), milliseconds));
  return Promise.race([work, late]);
}

/**
 * All preloaded texts are ranked; of the others, those that the index finds.
 *
 * @param {string} address
 * @param {number} attempt
 * @returns {Promise<Index["answer"]>}
 */
async function open(address, attempt) {
  if (attempt) await retryPreloads();
  const store = await loadStore(address);
  const { lexicon } = store;
  const texts = [...store.texts.values()];
  const lookUp = lookupIn(store);
  return async (typed, isCurrent) => {
    const query = parseQuery(typed, lexicon);
    const reply = {
      answers: referred(query, texts),
      completeness: completeness(typed, query, [], false),
      isSplit: query.isSplit,
      stopWords: lexicon.stopWords,
      isCut: false,
      isPartial: false,
      later: null,
    };
    if (query.reference) {
      const { fetched = [], ...found } = await lookUp(query, isCurrent, referredRecords);
      Object.assign(reply, found, { answers: referred(query, [...texts, ...fetched]) });
    }
    const isDocument = query.reference && !query.reference.steps.length && !query.reference.id;
    const isReferred = reply.answers.length > 0;
    reply.completeness = completeness(typed, query, reply.answers, isReferred);
    if (isReferred && !isDocument) return reply;
    const { fetched = [], ...found } = await lookUp(query, isCurrent, likelyRecords);
    const first = new Set(reply.answers.map(({ record }) => record.address));
    const ranked = quoting(query, rank(query, [...texts, ...fetched], lexicon));
    const others = ranked.filter(({ record }) => !first.has(record.address));
    const answers = [...reply.answers, ...others];
    const complete = completeness(typed, query, answers, isReferred);
    return { ...reply, ...found, answers, completeness: complete };
  };
}

/** Load preloaded files again: browsers give a failed preload to the first who asks for the file. */
async function retryPreloads() {
  for (const link of document.querySelectorAll("link[rel=preload]")) {
    link.remove();
    await fetch(/** @type {HTMLLinkElement} */ (link).href).catch(() => {});
  }
}

/**
 * A lookup in the index that gives up once it takes too long.
 *
 * @param {Store} store
 * @returns {(query: ParsedQuery, isCurrent: () => boolean, find: Find) => Promise<Lookup>}
 */
function lookupIn(store) {
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
 * Load the words and the texts that come with them.
 *
 * @param {string} address
 * @returns {Promise<Store>}
 */
async function loadStore(address) {
  const data = await fetchJson(address);
  const lexicon = lexiconOf(data);
  const engine = engineOf(address, data);
  const files = Array.from({ length: data.preloaded }, (_, piece) => engine.read(piece));
  const records = (await Promise.all(files)).flat();
  const texts = new Map(records.map((record, number) => [number, textOf(record, lexicon)]));
  return { lexicon, engine, texts };
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
 * The records with any term of a query, by the total weight of their terms.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 */
async function likelyRecords(query, { engine, lexicon }) {
  const asked = indexQueries(query, lexicon).map(async ({ term, words }) => ({
    weight: term.weight,
    words: await Promise.all(
      words.map(async ([word, cost]) => ({ cost, records: await engine.find(word) })),
    ),
  }));
  return best(await Promise.all(asked), engine, MOST_FETCHED + 1);
}

/**
 * The records of provisions that a query may refer to by number, those of the newest documents first.
 *
 * @param {ParsedQuery} query
 * @param {Store} store
 */
async function referredRecords({ reference }, { engine }) {
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
