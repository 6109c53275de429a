// What narrows the answers: one document, one section. Offered only where answers are in several.

/** @typedef {import("./index.js").Answer} Answer */
/** @typedef {{document: string, section: string}} Chosen - "" for all */

const KINDS = /** @type {const} */ (["document", "section"]);

/**
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 */
export function narrowed(answers, chosen) {
  return answers.filter(({ record }) =>
    KINDS.every((kind) => !chosen[kind] || record[kind] === chosen[kind]),
  );
}

/**
 * Offer what the answers can be narrowed to, each with how many it leaves.
 *
 * @param {HTMLElement} place
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
export function offerFilters(place, answers, chosen, choose) {
  const rows = KINDS.map((kind) => row(kind, answers, chosen, choose, place.dataset.all ?? ""));
  place.replaceChildren(...rows.flatMap((one) => one ?? []));
  place.hidden = !place.childElementCount;
}

/**
 * @param {"document" | "section"} kind
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 * @param {string} all
 */
function row(kind, answers, chosen, choose, all) {
  const left = narrowed(answers, { ...chosen, [kind]: "" });
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { record } of left) {
    if (record[kind]) counts.set(record[kind], (counts.get(record[kind]) ?? 0) + 1);
  }
  if (counts.size < 2 && !chosen[kind]) return null;
  const row = document.createElement("div");
  row.className = "filters__row";
  for (const [name, count] of [
    ["", left.length],
    ...[...counts].sort(([one], [other]) => one.localeCompare(other)),
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${name || all} (${count})`;
    button.setAttribute("aria-pressed", String(chosen[kind] === name));
    button.addEventListener("click", () => choose({ ...chosen, [kind]: name }));
    row.append(button);
  }
  return row;
}
