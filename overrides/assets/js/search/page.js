// The search page: what is asked stands in the address, and every question in the history.

import { boxOf } from "./box.js";
import { leadThrough } from "./results.js";

/** @typedef {import("./filters.js").Chosen} Chosen */

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
  const title = document.title;
  const languages = [...document.querySelectorAll("header a[hreflang]")].map(
    (link) => /** @type {HTMLAnchorElement} */ (link),
  );
  const box = boxOf(field, panel, (query, chosen) => {
    document.title = query ? `${query} · ${title}` : title;
    write(addressOf(query, chosen), asked);
    asked = false;
    for (const link of languages) link.search = new URLSearchParams({ q: query }).toString();
  });

  /** @param {string} typed - before this script was there */
  function restore(typed = "") {
    const told = new URLSearchParams(location.search);
    field.value = typed || (told.get("q") ?? "");
    asked = false;
    box.search({ document: told.get("document") ?? "", section: told.get("section") ?? "" });
    asked = Boolean(field.value);
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
  restore(field.value);
  if (!field.value && matchMedia("(pointer: fine)").matches) field.focus();
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
