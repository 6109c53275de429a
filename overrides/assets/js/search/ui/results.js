// The list of results: the place of each, an excerpt, the words that it lacks; and its filters by
// document and by section, offered where the answers are from several.

import { excerpt } from "../match/excerpt.js";
import { compare, documentOf } from "../match/ranking.js";

/** @typedef {import("../backend/index.js").Answer} Answer */
/** @typedef {{document: string, section: string}} Choice - "" for all */
/**
 * @typedef {object} Options
 * @property {string} root - address of the site's root
 * @property {Set<string>} stopWords
 */

/** Results shown before the reader asks for more. */
const AT_ONCE = 10;
/**
 * A document's number, also after its first part, which may be marked as found; a date; the sign
 * before a step of a place. `line_breaks.py` knows them better.
 */
const SYMBOLS = /(› [^\s›]+|[-\dA-ZĐ]+(?:[-/][\dA-ZĐ]+)+)/;
const KINDS = /** @type {const} */ (["document", "section"]);

/**
 * Show the first results, and the rest when `more` is pressed.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} more
 * @param {Answer[]} answers
 * @param {Options} options
 */
export function showResults(list, more, answers, options) {
  list.replaceChildren(...answers.slice(0, AT_ONCE).map((answer) => itemOf(answer, options)));
  more.hidden = answers.length <= AT_ONCE;
  more.onclick = () => {
    const added = answers.slice(AT_ONCE).map((answer) => itemOf(answer, options));
    list.append(...added);
    more.hidden = true;
    added[0]?.querySelector("a")?.focus();
  };
}

/**
 * @param {Answer} answer
 * @param {Options} options
 */
function itemOf(answer, { root, stopWords }) {
  const { record, marks } = answer;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + record.address;
  const names = [record.document, record.place].filter(Boolean);
  const place = elementOf("span", "results__place", names.join(" › "));
  const text = elementOf("span", "results__text", "");
  for (const piece of excerpt(record.text, marks, stopWords)) {
    text.append(elementOf(piece.found ? "mark" : "span", "", piece.text));
  }
  link.append(place, " ", text);
  item.append(link);
  return item;
}

/**
 * An element with a text, of which no line break parts what `SYMBOLS` finds.
 *
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
function elementOf(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  text.split(SYMBOLS).forEach((part, index) => {
    const whole = { className: "symbol", textContent: part };
    element.append(index % 2 ? Object.assign(document.createElement("bdi"), whole) : part);
  });
  return element;
}

/**
 * Let the arrow keys move the focus from a field through the results below it and back.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
export function navigateByArrows(field, panel) {
  for (const element of [field, panel]) {
    element.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.isComposing) return;
      const stops = [
        field,
        ...panel.querySelectorAll("[data-search-results] a, [data-search-more]:not([hidden])"),
      ];
      const at = stops.indexOf(/** @type {Element} */ (document.activeElement));
      const next = stops[at + step];
      if (at < 0 || !(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
    });
  }
}

/**
 * The value by which a filter selects an answer: its document, or its section, the first part of its
 * place.
 *
 * @param {Answer} answer
 * @param {"document" | "section"} kind
 */
function filterValue({ record }, kind) {
  return kind === "section" ? (record.place.split(" › ")[0] ?? "") : documentOf(record);
}

/**
 * A choice without the filters that would leave no answer.
 *
 * @param {Answer[]} answers
 * @param {Choice} choice
 * @returns {Choice}
 */
export function availableChoice(answers, choice) {
  const byDocument = filtered(answers, { ...choice, section: "" });
  const available = byDocument.length ? choice : { ...choice, document: "" };
  return filtered(answers, available).length ? available : { ...available, section: "" };
}

/**
 * The answers that a choice leaves.
 *
 * @param {Answer[]} answers
 * @param {Choice} choice
 */
export function filtered(answers, choice) {
  return answers.filter((answer) =>
    KINDS.every((kind) => !choice[kind] || filterValue(answer, kind) === choice[kind]),
  );
}

/**
 * Fill the filters with their values, each with its number of answers.
 *
 * @param {HTMLElement} filters - with a <select> for each kind
 * @param {Answer[]} answers
 * @param {Choice} choice
 * @param {(choice: Choice) => void} onChoice
 */
export function offerFilters(filters, answers, choice, onChoice) {
  for (const kind of KINDS) {
    const list = /** @type {HTMLSelectElement} */ (filters.querySelector(`[data-filter=${kind}]`));
    const all = filtered(answers, { ...choice, [kind]: "" });
    const offered = optionsOf(all, kind);
    list.replaceChildren(new Option(`${list.dataset.all} (${all.length})`, ""), ...offered);
    list.value = offered.some(({ value }) => value === choice[kind]) ? choice[kind] : "";
    list.hidden = offered.length < 2 && !list.value;
    list.onchange = () => onChoice({ ...choice, [kind]: list.value });
  }
}

/**
 * @param {Answer[]} answers
 * @param {"document" | "section"} kind
 */
function optionsOf(answers, kind) {
  /** @type {Map<string, {name: string, count: number}>} */
  const options = new Map();
  const inOrder = [...answers].sort((one, other) => compare(one.record, other.record));
  for (const answer of inOrder) {
    const value = filterValue(answer, kind);
    const name = kind === "section" ? value : `${answer.record.document}, ${value.slice(0, 4)}`;
    if (value) options.set(value, { name, count: (options.get(value)?.count ?? 0) + 1 });
  }
  return [...options].map(([value, { name, count }]) => new Option(`${name} (${count})`, value));
}
