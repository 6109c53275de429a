// What answers a query inside the documents that it names.

import { completeness } from "../match/completeness.js";
import { documentOf, NO_TERMS, rank, referred } from "../match/ranking.js";
import { isOfDocument } from "../query/document_name.js";
import { parseQuery } from "../query/query.js";
import { EMPTY } from "../query/reference.js";
import { recordsOf, referredRecords } from "./lookup.js";

/** @typedef {import("./index.js").Answer} Answer */
/** @typedef {import("../match/completeness.js").Completeness} Completeness */
/** @typedef {import("./lookup.js").Lookup} Lookup */
/** @typedef {import("./lookup.js").LookUp} LookUp */
/** @typedef {import("./lookup.js").Store} Store */
/** @typedef {import("../query/document_name.js").DocumentName} DocumentName */
/** @typedef {{number: number, id: string}} Named - the record of a document, and its id */
/**
 * @typedef {object} First - what a query names
 * @property {Answer[]} answers
 * @property {Completeness} completeness
 * @property {boolean} isEnough - whether nothing else need be looked for
 * @property {Lookup} found
 */
/**
 * @typedef {object} Part - what is asked for of documents
 * @property {DocumentName} name
 * @property {string} [typed] - how it is typed
 * @property {string} words - that are looked for
 * @property {string} [id] - of the only one that is meant
 */

/** Documents of a name whose texts are all loaded, and texts of them. */
const MOST_DOCUMENTS = 3;
const MOST_TEXTS = 1000;

/**
 * What answers words inside documents: a place that they name, or the texts with them; and the documents,
 * which alone are asked for where there are no words but small ones. Documents of another year where there
 * are none of that year; null where there are none at all.
 *
 * @param {Part} part
 * @param {Store} store
 * @param {LookUp} lookUp
 * @param {() => boolean} isCurrent
 * @returns {Promise<First & {isDocument: boolean} | null>}
 */
export async function answerInside({ name, typed = "", words, id = "" }, store, lookUp, isCurrent) {
  const find = async (/** @type {DocumentName} */ one) => {
    const every = await documentsNamed(one, store, lookUp, isCurrent);
    return every.filter((document) => !id || document.id === id).slice(0, MOST_DOCUMENTS);
  };
  const exact = await find(name);
  const documents = exact.length || !name.year ? exact : await find({ ...name, year: "" });
  if (!documents.length) return null;
  const query = parseQuery(words, store.lexicon);
  const isDocument = query.variants.every(({ terms }) => terms.every((term) => term.isStopWord));
  const all = (/** @type {unknown} */ _, /** @type {Store} */ { engine }) =>
    recordsOf(
      documents.map(({ number }) => number),
      engine,
    );
  const found = isDocument ? {} : await lookUp(query, isCurrent, all, MOST_TEXTS);
  const { answers, completeness: told } = isDocument
    ? ofDocuments(documents, store)
    : ofTexts(words, query, documents, store);
  const complete = exact.length ? told : lacking(typed, told);
  return {
    answers,
    completeness: complete,
    isEnough: complete.answer === "whole" && !isDocument,
    isDocument,
    found,
  };
}

/**
 * The documents with a name, the newest first.
 *
 * @param {DocumentName} name
 * @param {Store} store
 * @param {LookUp} lookUp
 * @param {() => boolean} isCurrent
 * @returns {Promise<Named[]>}
 */
async function documentsNamed(name, store, lookUp, isCurrent) {
  if (!name.document) return [];
  const query = { reference: { ...EMPTY, ...name }, isSplit: false, variants: [] };
  await lookUp(query, isCurrent, referredRecords);
  return [...store.texts]
    .filter(([, { record }]) => record.id === documentOf(record) && isOfDocument(name, record))
    .map(([number, { record }]) => ({ number, id: record.id }))
    .sort((one, other) => one.number - other.number);
}

/**
 * @param {Named[]} documents
 * @param {Store} store
 * @returns {Pick<First, "answers" | "completeness">}
 */
function ofDocuments(documents, { texts }) {
  const answers = documents.flatMap(({ number }) => {
    const record = texts.get(number)?.record;
    return record
      ? [{ record, score: 1, variant: NO_TERMS, words: [], certainties: [], marks: [] }]
      : [];
  });
  return { answers, completeness: { answer: "whole", missing: [], isNowhere: false } };
}

/**
 * @param {string} words
 * @param {import("../query/query.js").ParsedQuery} query
 * @param {Named[]} documents
 * @param {Store} store
 * @returns {Pick<First, "answers" | "completeness">}
 */
function ofTexts(words, query, documents, store) {
  const ids = new Set(documents.map(({ id }) => id));
  const texts = [...store.texts.values()].filter(({ record }) => ids.has(documentOf(record)));
  const places = referred(query, texts);
  if (places.length) {
    return { answers: places, completeness: completeness(words, query, places, true) };
  }
  const ranked = rank(query, texts, store.lexicon);
  const whole = ofDocuments(documents, store).answers;
  if (!ranked.length || query.reference?.steps.length) {
    const missing = [words];
    const told = /** @type {const} */ ({ answer: "partial", isNowhere: false });
    return { answers: joined(whole, ranked), completeness: { ...told, missing } };
  }
  const told = completeness(words, query, ranked, false);
  return { answers: joined(ranked, whole), completeness: told };
}

/**
 * Answers, and others that are not among them.
 *
 * @param {Answer[]} answers
 * @param {Answer[]} others
 */
export function joined(answers, others) {
  const known = new Set(answers.map(({ record }) => record.address));
  return [...answers, ...others.filter(({ record }) => !known.has(record.address))];
}

/**
 * A completeness that tells of something that is missing, unless it tells of something already.
 *
 * @param {string} missing
 * @param {Completeness} told
 * @returns {Completeness}
 */
export function lacking(missing, told) {
  if (told.answer === "none" || told.missing.length) return told;
  return { answer: "partial", missing: [missing.replace(/[\s,.;:?!]+$/, "")], isNowhere: true };
}
