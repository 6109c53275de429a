// Search on every other page: answers below the form, in the panel of the search page.

import { loadStyle } from "../../style.js";
import { fetchSearchPage } from "./search_page.js";

/**
 * Show answers below a form as the reader types; submitting it still leads to the search page.
 *
 * @param {HTMLFormElement} form
 */
export async function openInlineSearch(form) {
  const field = form.querySelector("input");
  if (!field || form.dataset.open) return;
  form.dataset.open = "busy";
  try {
    const [panel, { boxOf }, { navigateByArrows }] = await Promise.all([
      fetchPanel(form.action),
      import("./box.js"),
      import("./results.js"),
      loadStyle("search"),
    ]);
    form.append(panel);
    navigateByArrows(field, panel);
    connect(form, field, panel, boxOf);
  } catch {
    delete form.dataset.open; // the next focus tries again; without it the form still submits
  }
}

/**
 * Fetch the panel of the search page, with absolute addresses, and add the page's preloads to this one.
 *
 * @param {string} address
 */
async function fetchPanel(address) {
  const { page, panel } = await fetchSearchPage(address);
  const absolute = (/** @type {string | null | undefined} */ path) =>
    new URL(path ?? "", address).href;
  for (const link of page.querySelectorAll(
    "[data-search] a, link[rel=preload], link[rel=modulepreload]",
  )) {
    const path = absolute(link.getAttribute("href"));
    link.setAttribute("href", path);
    const isNew = link instanceof HTMLLinkElement && !document.querySelector(`[href="${path}"]`);
    if (isNew) document.head.append(document.adoptNode(link));
  }
  panel.hidden = true;
  panel.dataset.words = absolute(panel.dataset.words);
  panel.dataset.root = absolute(panel.dataset.root);
  return document.adoptNode(panel);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {typeof import("./box.js").boxOf} boxOf
 */
function connect(form, field, panel, boxOf) {
  /** @type {Record<string, string>} */
  let filters = {};
  const show = (/** @type {boolean} */ shown) => {
    panel.hidden = !shown;
    form.classList.toggle("is-open", shown);
  };
  const box = boxOf(field, panel, (query, choice) => {
    filters = choice;
    show(query !== "" && form.contains(document.activeElement));
  });
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of Object.entries(filters)) if (value) formData.set(name, value);
  });
  closeOnLeave(form, field, panel, show);
  box.search();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {(shown: boolean) => void} show
 */
function closeOnLeave(form, field, panel, show) {
  const leave = (/** @type {EventTarget | null} */ to) => {
    if (to instanceof Node && !form.contains(to)) show(false);
  };
  panel.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    const isResult = target instanceof Element && target.closest("[data-search-results] a");
    if (!isResult || ctrlKey || metaKey || shiftKey) return;
    field.blur();
    show(false); // the result may be on this page
  });
  form.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  document.addEventListener("pointerdown", ({ target }) => leave(target));
  field.addEventListener("focus", () => show(field.value.trim() !== ""));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // the browser would clear the field
    field.focus();
    show(false);
  });
  const close = /** @type {HTMLElement} */ (panel.querySelector("[data-search-close]"));
  close.hidden = false;
  close.addEventListener("click", () => show(false));
}
