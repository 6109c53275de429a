// What narrows the answers: one document, one section. Offered only where answers are in several.

/** @typedef {import("./index.js").Answer} Answer */
/** @typedef {{document: string, section: string}} Chosen - "" for all */

const KINDS = /** @type {const} */ (["document", "section"]);

/**
 * What an answer is narrowed by: its document, which its address names, or its section.
 *
 * @param {Answer} answer
 * @param {"document" | "section"} kind
 */
function partOf({ record }, kind) {
  return kind === "section" ? record.section : (/\d{4}\/[^/]+/.exec(record.address)?.[0] ?? "");
}

/**
 * The answers that are left; a choice that none of them is of does not count.
 *
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 */
export function narrowed(answers, chosen) {
  return KINDS.reduce((left, kind) => {
    const kept = left.filter((answer) => chosen[kind] && partOf(answer, kind) === chosen[kind]);
    return kept.length ? kept : left;
  }, answers);
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
  for (const answer of answers) {
    const value = partOf(answer, kind);
    const name = kind === "section" ? value : `${answer.record.document}, ${value.slice(0, 4)}`;
    if (value) known.set(value, { name, count: (known.get(value)?.count ?? 0) + 1 });
  }
  return [...known].map(([value, { name, count }]) => new Option(`${name} (${count})`, value));
}
