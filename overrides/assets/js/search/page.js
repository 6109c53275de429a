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
  let asked = true;
  const title = document.title;
  const box = boxOf(field, panel, (query, { document: within, section }) => {
    const told = Object.entries({ q: query, document: within, section }).filter(
      ([, value]) => value,
    );
    const address = `${location.pathname}?${new URLSearchParams(told)}`.replace(/\?$/, "");
    document.title = query ? `${query} · ${title}` : title;
    if (address === location.pathname + location.search) return;
    if (asked && location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    asked = false;
  });

  function restore() {
    const told = new URLSearchParams(location.search);
    asked = true;
    field.value = told.get("q") ?? "";
    box.search({ document: told.get("document") ?? "", section: told.get("section") ?? "" });
  }

  const settle = () => {
    asked = true;
  };
  addEventListener("popstate", restore);
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
  restore();
  if (!field.value && matchMedia("(pointer: fine)").matches) field.focus();
}
