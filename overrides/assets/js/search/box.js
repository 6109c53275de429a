// A field and the panel below it: what is typed is answered at once.

import { chosenOf, narrowed, offerFilters } from "./filters.js";
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
/** Milliseconds until it is said that the search goes on. */
const SLOW = 400;
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
  let turn = {};
  let chosen = ALL;
  let waiting = 0;

  async function search(wanted = chosen) {
    const query = field.value.normalize("NFC");
    const mine = {};
    turn = mine;
    clearTimeout(waiting);
    chosen = query.trim() ? wanted : ALL;
    changed(query.trim(), chosen);
    if (query.trim().length < SHORTEST) return rest(query.trim());
    list.dataset.searchState = "busy";
    list.setAttribute("aria-busy", "true");
    waiting = setTimeout(() => say(status.dataset.busy ?? ""), SLOW);
    const reply = await index.answer(query, () => turn === mine).catch(() => null);
    if (turn !== mine) return;
    clearTimeout(waiting);
    if (reply) tell(query.trim(), reply);
    else fail();
    list.removeAttribute("aria-busy");
    list.dataset.searchState = "done";
    reply?.later?.then(() => {
      // Who is already among the answers is left there.
      if (turn === mine && !list.contains(document.activeElement)) search();
    });
  }

  /** @param {string} query @param {Reply} reply */
  function tell(query, { answers, apart, small, cut, lost }) {
    const known = chosenOf(answers, chosen);
    if (!lost && (known.document !== chosen.document || known.section !== chosen.section)) {
      chosen = known; // what did not apply does not wait unseen for other answers
      changed(query, chosen);
    }
    const left = narrowed(answers, known);
    const { root = "", leftOut = "" } = panel.dataset;
    show(list, part("more"), left, { root, small, leftOut });
    offerFilters(filters, answers, known, search);
    suggest(meantBy(apart, left[0]));
    retry.hidden = !lost;
    const { some = "", best = "", none = "", partly = "" } = status.dataset;
    const found = (left.length ? (cut ? best : some) : none)
      .replace("{count}", String(left.length))
      .replace("{query}", () => query);
    say(lost ? `${partly} ${found}` : found);
  }

  /** @param {string} query - too short to be asked */
  function rest(query) {
    clear();
    say(query ? (status.dataset.short ?? "") : "");
    list.removeAttribute("aria-busy");
    list.dataset.searchState = "idle";
  }

  function fail() {
    clear();
    say(status.dataset.failed ?? "");
    retry.hidden = false;
  }

  function clear() {
    show(list, part("more"), [], { root: "", small: new Set(), leftOut: "" });
    offerFilters(filters, [], chosen, search);
    suggest("");
    retry.hidden = true;
  }

  /** @param {string} text - read aloud, so that it is not written again */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
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
