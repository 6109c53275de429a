// The search page: what someone types is answered at once, and stands in the address.

import { rankingOf } from "./ranking.js";

/** @typedef {{id: string, kind: string, label: string, citation: Record<string, string>, text: Record<string, string>, address: Record<string, string>, children: Node[]}} Node */
/** @typedef {import("./ranking.js").Provision & {place: string, address: string}} Entry */

/** Characters of a provision that a result shows. */
const LENGTH = 160;
/** Results that a reader looks through. */
const MOST = 20;

const language = document.documentElement.lang;
const field = document.querySelector("input[name=q]");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");

/** @type {Promise<(query: string) => Entry[]> | undefined} */
let loading;

if (
  field instanceof HTMLInputElement &&
  list instanceof HTMLElement &&
  status instanceof HTMLElement
) {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", () => search(field, list, status));
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    search(field, list, status);
  });
  if (field.value.trim()) search(field, list, status);
}

/**
 * Answer what stands in the field; an answer to what stood there before is dropped.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {HTMLElement} status
 */
async function search(field, list, status) {
  const query = field.value.trim();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  list.dataset.searchState = "busy";
  try {
    loading ??= load(list);
    const found = query ? (await loading)(query).slice(0, MOST) : [];
    if (query !== field.value.trim()) return;
    show(found, list);
    status.textContent = query ? told(found.length, status) : "";
  } catch {
    loading = undefined; // so that the next try asks again
    status.textContent = status.dataset.failed ?? "";
  }
  list.dataset.searchState = query ? "done" : "idle";
}

/**
 * @param {number} count
 * @param {HTMLElement} status
 */
function told(count, { dataset }) {
  return count ? (dataset.some ?? "").replace("{count}", String(count)) : (dataset.none ?? "");
}

/** @param {HTMLElement} list */
async function load(list) {
  const sources = [...list.querySelectorAll("[data-search-source]")];
  const trees = await Promise.all(sources.map(entriesOf));
  return rankingOf(trees.flat());
}

/**
 * A document's provisions, at their addresses on this host.
 *
 * @param {Element} source
 * @returns {Promise<Entry[]>}
 */
async function entriesOf(source) {
  const answer = await fetch(source.getAttribute("data-search-source") ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  const { provisions, address } = await answer.json();
  return flat(provisions).map(({ id, kind, label, citation, text, address: own }) => {
    const below = (own[language] ?? "").replace(address[language], "");
    return {
      ...{ id, kind, label, text: text[language] ?? "" },
      place: citation[language] ?? "",
      address: `${source.getAttribute("data-document")}${below}`,
    };
  });
}

/**
 * @param {Node[]} tree
 * @returns {Node[]}
 */
function flat(tree) {
  return tree.flatMap((node) => [node, ...flat(node.children)]);
}

/**
 * @param {Entry[]} found
 * @param {HTMLElement} list
 */
function show(found, list) {
  for (const old of list.querySelectorAll("li:not([data-search-source])")) old.remove();
  list.append(...found.map(entry));
}

/** @param {Entry} provision */
function entry({ place, text, address }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = document.createElement("strong");
  link.href = address;
  name.textContent = place;
  link.append(name, ` ${shorten(text)}`);
  item.append(link);
  return item;
}

/** @param {string} text */
function shorten(text) {
  return text.length > LENGTH ? `${text.slice(0, text.lastIndexOf(" ", LENGTH))}…` : text;
}
