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
 * @param {HTMLElement} place - with a list to choose from for each kind
 * @param {Answer[]} answers
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
export function offerFilters(place, answers, chosen, choose) {
  for (const kind of KINDS) {
    const list = /** @type {HTMLSelectElement} */ (place.querySelector(`[data-filter=${kind}]`));
    const all = narrowed(answers, { ...chosen, [kind]: "" });
    const counts = countsOf(all.map(({ record }) => record[kind]));
    const options = [option("", list.dataset.all ?? "", all.length)];
    for (const [name, count] of counts) options.push(option(name, name, count));
    list.replaceChildren(...options);
    list.value = chosen[kind];
    list.hidden = counts.size < 2 && !chosen[kind];
    list.onchange = () => choose({ ...chosen, [kind]: list.value });
  }
}

/** @param {string[]} names */
function countsOf(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} value
 * @param {string} name
 * @param {number} count
 */
function option(value, name, count) {
  return new Option(`${name} (${count})`, value);
}
