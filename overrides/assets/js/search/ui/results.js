// The list of results: the place of each, an excerpt, and the words that it lacks.

import { excerpt, missingWords } from "../match/excerpt.js";

/** @typedef {import("../backend/index.js").Answer} Answer */
/**
 * @typedef {object} Options
 * @property {string} root - address of the site's root
 * @property {Set<string>} stopWords
 * @property {string} leftOut - message with "{words}" for the words that a result lacks
 */

/** Results shown before the reader asks for more. */
const AT_ONCE = 10;

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
function itemOf(answer, { root, stopWords, leftOut }) {
  const { record, marks } = answer;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + record.address;
  const names = [record.document, record.place].filter(Boolean);
  const place = elementOf("span", "results__place", names.join(" › "));
  const text = elementOf("span", "results__text", "");
  for (const piece of excerpt(record.text, marks, stopWords)) {
    text.append(piece.found ? elementOf("mark", "", piece.text) : piece.text);
  }
  link.append(place, " ", text);
  item.append(link);
  const missing = missingWords(answer);
  const message = leftOut.replace("{words}", () => missing.join(", "));
  if (missing.length) item.append(elementOf("p", "results__left-out", message));
  return item;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
function elementOf(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
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
