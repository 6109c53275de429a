// Answers queries from the preloaded texts and, where there are others, from those that the index finds.

import { completeness } from "../match/completeness.js";
import { says } from "../match/excerpt.js";
import { textOf } from "../match/matching.js";
import { documentOf, quoting, rank, referred } from "../match/ranking.js";
import { nameOf, splitName, tidied } from "../query/document_name.js";
import { parseQuery } from "../query/query.js";
import { lexiconOf } from "../text/lexicon.js";
import { spell, words as wordsOf } from "../text/spelling.js";
import { engineOf, fetchJson } from "./engine.js";
import { likelyRecords, lookupIn, referredRecords, within } from "./lookup.js";
import { answerInside, joined, lacking } from "./named.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/ranking.js").Answer<SearchRecord>} Answer */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("./lookup.js").Lookup} Lookup */
/** @typedef {import("./lookup.js").Store} Store */
/** @typedef {import("../match/completeness.js").Completeness} Completeness */
/**
 * @typedef {object} Reply
 * @property {Answer[]} answers
 * @property {Completeness} completeness
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
/** @type {Omit<Reply, "isSplit" | "stopWords">} */
const NOTHING = {
  answers: [],
  completeness: { answer: "none", missing: [], isNowhere: false },
  isCut: false,
  isPartial: false,
  later: null,
};

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
 * What a query names comes first: documents, with the other words inside them, or a place; else all
 * preloaded texts are ranked, and of the others those that the index finds.
 *
 * @param {string} address
 * @param {number} attempt
 * @returns {Promise<Index["answer"]>}
 */
async function open(address, attempt) {
  if (attempt) await retryPreloads();
  const store = await loadStore(address);
  const { stopWords } = store.lexicon;
  const texts = [...store.texts.values()];
  const lookUp = lookupIn(store);
  return async (query, isCurrent, { here = "", inside: only = "" } = {}) => {
    const typed = tidied(query);
    const parsed = parseQuery(typed, store.lexicon);
    const named = splitName(typed);
    const part = only ? { name: nameOf(only), words: typed, id: only } : named;
    const inside = await answerInside(part, store, lookUp, isCurrent);
    const first =
      inside ??
      (await placed(typed, parsed, here, texts, (one) => lookUp(one, isCurrent, referredRecords)));
    const { answers, completeness: told, found } = first;
    const reply = {
      ...NOTHING,
      isSplit: parsed.isSplit,
      stopWords,
      ...found,
      answers,
      completeness: told,
    };
    if (only || first.isEnough) return reply;
    const lookup = await lookUp(parsed, isCurrent, likelyRecords);
    const others = everywhere(
      typed,
      parsed,
      named.typed,
      [...texts, ...(lookup.fetched ?? [])],
      store,
    );
    if (inside?.isDocument)
      return { ...reply, ...lookup, answers: joined(answers, others.answers) };
    // What quotes the whole query comes before what the document that it names has of it.
    if (inside && !others.isQuoted) return reply;
    return { ...reply, ...lookup, answers: others.answers, completeness: others.completeness };
  };
}

/**
 * What answers a query in all texts, and whether the first answer has it word for word.
 *
 * @param {string} typed
 * @param {ParsedQuery} read
 * @param {string} name - of the document that it names and we do not have, or ""
 * @param {import("./lookup.js").Text[]} texts
 * @param {Store} store
 */
function everywhere(typed, read, name, texts, { lexicon }) {
  const parsed = name ? withoutQuestions(read) : read; // which would be asked of another document
  const answers = quoting(parsed, rank(parsed, texts, lexicon));
  const isFirst = (/** @type {string} */ phrase) =>
    answers
      .slice(0, 1)
      .some(({ record }) => says(record, wordsOf(phrase), lexicon.stopWords, bareOf));
  const told = completeness(typed, parsed, answers, false);
  const isThere = !name || isFirst(name);
  return {
    answers,
    completeness: isThere ? told : lacking(name, told),
    isQuoted: isFirst(typed),
  };
}

/**
 * What a query refers to: in the document that is being read first.
 *
 * @param {string} typed
 * @param {ParsedQuery} query
 * @param {string} here
 * @param {import("./lookup.js").Text[]} texts
 * @param {(query: ParsedQuery) => Promise<Lookup>} lookUp
 * @returns {Promise<import("./named.js").First>}
 */
async function placed(typed, query, here, texts, lookUp) {
  const { reference } = query;
  const { fetched = [], ...found } = reference ? await lookUp(query) : {};
  const isOpen = reference && here && reference.steps.length > 0 && !reference.document;
  const own = isOpen
    ? await lookUp({ ...query, reference: { ...reference, ...nameOf(here) } })
    : {};
  const isHere = (/** @type {Answer} */ { record }) => documentOf(record) === here;
  const every = new Set([...texts, ...(own.fetched ?? []), ...fetched]);
  const answers = referred(query, [...every]);
  const isEnough = answers.length > 0;
  return {
    answers: [...answers.filter(isHere), ...answers.filter((one) => !isHere(one))],
    completeness: completeness(typed, query, answers, isEnough),
    isEnough,
    found,
  };
}

/**
 * A query whose words are not read as a question of a document.
 *
 * @param {ParsedQuery} query
 * @returns {ParsedQuery}
 */
function withoutQuestions(query) {
  return { ...query, variants: query.variants.filter(({ isQuestion }) => !isQuestion) };
}

/** @param {string} word */
function bareOf(word) {
  return spell(word).bare;
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
