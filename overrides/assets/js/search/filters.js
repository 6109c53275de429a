// What narrows the answers: one document, one section. Offered only where answers are in several.

import { compare, documentOf } from "./ranking.js";

/** @typedef {import("./index.js").Answer} Answer */
/** @typedef {{document: string, section: string}} Chosen - "" for all */

const KINDS = /** @type {const} */ (["document", "section"]);

/**
 * What an answer is narrowed by: its document, or its section, the first part of its place.
 *
 * @param {Answer} answer
 * @param {"document" | "section"} kind
 */
function partOf({ record }, kind) {
  return kind === "section" ? (record.place.split(" › ")[0] ?? "") : documentOf(record);
}

/**
 * What is chosen, without what none of the answers is of.
 *
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 * @returns {Chosen}
 */
export function chosenOf(answers, chosen) {
  const { document } = chosen;
  const within = { document: narrowed(answers, { document, section: "" }).length ? document : "" };
  return narrowed(answers, { ...chosen, ...within }).length
    ? { ...chosen, ...within }
    : { ...within, section: "" };
}

/**
 * The answers that are left.
 *
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 */
export function narrowed(answers, chosen) {
  return answers.filter((answer) =>
    KINDS.every((kind) => !chosen[kind] || partOf(answer, kind) === chosen[kind]),
  );
}

/**
 * Offer what the answers can be narrowed to, each with how many it leaves.
 *
 * @param {HTMLElement} place - with a list to choose from for each kind
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
export function offerFilters(place, answers, chosen, choose) {
  for (const kind of KINDS) {
    const list = /** @type {HTMLSelectElement} */ (place.querySelector(`[data-filter=${kind}]`));
    const all = narrowed(answers, { ...chosen, [kind]: "" });
    const offered = optionsOf(all, kind);
    list.replaceChildren(new Option(`${list.dataset.all} (${all.length})`, ""), ...offered);
    list.value = offered.some(({ value }) => value === chosen[kind]) ? chosen[kind] : "";
    list.hidden = offered.length < 2 && !list.value;
    list.onchange = () => choose({ ...chosen, [kind]: list.value });
  }
}

/**
 * @param {Answer[]} answers
 * @param {"document" | "section"} kind
 */
function optionsOf(answers, kind) {
  /** @type {Map<string, {name: string, count: number}>} */
  const known = new Map();
  const inOrder = [...answers].sort((one, other) => compare(one.record, other.record));
  for (const answer of inOrder) {
    const value = partOf(answer, kind);
    const name = kind === "section" ? value : `${answer.record.document}, ${value.slice(0, 4)}`;
    if (value) known.set(value, { name, count: (known.get(value)?.count ?? 0) + 1 });
  }
  return [...known].map(([value, { name, count }]) => new Option(`${name} (${count})`, value));
}
