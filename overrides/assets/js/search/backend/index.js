// Answers queries from the preloaded texts and, where there are others, from those that the index finds.

import { completeness } from "../match/completeness.js";
import { textOf } from "../match/matching.js";
import { documentOf, quoting, rank, referred } from "../match/ranking.js";
import { isOfDocument, nameOf, splitName } from "../query/document_name.js";
import { parseQuery } from "../query/query.js";
import { EMPTY } from "../query/reference.js";
import { lexiconOf } from "../text/lexicon.js";
import { engineOf, fetchJson } from "./engine.js";
import { likelyRecords, lookupIn, referredRecords, within } from "./lookup.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/ranking.js").Answer<SearchRecord>} Answer */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("./lookup.js").Lookup} Lookup */
/** @typedef {import("./lookup.js").Store} Store */
/**
 * @typedef {object} Part - what is asked for of a document
 * @property {string} words
 * @property {import("../query/document_name.js").DocumentName} name - how it is found
 * @property {string} [id] - which of those with this name is meant
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
/**
 * @typedef {object} Where - ids of documents, or ""
 * @property {string} [here] - the document that is being read
 * @property {string} [inside] - the only document whose texts are asked for
 */
/**
 * @typedef {object} Index
 * @property {(query: string, isCurrent: () => boolean, where?: Where) => Promise<Reply>} answer -
 *   `isCurrent` says whether no newer query has come
 * @property {() => void} reset - open it anew for the next query
 */

/** Milliseconds until a query fails; the reader may try again. */
const TIMEOUT = 15_000;

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
    async answer(query, isCurrent, where) {
      opened = opened ?? open(address, attempts);
      const used = opened;
      try {
        return await within(
          TIMEOUT,
          used.then((answer) => answer(query, isCurrent, where)),
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
  return async (typed, isCurrent, { here = "", inside: only = "" } = {}) => {
    const query = parseQuery(typed, lexicon);
    const find = (/** @type {Part} */ part) => insideNamed(part, isCurrent, store, lookUp);
    const { found: told, ...place } = await placed(query, here, texts, (asked) =>
      lookUp(asked, isCurrent, referredRecords),
    );
    const isReferred = place.answers.length > 0;
    const reply = {
      answers: place.answers,
      completeness: completeness(typed, query, place.answers, isReferred),
      isSplit: query.isSplit,
      stopWords: lexicon.stopWords,
      isCut: false,
      isPartial: false,
      later: null,
      ...told,
    };
    if (only) return { ...reply, ...(await find({ words: typed, name: nameOf(only), id: only })) };
    const isDocument = query.reference && !query.reference.steps.length && !query.reference.id;
    if (isReferred && !isDocument) return reply;
    const inside = isReferred ? null : await find(splitName(typed));
    if (inside?.completeness.answer === "whole") return { ...reply, ...inside };
    const { fetched = [], ...found } = await lookUp(query, isCurrent, likelyRecords);
    const first = new Set(reply.answers.map(({ record }) => record.address));
    const ranked = quoting(query, rank(query, [...texts, ...fetched], lexicon));
    const others = ranked.filter(({ record }) => !first.has(record.address));
    const answers = [...reply.answers, ...others];
    const complete = completeness(typed, query, answers, isReferred);
    // What quotes the whole query comes before what the document that it names has of it.
    if (inside && complete.answer !== "whole") return { ...reply, ...inside };
    return { ...reply, ...found, answers, completeness: complete };
  };
}

/**
 * What a query refers to: in the document that is being read first, where it names none.
 *
 * @param {ParsedQuery} query
 * @param {string} here
 * @param {import("./lookup.js").Text[]} texts
 * @param {(query: ParsedQuery) => Promise<Lookup>} lookUp
 * @returns {Promise<{answers: Answer[], found: Lookup}>}
 */
async function placed(query, here, texts, lookUp) {
  const { reference } = query;
  if (!reference) return { answers: [], found: {} };
  const { fetched = [], ...found } = await lookUp(query);
  const isOpen = here && reference.steps.length > 0 && !reference.document;
  const own = isOpen
    ? await lookUp({ ...query, reference: { ...reference, ...nameOf(here) } })
    : {};
  const every = new Set([...texts, ...(own.fetched ?? []), ...fetched]);
  const isHere = (/** @type {Answer} */ { record }) => documentOf(record) === here;
  const answers = referred(query, [...every]);
  const first = answers.filter(isHere);
  return { answers: [...first, ...answers.filter((one) => !isHere(one))], found };
}

/**
 * What answers words inside a document: the texts with them, and the document itself; null where no such
 * document is there.
 *
 * @param {Part} part
 * @param {() => boolean} isCurrent
 * @param {Store} store
 * @param {ReturnType<typeof lookupIn>} lookUp
 * @returns {Promise<Pick<Reply, "answers" | "completeness"> & Lookup | null>}
 */
async function insideNamed({ name, words, id = "" }, isCurrent, store, lookUp) {
  if (!name.document || !words) return null;
  const query = parseQuery(words, store.lexicon);
  const reference = { ...EMPTY, ...name };
  await lookUp({ ...query, variants: [], reference }, isCurrent, referredRecords);
  const heads = [...store.texts].filter(
    ([, { record }]) =>
      isOfDocument(name, record) && record.id === documentOf(record) && (!id || record.id === id),
  );
  if (!heads.length) return null;
  const starts = heads.map(([number]) => number);
  const { fetched = [], ...found } = await lookUp(query, isCurrent, (asked, within) =>
    likelyRecords(asked, within, starts),
  );
  const documents = new Set(heads.map(([, { record }]) => documentOf(record)));
  const own = [...new Set([...store.texts.values(), ...fetched])].filter(({ record }) =>
    documents.has(documentOf(record)),
  );
  const ranked = rank(query, own, store.lexicon);
  const first = new Set(ranked.map(({ record }) => record.address));
  const whole = referred({ ...query, reference }, own);
  const answers = [...ranked, ...whole.filter(({ record }) => !first.has(record.address))];
  const lost = ranked.length ? query : { ...query, reference: { ...reference, id: words } };
  return { ...found, answers, completeness: completeness(words, lost, answers, false) };
}

/** Load preloaded files again: browsers give a failed preload to the first who asks for the file. */
async function retryPreloads() {
  for (const link of document.querySelectorAll("link[rel=preload]")) {
    link.remove();
    await fetch(/** @type {HTMLLinkElement} */ (link).href).catch(() => {});
  }
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
