// Answers queries from the preloaded texts and, where it is available, from Pagefind's index.

import { rank, referred } from "../match/ranking.js";
import { parseQuery } from "../query/query.js";
import { engineOf, UNAVAILABLE } from "./engine.js";
import { addInflections, fetchTexts, loadStore } from "./records.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/ranking.js").Answer<SearchRecord>} Answer */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("./records.js").Store} Store */
/** @typedef {import("./records.js").Text} Text */
/** @typedef {{folder: string, language: string}} Location - where the index is */
/**
 * @typedef {object} Reply
 * @property {Answer[]} answers
 * @property {boolean} isSplit - whether words typed without a space between them were split
 * @property {Set<string>} stopWords
 * @property {boolean} isCut - whether more texts may answer than were looked at
 * @property {boolean} isPartial - whether only the preloaded texts could be looked at
 * @property {Promise<void> | null} later - resolves when a slow index has come
 */
/** @typedef {Partial<Reply> & {fetched?: Text[]}} Lookup */
/**
 * @typedef {object} Index
 * @property {(query: string, isCurrent: () => boolean) => Promise<Reply>} answer - `isCurrent` says
 *   whether no newer query has come
 * @property {() => void} reset - open it anew for the next query
 */

/** Milliseconds until a query fails; the reader may try again. */
const TIMEOUT = 15_000;
/** Milliseconds until the preloaded texts answer alone; from then on at once, while that lasts. */
const PATIENCE = 3000;
const LATE = new Error("late");

/**
 * An index that is opened by its first query, and again after it has failed.
 *
 * @param {Location} location
 * @returns {Index}
 */
export function indexAt(location) {
  /** @type {Promise<Index["answer"]> | undefined} */
  let opened;
  let attempts = 0;
  const reset = () => {
    opened = undefined;
    attempts += 1;
  };
  return {
    async answer(query, isCurrent) {
      opened = opened ?? open(location, attempts);
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
 * All preloaded texts are ranked; of the others, those that Pagefind finds.
 *
 * @param {Location} location
 * @param {number} attempt
 * @returns {Promise<Index["answer"]>}
 */
async function open({ folder, language }, attempt) {
  if (attempt) await retryPreloads();
  const engine = () => engineOf(folder, language, attempt);
  engine().catch(() => {}); // each lookup reports it
  const store = await loadStore(`${folder}${language}.json`);
  const { lexicon, preloaded } = store;
  const lookUp = lookupIn(store, engine);
  return async (typed, isCurrent) => {
    const query = parseQuery(typed, lexicon);
    const texts = [...preloaded.values()];
    const reply = {
      answers: referred(query, texts),
      isSplit: query.isSplit,
      stopWords: lexicon.stopWords,
      isCut: false,
      isPartial: false,
      later: null,
    };
    if (reply.answers.length) return reply;
    const { fetched = [], ...found } = await lookUp(query, isCurrent);
    return { ...reply, ...found, answers: rank(query, [...texts, ...fetched], lexicon) };
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
 * A lookup in Pagefind that gives up once it takes too long.
 *
 * @param {Store} store
 * @param {() => Promise<import("./engine.js").Engine>} engine
 * @returns {(query: ParsedQuery, isCurrent: () => boolean) => Promise<Lookup>}
 */
function lookupIn(store, engine) {
  let patience = PATIENCE;
  const restore = () => {
    patience = PATIENCE;
  };
  /** @param {ParsedQuery} query @param {() => boolean} isCurrent */
  const search = async (query, isCurrent) => {
    const started = await engine();
    const found = await fetchTexts(query, started, store, isCurrent);
    if (!store.lexicon.syllables) await addInflections(query, started, store);
    return found;
  };
  return async (query, isCurrent) => {
    const work = search(query, isCurrent);
    try {
      return await within(patience, work);
    } catch (error) {
      const isAllPreloaded = store.preloaded.size >= store.lexicon.records;
      if (error !== LATE) return { isPartial: !(error === UNAVAILABLE && isAllPreloaded) };
      patience = 0;
      return { isPartial: true, later: work.then(restore, restore) };
    }
  };
}
