// Filters by document and by section, offered where the answers are from several.

import { compare, documentOf } from "../match/ranking.js";

/** @typedef {import("../backend/index.js").Answer} Answer */
/** @typedef {{document: string, section: string}} Choice - "" for all */

const KINDS = /** @type {const} */ (["document", "section"]);

/**
 * The value by which a filter selects an answer: its document, or its section, the first part of its
 * place.
 *
 * @param {Answer} answer
 * @param {"document" | "section"} kind
 */
function filterValue({ record }, kind) {
  return kind === "section" ? (record.place.split(" › ")[0] ?? "") : documentOf(record);
}

/**
 * A choice without the filters that would leave no answer.
 *
 * @param {Answer[]} answers
 * @param {Choice} choice
 * @returns {Choice}
 */
export function availableChoice(answers, choice) {
  const byDocument = filtered(answers, { ...choice, section: "" });
  const available = byDocument.length ? choice : { ...choice, document: "" };
  return filtered(answers, available).length ? available : { ...available, section: "" };
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
  for (const kind of KINDS) {
    const list = /** @type {HTMLSelectElement} */ (filters.querySelector(`[data-filter=${kind}]`));
    const all = filtered(answers, { ...choice, [kind]: "" });
    const offered = optionsOf(all, kind);
    list.replaceChildren(new Option(`${list.dataset.all} (${all.length})`, ""), ...offered);
    list.value = offered.some(({ value }) => value === choice[kind]) ? choice[kind] : "";
    list.hidden = offered.length < 2 && !list.value;
    list.onchange = () => onChoice({ ...choice, [kind]: list.value });
  }
}

/**
 * @param {Answer[]} answers
 * @param {"document" | "section"} kind
 */
function optionsOf(answers, kind) {
  /** @type {Map<string, {name: string, count: number}>} */
  const options = new Map();
  const inOrder = [...answers].sort((one, other) => compare(one.record, other.record));
  for (const answer of inOrder) {
    const value = filterValue(answer, kind);
    const name = kind === "section" ? value : `${answer.record.document}, ${value.slice(0, 4)}`;
    if (value) options.set(value, { name, count: (options.get(value)?.count ?? 0) + 1 });
  }
  return [...options].map(([value, { name, count }]) => new Option(`${name} (${count})`, value));
}
