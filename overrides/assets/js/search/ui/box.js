// A search field and the panel below it, which shows answers as the reader types.

import { indexAt } from "../backend/index.js";
import { suggestion } from "../match/excerpt.js";
import { documentOf } from "../match/ranking.js";
import { ALL, availableChoice, filtered, isSameChoice, offerFilters } from "./filters.js";
import { showResults } from "./results.js";

/** @typedef {import("../backend/index.js").Reply} Reply */
/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {(query: string, choice: Choice) => void} OnChange */
/** @typedef {ReturnType<typeof import("./other_language.js").offersAt>} OnAnswer */
/**
 * @typedef {object} Box
 * @property {(choice?: Choice) => Promise<void>} search - answer what is in the field
 */
/**
 * @typedef {object} Parts - the elements of a panel
 * @property {HTMLElement} panel
 * @property {HTMLElement} results
 * @property {HTMLElement} more
 * @property {HTMLElement} status
 * @property {HTMLElement} meant
 * @property {HTMLElement} retry
 * @property {HTMLElement} filters
 */

/** Letters below which a query would find nearly everything. */
const SHORTEST = 2;
/** Milliseconds until the panel says that the search is running. */
const SLOW = 400;

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {OnChange} onChange - called for each query and choice of filters
 * @param {OnAnswer} [onAnswer] - called with what each query has for an answer
 * @returns {Box}
 */
export function boxOf(field, panel, onChange, onAnswer = () => {}) {
  const parts = partsOf(panel);
  const index = indexAt(new URL(panel.dataset.words ?? "", location.href).href);
  const here = documentOf({ address: location.pathname });
  let newest = {};
  let choice = ALL;
  let isShortened = false;

  async function search(wanted = choice) {
    const [query, own] = [field.value.normalize("NFC"), {}];
    const isCurrent = () => newest === own;
    newest = own;
    choice = query.trim() ? wanted : ALL;
    onChange(query.trim(), choice);
    onAnswer(query.trim(), "whole", isCurrent); // until it is known
    if (query.trim().length < SHORTEST) return showTooShort(parts, query.trim());
    const answer = (inside = "") => index.answer(query, isCurrent, { here, inside });
    const found = answer().then((reply) => narrowed(reply, choice, answer));
    const reply = await whileBusy(parts, isCurrent, found);
    if (!isCurrent()) return;
    if (reply) show(query.trim(), reply);
    else showFailure(parts);
    if (isShortened) say(parts, `${parts.status.dataset.cut} ${parts.status.textContent}`);
    setState(parts, "done");
    onAnswer(query.trim(), reply?.completeness.answer ?? "whole", isCurrent);
    reply?.later?.then(() => {
      // A reader who is already among the results is not disturbed.
      if (isCurrent() && !parts.results.contains(document.activeElement)) search();
    });
  }

  /** @param {string} query @param {Reply} reply */
  function show(query, reply) {
    const available = availableChoice(reply.answers, choice);
    if (!reply.isPartial && !isSameChoice(available, choice)) {
      choice = available; // a filter without effect is not kept for other answers
      onChange(query, choice);
    }
    offerFilters(parts.filters, reply.answers, available, search);
    showAnswers(parts, query, reply, available);
  }

  field.addEventListener("paste", ({ clipboardData }) => {
    isShortened = isTooLong(field, clipboardData?.getData("text") ?? "");
  });
  field.addEventListener("input", (event) => {
    const isPasted = event instanceof InputEvent && event.inputType === "insertFromPaste";
    isShortened = isShortened && isPasted;
    search();
  });
  parts.retry.addEventListener("click", () => {
    index.reset();
    search();
  });
  return { search };
}

/**
 * A reply with all that the chosen document has, where the best of all documents were not all.
 *
 * @param {Reply} reply
 * @param {Choice} choice
 * @param {(inside: string) => Promise<Reply>} answer
 * @returns {Promise<Reply>}
 */
async function narrowed(reply, { document: id }, answer) {
  if (!id || !reply.isCut) return reply;
  const own = await answer(id);
  const others = reply.answers.filter(({ record }) => documentOf(record) !== id);
  return { ...reply, answers: [...own.answers, ...others] };
}

