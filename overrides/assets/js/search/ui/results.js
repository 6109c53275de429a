// The list of results: the place of each, an excerpt, and where else the same is said.

import { excerpt } from "../match/excerpt.js";
import { documentOf } from "../match/ranking.js";

/** @typedef {import("../backend/index.js").Answer} Answer */
/**
 * @typedef {object} Options
 * @property {string} root - address of the site's root
 * @property {Set<string>} stopWords
 * @property {string} alike - message with "{count}" for the documents that say the same
 */
/** @typedef {{answer: Answer, alike: Answer[]}} Group - an answer, and equal ones of other documents */

/** Results shown before the reader asks for more. */
const AT_ONCE = 10;
/**
 * A document's number, also after its first part, which may be marked as found; a date; the sign
 * before a step of a place. `line_breaks.py` knows them better.
 */
const SYMBOLS = /(› [^\s›]+|[-\dA-ZĐ]+(?:[-/][\dA-ZĐ]+)+)/;
/** Letters of the shortest text of which equal ones in other documents are shown together. */
const LONG = 25;

/**
 * Show the first results, and the rest when `more` is pressed.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} more
 * @param {Answer[]} answers
 * @param {Options} options
 */
export function showResults(list, more, answers, options) {
  const groups = groupsOf(answers);
  const hasYears = new Set(answers.map(({ record }) => documentOf(record))).size > 1;
  const items = (/** @type {Group[]} */ shown) =>
    shown.map((group) => itemOf(group, hasYears, options));
  list.replaceChildren(...items(groups.slice(0, AT_ONCE)));
  more.hidden = groups.length <= AT_ONCE;
  more.onclick = () => {
    const added = items(groups.slice(AT_ONCE));
    list.append(...added);
    more.hidden = true;
    added[0]?.querySelector("a")?.focus();
  };
}

/**
 * The answers, each with those of other documents that say the same but for numbers; the first of them
 * stands for all.
 *
 * @param {Answer[]} answers
 * @returns {Group[]}
 */
export function groupsOf(answers) {
  /** @type {Group[]} */
  const groups = [];
  /** @type {Map<string, Group>} */
  const bySaid = new Map();
  for (const answer of answers) {
    const said = answer.record.text.toLowerCase().replace(/[\d\s.,;:/-]+/g, " ");
    const known = bySaid.get(said);
    if (known && documentOf(known.answer.record) !== documentOf(answer.record)) {
      known.alike.push(answer);
      continue;
    }
    const group = { answer, alike: [] };
    groups.push(group);
    if (said.length >= LONG && !known) bySaid.set(said, group);
  }
  return groups;
}

/**
 * @param {Group} group
 * @param {boolean} hasYears - whether to tell the years of documents
 * @param {Options} options
 */
function itemOf({ answer, alike }, hasYears, { root, stopWords, alike: told }) {
  const { record, marks } = answer;
  const item = document.createElement("li");
  const link = linkTo(record, root, hasYears);
  const text = elementOf("span", "results__text", "");
  for (const piece of excerpt(record.text, marks, stopWords)) {
    text.append(elementOf(piece.found ? "mark" : "span", "", piece.text));
  }
  link.append(" ", text);
  item.append(link);
  if (!alike.length) return item;
  const others = document.createElement("details");
  const links = alike.map((other) => linkTo(other.record, root, true));
  others.append(elementOf("summary", "", told.replace("{count}", String(alike.length))), ...links);
  item.append(others);
  return item;
}

/**
 * @param {import("../match/matching.js").SearchRecord} record
 * @param {string} root
 * @param {boolean} hasYear
 */
function linkTo(record, root, hasYear) {
  const link = document.createElement("a");
  link.href = root + record.address;
  const year = hasYear ? documentOf(record).slice(0, 4) : "";
  const name = year ? `${record.document} (${year})` : record.document;
  link.append(
    elementOf("span", "results__place", [name, record.place].filter(Boolean).join(" › ")),
  );
  return link;
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
        ...panel.querySelectorAll(
          "[data-search-results] :is(li > a, summary, [open] a), [data-search-more]:not([hidden])",
        ),
      ];
      const at = stops.indexOf(/** @type {Element} */ (document.activeElement));
      const next = stops[at + step];
      if (at < 0 || !(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
    });
  }
}
