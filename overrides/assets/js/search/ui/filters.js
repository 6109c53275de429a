// The filters of answers, such as by year and type: those of which there is a choice.

import { compare, documentOf } from "../match/ranking.js";

/** @typedef {import("../backend/index.js").Answer} Answer */
/** @typedef {"year" | "type" | "issuer" | "status" | "document" | "section"} Kind */
/** @typedef {Record<Kind, string>} Choice - "" for all */

const KINDS = /** @type {const} */ (["year", "type", "issuer", "status", "document", "section"]);
/** @type {Choice} */
export const ALL = { year: "", type: "", issuer: "", status: "", document: "", section: "" };

/**
 * The value by which a filter selects an answer: its section is the first part of its place, the type
 * what stands before its document's number.
 *
 * @param {Answer} answer
 * @param {Kind} kind
 */
function filterValue({ record }, kind) {
  const id = documentOf(record);
  return {
    year: id.slice(0, 4),
    type: id ? record.document.replace(/ ?\d.*/, "") : "",
    issuer: record.issuer,
    status: record.status,
    document: id,
    section: record.place.split(" › ")[0] ?? "",
  }[kind];
}

/**
 * Whether two choices are the same.
 *
 * @param {Choice} one
 * @param {Choice} other
 */
export function isSameChoice(one, other) {
  return KINDS.every((kind) => one[kind] === other[kind]);
}

/**
 * The choice that an address or another record of values names.
 *
 * @param {(kind: Kind) => string | null} value
 */
export function choiceOf(value) {
  const chosen = KINDS.map((kind) => [kind, value(kind) ?? ""]);
  return /** @type {Choice} */ (Object.fromEntries(chosen));
}

/**
 * A choice without the filters that would leave no answer.
 *
 * @param {Answer[]} answers
 * @param {Choice} choice
 * @returns {Choice}
 */
export function availableChoice(answers, choice) {
  const available = { ...ALL };
  for (const kind of KINDS) {
    available[kind] = choice[kind];
    if (!filtered(answers, available).length) available[kind] = "";
  }
  return available;
}

/**
 * The answers that a choice leaves.
 *
 * @param {Answer[]} answers
 * @param {Choice} choice
 */
export function filtered(answers, choice) {
  return answers.filter((answer) =>
    KINDS.every((kind) => !choice[kind] || filterValue(answer, kind) === choice[kind]),
  );
}

/**
 * Fill the filters with their values, each with its number of answers.
 *
 * @param {HTMLElement} filters - with a <select> for each kind
 * @param {Answer[]} answers
 * @param {Choice} choice
 * @param {(choice: Choice) => void} onChoice
 */
export function offerFilters(filters, answers, choice, onChoice) {
  const inOrder = [...answers].sort((one, other) => compare(one.record, other.record));
  for (const kind of KINDS) {
    const list = /** @type {HTMLSelectElement} */ (filters.querySelector(`[data-filter=${kind}]`));
    const all = filtered(inOrder, { ...choice, [kind]: "" });
    const offered = optionsOf(all, kind);
    list.replaceChildren(new Option(`${list.dataset.all} (${all.length})`, ""), ...offered);
    list.value = offered.some(({ value }) => value === choice[kind]) ? choice[kind] : "";
    list.hidden = offered.length < 2 && !list.value;
    list.onchange = () => onChoice({ ...choice, [kind]: list.value });
  }
}

/**
 * @param {Answer[]} answers - as they are to be offered
 * @param {Kind} kind
 */
function optionsOf(answers, kind) {
  /** @type {Map<string, {name: string, count: number}>} */
  const options = new Map();
  for (const answer of answers) {
    const value = filterValue(answer, kind);
    const name = kind === "document" ? `${answer.record.document}, ${value.slice(0, 4)}` : value;
    if (value) options.set(value, { name, count: (options.get(value)?.count ?? 0) + 1 });
  }
  return [...options].map(([value, { name, count }]) => new Option(`${name} (${count})`, value));
}