/**
 * Whether the browser cuts what is pasted into a field.
 *
 * @param {HTMLInputElement} field
 * @param {string} pasted
 */
function isTooLong({ value, maxLength, selectionStart, selectionEnd }, pasted) {
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
  return value.length - replaced + pasted.length > maxLength;
}

/**
 * Show that a search is running, and return its reply; null where it fails.
 *
 * @param {Parts} parts
 * @param {() => boolean} isCurrent
 * @param {Promise<Reply>} work
 */
async function whileBusy(parts, isCurrent, work) {
  setState(parts, "busy");
  const slow = setTimeout(() => {
    if (isCurrent()) say(parts, parts.status.dataset.busy);
  }, SLOW);
  const reply = await work.catch(() => null);
  clearTimeout(slow);
  return reply;
}

/**
 * @param {HTMLElement} panel
 * @returns {Parts}
 */
function partsOf(panel) {
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (panel.querySelector(`[data-search-${name}]`));
  return {
    panel,
    results: part("results"),
    more: part("more"),
    status: part("status"),
    meant: part("meant"),
    retry: part("retry"),
    filters: part("filters"),
  };
}

/**
 * @param {Parts} parts
 * @param {string} typed
 * @param {Reply} reply
 * @param {Choice} choice
 */
function showAnswers(parts, typed, reply, choice) {
  const { answers, completeness, isSplit, stopWords, isCut, isPartial } = reply;
  const { panel, results, more, status, retry } = parts;
  const shown = filtered(answers, choice);
  const { root = "", alike = "" } = panel.dataset;
  showResults(results, more, shown, { root, stopWords, alike });
  results.dataset.searchAnswer = completeness.answer;
  retry.hidden = !isPartial;
  const {
    loosely = "",
    some = "",
    best = "",
    none = "",
    partly = "",
    nowhere = "",
    apart = "",
  } = status.dataset;
  const { missing, isNowhere } = completeness;
  const isPart = completeness.answer === "partial" && shown.length > 0;
  const meant = suggestion(isSplit, shown[0], stopWords);
  const told = isNowhere ? nowhere : missing.length ? apart : loosely;
  const lacking = isPart && !(meant && !missing.length) ? told : "";
  const count = (shown.length ? (isCut && !lacking ? best : some) : none)
    .replace("{count}", String(shown.length))
    .replace("{query}", () => typed);
  const words = missing.map((word) => `«${word}»`).join(", ");
  const sentences = [isPartial && partly, lacking.replace("{words}", () => words), count];
  say(parts, sentences.filter(Boolean).join(" "));
  suggest(parts, meant);
}

/**
 * @param {Parts} parts
 * @param {string} typed
 */
function showTooShort(parts, typed) {
  clear(parts);
  say(parts, typed ? parts.status.dataset.short : "");
  setState(parts, "idle");
}

/** @param {Parts} parts */
function showFailure(parts) {
  clear(parts);
  say(parts, parts.status.dataset.failed);
  parts.retry.hidden = false;
}

/** @param {Parts} parts */
function clear(parts) {
  showResults(parts.results, parts.more, [], { root: "", stopWords: new Set(), alike: "" });
  delete parts.results.dataset.searchAnswer;
  offerFilters(parts.filters, [], ALL, () => {});
  suggest(parts, "");
  parts.retry.hidden = true;
}

/**
 * @param {Parts} parts
 * @param {"busy" | "done" | "idle"} state
 */
function setState({ results }, state) {
  results.dataset.searchState = state;
  if (state === "busy") results.setAttribute("aria-busy", "true");
  else results.removeAttribute("aria-busy");
}

/**
 * @param {Parts} parts
 * @param {string} [text] - read aloud when it changes
 */
function say({ status }, text = "") {
  if (status.textContent !== text) status.textContent = text;
}

/**
 * @param {Parts} parts
 * @param {string} query
 */
function suggest({ meant }, query) {
  const link = /** @type {HTMLAnchorElement} */ (meant.querySelector("a"));
  meant.hidden = !query;
  link.textContent = query;
  link.search = String(new URLSearchParams({ q: query }));
}
