// A field and the panel below it: what is typed is answered at once.

import { narrowed, offerFilters } from "./filters.js";
import { indexAt } from "./index.js";
import { show } from "./results.js";
import { meantBy } from "./telling.js";

/** @typedef {import("./index.js").Reply} Reply */
/** @typedef {import("./filters.js").Chosen} Chosen */
/**
 * @typedef {object} Box
 * @property {(chosen?: Chosen) => Promise<void>} search - answer what stands in the field
 */

/** Letters below which anything would be found. */
const SHORTEST = 2;
/** @type {Chosen} */
const ALL = { document: "", section: "" };

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {(query: string, chosen: Chosen) => void} changed - told of each query and choice
 * @returns {Box}
 */
export function boxOf(field, panel, changed) {
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (panel.querySelector(`[data-search-${name}]`));
  const [list, status, meant, retry, filters] = [
    part("results"),
    part("status"),
    part("meant"),
    part("retry"),
    part("filters"),
  ];
  const { folder = "", language = "" } = panel.dataset;
  const index = indexAt({ folder: new URL(folder, location.href).href, language });
  let turn = 0;

  async function search(chosen = ALL) {
    const query = field.value;
    turn += 1;
    const mine = turn;
    changed(query.trim(), chosen);
    if (query.trim().length < SHORTEST) {
      clear();
      list.dataset.searchState = "idle";
      return;
    }
    list.dataset.searchState = "busy";
    const reply = await index.answer(query).catch(() => null);
    if (mine !== turn) return;
    if (reply) tell(query, chosen, reply);
    else fail();
    list.dataset.searchState = "done";
  }

  /** @param {string} query @param {Chosen} chosen @param {Reply} reply */
  function tell(query, chosen, { answers, partial, small }) {
    const left = narrowed(answers, chosen);
    const { root = "", leftOut = "" } = panel.dataset;
    show(list, part("more"), left, { root, small, leftOut });
    offerFilters(filters, answers, chosen, search);
    suggest(meantBy(query, left[0]));
    retry.hidden = !partial;
    const { some = "", none = "", partly = "" } = status.dataset;
    const found = (left.length ? some : none)
      .replace("{count}", String(left.length))
      .replace("{query}", () => query.trim());
    status.textContent = partial ? `${partly} ${found}` : found;
  }

  function clear() {
    show(list, part("more"), [], { root: "", small: new Set(), leftOut: "" });
    offerFilters(filters, [], ALL, search);
    suggest("");
    retry.hidden = true;
    status.textContent = "";
  }

  function fail() {
    clear();
    status.textContent = status.dataset.failed ?? "";
    retry.hidden = false;
  }

  /** @param {string} query */
  function suggest(query) {
    const link = /** @type {HTMLAnchorElement} */ (meant.querySelector("a"));
    meant.hidden = !query;
    link.textContent = query;
    link.search = String(new URLSearchParams({ q: query }));
  }

  field.addEventListener("input", () => search());
  retry.addEventListener("click", () => {
    index.forget();
    search();
  });
  return { search };
}
