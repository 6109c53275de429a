// Records of the index: preloaded with the lexicon, or fetched one by one from Pagefind.

import { textOf } from "../match/matching.js";
import { documentOf } from "../match/ranking.js";
import { indexQueries } from "../query/query.js";
import { lexiconOf } from "../text/lexicon.js";
import { tokens } from "../text/spelling.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/** @typedef {import("../match/matching.js").Text<SearchRecord>} Text */
/** @typedef {import("../query/query.js").ParsedQuery} ParsedQuery */
/** @typedef {import("../text/lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Hit} Hit */
/**
 * @typedef {object} Store
 * @property {Lexicon} lexicon
 * @property {Map<string, Text>} preloaded - by Pagefind's id
 * @property {Map<string, Text>} known - the preloaded texts and those fetched since
 */

/** Milliseconds without a keystroke before texts are fetched. */
const PAUSE = 150;
/** Texts fetched for one query. */
const MOST_FETCHED = 20;
/** Cost of a reading with another ending: "federations" for "federation". */
const INFLECTED = 0.3;

/**
 * Load the lexicon and the texts that come with it.
 *
 * @param {string} address
 * @returns {Promise<Store>}
 */
export async function loadStore(address) {
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
    kind: "",
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
 * The texts beyond the preloaded ones that have most of a query, and whether there are still more.
 *
 * @param {ParsedQuery} query
 * @param {Engine} engine
 * @param {Store} store
 * @param {() => boolean} isCurrent - whether no newer query has come
 */
export async function fetchTexts(query, engine, { lexicon, preloaded, known }, isCurrent) {
  const found = await hitsFor(query, engine);
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
export async function addInflections(query, engine, { known }) {
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
