// The same question on the search page of another language: offered, and taken along, only where it has
// an answer there.

import { indexAt } from "../backend/index.js";

/** @typedef {import("../match/completeness.js").Completeness} Completeness */
/** @typedef {import("../backend/index.js").Index} Index */

/** Milliseconds without a keystroke before another language is asked. */
const PAUSE = 800;
/** @type {Map<string, Promise<Index>>} */
const indexes = new Map();

/**
 * Let the links to other languages take the query along where it has an answer there.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLAnchorElement[]} links
 */
export function takeAlong(field, links) {
  for (const link of links) {
    const address = link.href;
    link.addEventListener("click", async (event) => {
      const query = field.value.trim();
      if (!query || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const found = await answerAt(address, query);
      location.href = found === "none" ? address : withQuery(address, query);
    });
  }
}

/**
 * Offers, below what is answered in part, the search pages that answer as a whole.
 *
 * @param {HTMLElement} offer - an element with a link, and a message with "{language}" and "{query}"
 * @param {HTMLAnchorElement[]} links - to the search pages of other languages
 */
export function offersAt(offer, links) {
  const shown = /** @type {HTMLAnchorElement} */ (offer.querySelector("a"));
  let pause = 0;
  /** @param {string} query @param {Completeness["answer"]} answer @param {() => boolean} isCurrent */
  return (query, answer, isCurrent) => {
    offer.hidden = true;
    clearTimeout(pause);
    if (answer === "whole") return;
    pause = setTimeout(async () => {
      for (const link of links) {
        if ((await answerAt(link.href, query)) !== "whole" || !isCurrent()) continue;
        const told = (offer.dataset.message ?? "").replace("{language}", link.textContent ?? "");
        shown.textContent = told.replace("{query}", () => query);
        shown.href = withQuery(link.href, query);
        shown.hreflang = link.hreflang;
        offer.hidden = false;
      }
    }, PAUSE);
  };
}

/**
 * How far the search page at an address answers a query; "partial" where it cannot be asked.
 *
 * @param {string} address
 * @param {string} query
 */
async function answerAt(address, query) {
  try {
    const opening = indexes.get(address) ?? open(address);
    indexes.set(address, opening);
    const { completeness } = await (await opening).answer(query, () => true);
    return completeness.answer;
  } catch {
    indexes.delete(address);
    return "partial";
  }
}

/** @param {string} address */
async function open(address) {
  // Few ask for it, and the first results wait for each script that is loaded before them.
  const { fetchSearchPage } = await import("./search_page.js");
  const { panel } = await fetchSearchPage(address);
  return indexAt(new URL(panel.dataset.words ?? "", address).href);
}

/**
 * @param {string} address
 * @param {string} query
 */
function withQuery(address, query) {
  return `${address}?${new URLSearchParams({ q: query })}`;
}
