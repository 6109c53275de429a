// The search page: what is asked stands in the address, and every question in the history.

import { boxOf } from "./box.js";
import { leadThrough } from "./results.js";

/** @typedef {import("./filters.js").Chosen} Chosen */

/** Milliseconds after which a question was read, and another is no longer the same. */
const READ = 1000;

const field = document.querySelector("input[name=q]");
const panel = document.querySelector("[data-search]");

if (field instanceof HTMLInputElement && panel instanceof HTMLElement) open(field, panel);

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
function open(field, panel) {
  /** Whether the next change is a new question, not more letters of this one. */
  let asked = false;
  let isRead = false;
  let [last, pause] = ["", 0];
  const title = document.title;
  const languages = [...document.querySelectorAll("header a[hreflang]")].map(
    (link) => /** @type {HTMLAnchorElement} */ (link),
  );
  const box = boxOf(field, panel, (query, chosen) => {
    document.title = query ? `${query} · ${title}` : title;
    write(addressOf(query, chosen), asked || (isRead && !query.startsWith(last)));
    [asked, isRead, last] = [false, false, query];
    clearTimeout(pause);
    pause = setTimeout(() => {
      isRead = Boolean(query);
    }, READ);
    const same = query ? new URLSearchParams({ q: query }).toString() : "";
    for (const link of languages) link.search = same;
  });

  /** @param {string} typed - before this script was there */
  async function restore(typed = "") {
    const told = new URLSearchParams(location.search);
    field.value = typed || (told.get("q") ?? "").slice(0, field.maxLength);
    asked = false;
    const chosen = { document: told.get("document") ?? "", section: told.get("section") ?? "" };
    const answered = box.search(chosen);
    asked = Boolean(field.value);
    await answered;
  }

  const settle = () => {
    asked = Boolean(field.value);
  };
  addEventListener("popstate", () => restore());
  panel.addEventListener("change", settle, { capture: true });
  field.addEventListener("change", settle);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
    // On a phone the keyboard hides the answers.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
  });
  panel.addEventListener("click", (event) => {
    settle();
    const link = event.target instanceof Element && event.target.closest("[data-search-meant] a");
    if (!link) return;
    event.preventDefault();
    field.value = link.textContent ?? "";
    box.search();
    field.focus();
  });
  leadThrough(field, panel);
  const reached = history.state;
  restore(field.value).then(() => returnTo(panel, reached));
  if (!field.value && matchMedia("(pointer: fine)").matches) field.focus();
}

/**
 * Return to where someone was who comes back, now and by keeping it in the history: most apps'
 * browsers load a page again then, before there are answers to scroll to.
 *
 * @param {HTMLElement} panel
 * @param {{shown: number, scrolled: number} | null} reached - answers, and pixels
 */
function returnTo(panel, reached) {
  const list = /** @type {HTMLElement} */ (panel.querySelector("[data-search-results]"));
  const more = /** @type {HTMLElement} */ (panel.querySelector("[data-search-more]"));
  if (reached) {
    if (reached.shown > list.childElementCount) more.click();
    scrollTo(0, reached.scrolled);
  }
  addEventListener("pagehide", () => {
    history.replaceState({ shown: list.childElementCount, scrolled: scrollY }, "");
  });
}

/**
 * @param {string} query
 * @param {Chosen} chosen
 */
function addressOf(query, { document: within, section }) {
  const told = Object.entries({ q: query, document: within, section });
  const kept = new URLSearchParams(told.filter(([, value]) => value));
  return `${location.pathname}?${kept}`.replace(/\?$/, "");
}

/**
 * @param {string} address
 * @param {boolean} isNew - whether one can go back to what was asked before
 */
function write(address, isNew) {
  if (address === location.pathname + location.search) return;
  try {
    if (isNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // Safari refuses a hundred changes within half a minute; the answers don't depend on them.
  }
}
