// The list of answers: where each stands, its words around those found, and what it lacks.

import { excerpt, leftOut } from "./telling.js";

/** @typedef {import("./index.js").Answer} Answer */
/** @typedef {{root: string, small: Set<string>, leftOut: string}} Told - what the list says and leads to */

/** Answers that are shown at once. */
const AT_ONCE = 10;

/**
 * Show the first answers, and the others when asked.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} more
 * @param {Answer[]} answers
 * @param {Told} told
 */
export function show(list, more, answers, told) {
  list.replaceChildren(...answers.slice(0, AT_ONCE).map((answer) => entry(answer, told)));
  more.hidden = answers.length <= AT_ONCE;
  more.onclick = () => {
    const added = answers.slice(AT_ONCE).map((answer) => entry(answer, told));
    list.append(...added);
    more.hidden = true;
    added[0]?.querySelector("a")?.focus();
  };
}

/**
 * @param {Answer} answer
 * @param {Told} told
 */
function entry(answer, { root, small, leftOut: says }) {
  const { record, marks } = answer;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + record.address;
  const place = part(
    "span",
    "results__place",
    [record.document, record.place].filter(Boolean).join(" › "),
  );
  const text = part("span", "results__text", "");
  for (const piece of excerpt(record.text, marks, small)) {
    text.append(piece.found ? part("mark", "", piece.text) : piece.text);
  }
  link.append(place, " ", text);
  item.append(link);
  const missing = leftOut(answer);
  const told = says.replace("{words}", () => missing.join(", "));
  if (missing.length) item.append(part("p", "results__left-out", told));
  return item;
}

/**
 * @param {string} name
 * @param {string} style
 * @param {string} text
 */
function part(name, style, text) {
  const element = document.createElement(name);
  if (style) element.className = style;
  element.textContent = text;
  return element;
}

/**
 * Let the arrow keys lead from a field through the answers below it, and back.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
export function leadThrough(field, panel) {
  for (const place of [field, panel]) {
    place.addEventListener("keydown", (event) => {
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
