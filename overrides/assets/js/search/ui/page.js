// The search page. Its address has the query, and the browser's history has each question.

import { boxOf } from "./box.js";
import { choiceOf } from "./filters.js";
import { offersAt, takeAlong } from "./other_language.js";
import { navigateByArrows } from "./results.js";

/** @typedef {import("./box.js").Box} Box */
/** @typedef {import("./filters.js").Choice} Choice */

/** Milliseconds without a keystroke after which typing starts a new history entry. */
const READ = 1000;

/** What the page asks of this file: whether it came whole. */
export const IS_LOADED = true;

const field = document.querySelector("input[name=q]");
const panel = document.querySelector("[data-search]");

if (field instanceof HTMLInputElement && panel instanceof HTMLElement) {
  const reached = history.state;
  const page = openPage(field, panel);
  page.restore(field.value).then(() => returnTo(panel, reached));
  if (!field.value && matchMedia("(pointer: fine)").matches) field.focus();
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
function openPage(field, panel) {
  const record = recorder();
  const links = [...document.querySelectorAll("header a[hreflang]")].map(
    (link) => /** @type {HTMLAnchorElement} */ (link),
  );
  const elsewhere = /** @type {HTMLElement} */ (panel.querySelector("[data-search-elsewhere]"));
  const box = boxOf(field, panel, record.change, offersAt(elsewhere, links));
  takeAlong(field, links);

  /** @param {string} typed - before this script was loaded */
  async function restore(typed = "") {
    const address = new URLSearchParams(location.search);
    field.value = typed || (address.get("q") ?? "").slice(0, field.maxLength);
    record.startQuestion(false);
    const answered = box.search(choiceOf((kind) => address.get(kind)));
    record.startQuestion(Boolean(field.value));
    await answered;
  }

  addEventListener("popstate", () => restore());
  endQuestions(field, panel, () => record.startQuestion(Boolean(field.value)));
  acceptSuggestions(field, panel, box);
  navigateByArrows(field, panel);
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") field.focus();
  });
  return { restore };
}

/** Keeps the title and the address up to date. */
function recorder() {
  /** Whether the next change is a new question, not more letters of this one. */
  let isNew = false;
  let isRead = false;
  let [last, pause] = ["", 0];
  const title = document.title;

  /** @param {string} query @param {Choice} choice */
  function change(query, choice) {
    document.title = query ? `${query} · ${title}` : title;
    write(addressOf(query, choice), isNew || (isRead && !query.startsWith(last)));
    [isNew, isRead, last] = [false, false, query];
    clearTimeout(pause);
    pause = setTimeout(() => {
      isRead = Boolean(query);
    }, READ);
  }

  return {
    change,
    startQuestion(/** @type {boolean} */ value) {
      isNew = value;
    },
  };
}

/**
 * Submitting the form or using the panel ends the history entry.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {() => void} end
 */
function endQuestions(field, panel, end) {
  panel.addEventListener("change", end, { capture: true });
  panel.addEventListener("click", end);
  field.addEventListener("change", end);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    end();
    // On a phone the keyboard would cover the results.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
  });
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {Box} box
 */
function acceptSuggestions(field, panel, box) {
  panel.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-search-meant] a");
    if (!link) return;
    event.preventDefault();
    field.value = link.textContent ?? "";
    box.search();
    field.focus();
  });
}

/**
 * Restore and remember the scroll position: in-app browsers load the page anew when the reader comes
 * back, and restore it before there are results to scroll to.
 *
 * @param {HTMLElement} panel
 * @param {{shown: number, scrolled: number} | null} reached - number of results, and pixels
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
 * @param {Choice} choice
 */
function addressOf(query, choice) {
  const given = Object.entries({ q: query, ...choice });
  const parameters = new URLSearchParams(given.filter(([, value]) => value));
  return `${location.pathname}?${parameters}`.replace(/\?$/, "");
}

/**
 * @param {string} address
 * @param {boolean} isNew - whether it becomes an entry of its own in the history
 */
function write(address, isNew) {
  if (address === location.pathname + location.search) return;
  try {
    if (isNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // Safari allows a hundred changes in thirty seconds; the results do not depend on them.
  }
}
