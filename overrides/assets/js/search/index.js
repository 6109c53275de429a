// The index of all texts: what it is asked, and the answers to a query. All that search loads is
// loaded here.

import { engineOf, UNAVAILABLE } from "./engine.js";
import { lexiconOf } from "./lexicon.js";
import { textOf } from "./matching.js";
import { asks, understand } from "./query.js";
import { documentOf, named, rank } from "./ranking.js";
import { tokens } from "./spelling.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./query.js").Question} Question */
/**
 * @typedef {object} Found - a provision, or a document
 * @property {string} id
 * @property {string} kind
 * @property {string} address - below the site's root
 * @property {string} document
 * @property {string} place
 * @property {string} within
 * @property {string} called
 * @property {string} text
 */
/** @typedef {import("./ranking.js").Answer<Found>} Answer */
/** @typedef {import("./matching.js").Text<Found>} Text */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {{folder: string, language: string}} Place - where the index is */
/**
 * @typedef {object} Reply
 * @property {Answer[]} answers
 * @property {boolean} apart - whether words of the query were typed without a space between them
 * @property {Set<string>} small - words that tell nothing
 * @property {boolean} cut - whether more texts may answer than were looked at
 * @property {boolean} lost - whether only the texts at hand could be looked at
 * @property {Promise<void> | null} later - then more can be, where that only takes long
 */
/**
 * @typedef {object} Index
 * @property {(query: string, isAwaited: () => boolean) => Promise<Reply>} answer - `isAwaited` tells
 *   whether no other query has come since
 * @property {() => void} forget - so that it is opened anew
 */

/** Milliseconds until the index is given up; one may ask for it again. */
const PATIENCE = 15_000;
/** Milliseconds until the texts at hand answer alone, at once from then on while that lasts. */
const SOON = 3000;
const LATE = new Error("late");
/** Milliseconds without another letter before texts are fetched that are not at hand. */
const PAUSE = 150;
/** Texts that are fetched for one query. */
const MOST_FETCHED = 20;

/**
 * The index, which is opened when it is first asked, and anew after it could not be had.
 *
 * @param {Place} place
 * @returns {Index}
 */
