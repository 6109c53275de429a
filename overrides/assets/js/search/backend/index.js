// Answers queries from the preloaded texts and, where it is available, from Pagefind's index.

import { textOf } from "../match/matching.js";
import { documentOf, quoting, rank, referred } from "../match/ranking.js";
import { indexKeys } from "../query/index_keys.js";
import { indexQueries, parseQuery } from "../query/query.js";
import { lexiconOf } from "../text/lexicon.js";
import { tokens } from "../text/spelling.js";
import { engineOf, UNAVAILABLE } from "./engine.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/ranking.js").Answer<SearchRecord>} Answer */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../match/matching.js").Text<SearchRecord>} Text */
/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Hit} Hit */
/**
 * @typedef {object} Store
 * @property {Lexicon} lexicon
 * @property {Map<string, Text>} preloaded - by Pagefind's id
 * @property {Map<string, Text>} known - the preloaded texts and those fetched since
 */
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
/** @typedef {(query: ParsedQuery, engine: Engine) => Promise<Hit[]>} Find */
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
/** Texts fetched for one query. */
const MOST_FETCHED = 20;
/** Cost of a reading with another ending: "federations" for "federation". */
const INFLECTED = 0.3;

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
    if (query.reference && preloaded.size < lexicon.records) {
      const { fetched = [], ...found } = await lookUp(query, isCurrent, referredHits);
      Object.assign(reply, found, { answers: referred(query, [...texts, ...fetched]) });
    }
    const isDocument = query.reference && !query.reference.steps.length && !query.reference.id;
    if (reply.answers.length && !isDocument) return reply;
    const { fetched = [], ...found } = await lookUp(query, isCurrent, hitsFor);
    const first = new Set(reply.answers.map(({ record }) => record.address));
    const ranked = quoting(query, rank(query, [...texts, ...fetched], lexicon));
    const others = ranked.filter(({ record }) => !first.has(record.address));
    return { ...reply, ...found, answers: [...reply.answers, ...others] };
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
 * @returns {(query: ParsedQuery, isCurrent: () => boolean, find: Find) => Promise<Lookup>}
 */
function lookupIn(store, engine) {
  let patience = PATIENCE;
  const restore = () => {
    patience = PATIENCE;
  };
  /** @param {ParsedQuery} query @param {() => boolean} isCurrent @param {Find} find */
  const search = async (query, isCurrent, find) => {
    const started = await engine();
    const found = await fetchTexts(await find(query, started), store, isCurrent);
    if (!store.lexicon.syllables) await addInflections(query, started, store);
    return found;
  };
  return async (query, isCurrent, find) => {
    const work = search(query, isCurrent, find);
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

/**
 * Load the lexicon and the texts that come with it.
 *
 * @param {string} address
 * @returns {Promise<Store>}
 */
async function loadStore(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data = await response.json();
  const lexicon = lexiconOf(data);
  /** @type {Map<string, Text>} */
  const preloaded = new Map();
  for (const [id, sent] of Object.entries(data.texts)) {
    preloaded.set(id, textOf(recordOf(sent), lexicon));
  }
  return { lexicon, preloaded, known: new Map(preloaded) };
}

/**
 * A record as it was sent, with its id and its empty fields added.
 *
 * @param {Partial<SearchRecord>} sent
 * @returns {SearchRecord}
 */
function recordOf(sent) {
  const { address = "" } = sent;
  return {
    address,
    document: "",
    place: "",
    within: "",
    called: "",
    text: "",
    ...sent,
    id: address.split("#")[1] || documentOf({ address }),
  };
}

/**
 * The texts of the first hits beyond the preloaded ones, and whether there are still more.
 *
 * @param {Hit[]} found
 * @param {Store} store
 * @param {() => boolean} isCurrent - whether no newer query has come
 */
async function fetchTexts(found, { lexicon, preloaded, known }, isCurrent) {
  const others = found.filter(({ id }) => !preloaded.has(id));
  const best = others.slice(0, MOST_FETCHED);
  const missing = best.filter(({ id }) => !known.has(id));
  if (missing.length) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (isCurrent()) await Promise.all(missing.map((hit) => fetchText(hit, known, lexicon)));
  return {
    fetched: best.flatMap(({ id }) => known.get(id) ?? []),
    isCut: others.length > MOST_FETCHED,
  };
}

/**
 * The records with any term of a query, by the total weight of their terms.
 *
 * @param {ParsedQuery} query
 * @param {Engine} engine
 */
async function hitsFor(query, engine) {
  /** @type {Map<string, {weight: number, hit: Hit}>} */
  const found = new Map();
  await Promise.all(
    indexQueries(query).map(async ({ term, forms, isCertain }) => {
      const hits = (await Promise.all(forms.map(engine))).flat();
      // Pagefind does not report that a chunk of its index failed to load; a missing word does.
      if (isCertain && !hits.length) throw new Error(`no ${term.typed}`);
      for (const hit of new Map(hits.map((one) => [one.id, one])).values()) {
        found.set(hit.id, { hit, weight: term.weight + (found.get(hit.id)?.weight ?? 0) });
      }
    }),
  );
  return [...found.values()].sort((one, other) => other.weight - one.weight).map(({ hit }) => hit);
}

/**
 * The records of provisions that a query may refer to by number.
 *
 * @param {ParsedQuery} query
 * @param {Engine} engine
 */
async function referredHits({ reference }, engine) {
  const keys = reference ? indexKeys(reference) : [];
  const groups = await Promise.all(
    keys.map(async (forms) => (await Promise.all(forms.map((form) => engine(`"${form}"`)))).flat()),
  );
  const [first, ...others] = groups.map((hits) => new Map(hits.map((hit) => [hit.id, hit])));
  return [...(first?.values() ?? [])].filter(({ id }) => others.every((hits) => hits.has(id)));
}

/**
 * @param {Hit} hit
 * @param {Map<string, Text>} known
 * @param {Lexicon} lexicon
 */
async function fetchText(hit, known, lexicon) {
  const data = await hit.data().catch(() => null); // the other texts answer without it
  if (!data) return;
  const sent = JSON.parse(data.anchors[0].id.replace(/␣/g, " "));
  known.set(hit.id, textOf(recordOf(sent), lexicon));
}

/**
 * Add readings with other endings, which Pagefind's stemmer knows, to the terms of a query.
 *
 * @param {ParsedQuery} query
 * @param {Engine} engine
 * @param {Store} store
 */
async function addInflections(query, engine, { known }) {
  for (const { term, forms } of indexQueries(query)) {
    const hits = (await Promise.all(forms.map(engine))).flat();
    for (const { id, words } of hits) {
      const { text = "", called = "" } = known.get(id)?.record ?? {};
      const { word } = tokens(`${text} ${called}`)[words[0] ?? -1] ?? { word: "" };
      const isAlike = word.slice(0, 3) === term.typed.slice(0, 3);
      if (isAlike && (term.readings.get(word) ?? 1) > INFLECTED) term.readings.set(word, INFLECTED);
    }
  }
}
