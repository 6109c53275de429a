// The index of all texts: what it is asked, and the answers to a query. All that search loads is
// loaded here.

import { engineOf } from "./engine.js";
import { lexiconOf } from "./lexicon.js";
import { textOf } from "./matching.js";
import { asks, understand } from "./query.js";
import { rank } from "./ranking.js";
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
 * @property {string} section
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
 * @property {boolean} partial - whether only the texts at hand were asked
 * @property {Set<string>} small - words that tell nothing
 */
/** @typedef {{answer: (query: string) => Promise<Reply>, forget: () => void}} Index */

/** Milliseconds until the index is given up; one may ask for it again. */
const PATIENCE = 15_000;
/** Texts that are not at hand are loaded for one query up to this number. */
const MOST_LOADED = 20;

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
    async answer(query) {
      try {
        opened ??= open(place, attempts);
        return await timely(opened.then((answer) => answer(query)));
      } catch (error) {
        forget();
        throw error;
      }
    },
    forget,
  };
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function timely(work) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
  return Promise.race([work, late]);
}

/**
 * Where Pagefind can't be had, the texts at hand are all that is searched.
 *
 * @param {Place} place
 * @param {number} attempt
 * @returns {Promise<Index["answer"]>}
 */
async function open({ folder, language }, attempt) {
  if (attempt) await dropLostPreloads();
  const engine = engineOf(folder, language, attempt).catch(() => null);
  const { lexicon, known } = await load(`${folder}${language}.json`);
  const ask = await engine;
  return async (query) => {
    const question = understand(query, lexicon);
    const isAsked = ask && !question.place;
    const texts = isAsked ? await candidates(question, ask, known, lexicon) : [...known.values()];
    if (ask && !lexicon.syllables) await inflect(question, ask, known);
    return { answers: rank(question, texts, lexicon), partial: !ask, small: lexicon.small };
  };
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
    known.set(key, textOf({ ...EMPTY, ...record }, lexicon));
  }
  return { lexicon, known };
}

/** @type {Found} */
const EMPTY = {
  id: "",
  kind: "",
  address: "",
  document: "",
  place: "",
  section: "",
  within: "",
  called: "",
  text: "",
};

/**
 * The texts that have most of what is asked for.
 *
 * @param {Question} question
 * @param {Engine} ask
 * @param {Map<string, Text>} known - the texts at hand; those that are loaded join them
 * @param {Lexicon} lexicon
 */
async function candidates(question, ask, known, lexicon) {
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
  const best = [...found.values()].sort((one, other) => other.weight - one.weight);
  const strange = best.filter(({ hit }) => !known.has(hit.id)).slice(0, MOST_LOADED);
  await Promise.all(
    strange.map(async ({ hit }) => {
      const { anchors } = await hit.data();
      const record = { ...EMPTY, ...JSON.parse(anchors[0].id.replace(/␣/g, " ")) };
      known.set(hit.id, textOf(record, lexicon));
    }),
  );
  return best.flatMap(({ hit }) => known.get(hit.id) ?? []);
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
    for (const {
      id,
      words: [at = -1],
    } of (await Promise.all(forms.map(ask))).flat()) {
      const piece = known.get(id)?.record.text.split(/\s+/)[at] ?? "";
      for (const { word } of tokens(piece)) {
        const alike = word.slice(0, 3) === term.typed.slice(0, 3);
        if (alike && (term.readings.get(word) ?? 1) > INFLECTED) term.readings.set(word, INFLECTED);
      }
    }
  }
}