export function indexAt(place) {
  /** @type {Promise<Index["answer"]> | undefined} */
  let opened;
  let attempts = 0;
  const forget = () => {
    opened = undefined;
    attempts += 1;
  };
  return {
    async answer(query, isAwaited) {
      opened = opened ?? open(place, attempts);
      const asked = opened;
      try {
        return await within(
          PATIENCE,
          asked.then((answer) => answer(query, isAwaited)),
        );
      } catch (error) {
        if (opened === asked) forget();
        throw error;
      }
    },
    forget,
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
 * The texts at hand are all looked at; of the others Pagefind tells which have the words. Where it
 * can't be had, or not soon, the texts at hand are all that is searched.
 *
 * @param {Place} place
 * @param {number} attempt
 * @returns {Promise<Index["answer"]>}
 */
async function open({ folder, language }, attempt) {
  if (attempt) await dropLostPreloads();
  engineOf(folder, language, attempt).catch(() => {}); // told by each search
  const { lexicon, known } = await load(`${folder}${language}.json`);
  const keys = new Set(known.keys());
  const atHand = [...known.values()];
  let patience = SOON;
  return async (query, isAwaited) => {
    const question = understand(query, lexicon);
    const { apart } = question;
    const found = named(question, atHand);
    const reply = { apart, small: lexicon.small, cut: false, lost: false, later: null };
    if (found.length) return { ...reply, answers: found };
    const { others = [], ...told } = await sought(question, isAwaited);
    return { ...reply, ...told, answers: rank(question, [...atHand, ...others], lexicon) };
  };

  /**
   * @param {Question} question
   * @param {() => boolean} isAwaited
   * @returns {Promise<{others?: Text[], cut?: boolean, lost?: boolean, later?: Promise<void>}>}
   */
  async function sought(question, isAwaited) {
    const work = seek(question, isAwaited);
    try {
      return await within(patience, work);
    } catch (error) {
      const isAll = atHand.length >= lexicon.records;
      if (error !== LATE) return { lost: !(error === UNAVAILABLE && isAll) };
      patience = 0;
      return { lost: true, later: work.then(hurryNoMore, hurryNoMore) };
    }
  }

  /** @param {Question} question @param {() => boolean} isAwaited */
  async function seek(question, isAwaited) {
    const ask = await engineOf(folder, language, attempt);
    const told = await fetchFor(question, ask, keys, known, lexicon, isAwaited);
    if (!lexicon.syllables) await inflect(question, ask, known);
    return told;
  }

  function hurryNoMore() {
    patience = SOON;
  }
}

/** A file that could not be loaded ahead of need stays lost to the first who asks for it later. */
async function dropLostPreloads() {
  for (const link of document.querySelectorAll("link[rel=preload]")) {
    link.remove();
    await fetch(/** @type {HTMLLinkElement} */ (link).href).catch(() => {});
  }
}

/**
 * The words of all texts, and the texts at hand.
 *
 * @param {string} path
 */
async function load(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const data = await answer.json();
  const lexicon = lexiconOf(data);
  /** @type {Map<string, Text>} */
  const known = new Map();
  for (const [key, record] of Object.entries(data.texts)) {
    known.set(key, textOf(foundOf(record), lexicon));
  }
  return { lexicon, known };
}

/**
 * A record as it was sent, without what is empty and its id.
 *
 * @param {Partial<Found>} sent
 * @returns {Found}
 */
function foundOf(sent) {
  const empty = {
    kind: "",
    address: "",
    document: "",
    place: "",
    within: "",
    called: "",
    text: "",
  };
  const { address = "" } = sent;
  return { ...empty, ...sent, id: address.split("#")[1] || documentOf({ address }) };
}

/**
 * Fetch the texts that have most of what is asked for and are not at hand, and tell whether there
 * are more than that.
 *
 * @param {Question} question
 * @param {Engine} ask
 * @param {Set<string>} atHand
 * @param {Map<string, Text>} known - the texts at hand, which those that are fetched join
 * @param {Lexicon} lexicon
 * @param {() => boolean} isAwaited
 */
async function fetchFor(question, ask, atHand, known, lexicon, isAwaited) {
  /** @type {Map<string, {weight: number, hit: Hit}>} */
  const found = new Map();
  await Promise.all(
    asks(question).map(async ({ term, forms, sure }) => {
      const hits = (await Promise.all(forms.map(ask))).flat();
      // A piece of the index that could not be loaded shows only in this: what must be there is not.
      if (sure && !hits.length) throw new Error(`no ${term.typed}`);
      for (const hit of new Map(hits.map((one) => [one.id, one])).values()) {
        found.set(hit.id, { hit, weight: term.weight + (found.get(hit.id)?.weight ?? 0) });
      }
    }),
  );
  const strange = [...found.values()].filter(({ hit }) => !atHand.has(hit.id));
  const best = strange.sort((one, other) => other.weight - one.weight).slice(0, MOST_FETCHED);
  const missing = best.filter(({ hit }) => !known.has(hit.id));
  if (missing.length) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (isAwaited()) await Promise.all(missing.map(({ hit }) => fetchText(hit, known, lexicon)));
  return {
    others: best.flatMap(({ hit }) => known.get(hit.id) ?? []),
    cut: strange.length > MOST_FETCHED,
  };
}

/**
 * @param {Hit} hit
 * @param {Map<string, Text>} known
 * @param {Lexicon} lexicon
 */
async function fetchText(hit, known, lexicon) {
  const data = await hit.data().catch(() => null); // the others answer without it
  if (!data) return;
  const record = JSON.parse(data.anchors[0].id.replace(/␣/g, " "));
  known.set(hit.id, textOf(foundOf(record), lexicon));
}

/** Of a word with another ending: "federations" is "federation". */
const INFLECTED = 0.3;

/**
 * Learn from the index, which knows the endings of the language, how the texts have each word.
 *
 * @param {Question} question
 * @param {Engine} ask
 * @param {Map<string, Text>} known
 */
async function inflect(question, ask, known) {
  for (const { term, forms } of asks(question)) {
    const hits = (await Promise.all(forms.map(ask))).flat();
    for (const { id, words } of hits) {
      const { text = "", called = "" } = known.get(id)?.record ?? {};
      const { word } = tokens(`${text} ${called}`)[words[0] ?? -1] ?? { word: "" };
      const alike = word.slice(0, 3) === term.typed.slice(0, 3);
      if (alike && (term.readings.get(word) ?? 1) > INFLECTED) term.readings.set(word, INFLECTED);
    }
  }
}
