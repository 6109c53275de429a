// Finds provisions that hold all the words asked for, with marks or without, in document.json.

/** @typedef {{label: string, citation: Record<string, string>, text: Record<string, string>, address: Record<string, string>, children: Provision[]}} Provision */

/** Characters of a provision that a result shows. */
const LENGTH = 160;

const language = document.documentElement.lang;
const field = document.querySelector("input[name=q]");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");

if (
  field instanceof HTMLInputElement &&
  list instanceof HTMLElement &&
  status instanceof HTMLElement
) {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value.trim()) search(field.value, list, status);
}

/**
 * @param {string} query
 * @param {HTMLElement} list
 * @param {HTMLElement} status
 */
async function search(query, list, status) {
  list.dataset.searchState = "busy";
  try {
    const sources = [...list.querySelectorAll("[data-search-source]")];
    const trees = await Promise.all(sources.map(provisionsOf));
    const wanted = fold(query).split(/\s+/).filter(Boolean);
    const found = trees.flat().filter(({ text }) => holds(fold(text[language] ?? ""), wanted));
    list.append(...found.map(entry));
    status.textContent = found.length
      ? (status.dataset.some ?? "").replace("{count}", String(found.length))
      : (status.dataset.none ?? "");
  } catch {
    status.textContent = status.dataset.failed ?? "";
  }
  list.dataset.searchState = "done";
}

/**
 * A document's provisions, at their addresses on this host.
 *
 * @param {Element} source
 * @returns {Promise<Provision[]>}
 */
async function provisionsOf(source) {
  const answer = await fetch(source.getAttribute("data-search-source") ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  const { provisions, address } = await answer.json();
  const all = flat(provisions);
  for (const provision of all) {
    const below = (provision.address[language] ?? "").replace(address[language], "");
    provision.address[language] = `${source.getAttribute("data-document")}${below}`;
  }
  return all;
}

/**
 * @param {Provision[]} tree
 * @returns {Provision[]}
 */
function flat(tree) {
  return tree.flatMap((provision) => [provision, ...flat(provision.children)]);
}

/**
 * @param {string} text
 * @param {string[]} wanted
 */
function holds(text, wanted) {
  return wanted.every((word) => ` ${text}`.includes(` ${word}`));
}

/** @param {string} text */
function fold(text) {
  const marks = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  return marks.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** @param {Provision} provision */
function entry({ citation, text, address }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const place = document.createElement("strong");
  link.href = address[language] ?? "";
  place.textContent = citation[language] ?? "";
  link.append(place, ` ${shorten(text[language] ?? "")}`);
  item.append(link);
  return item;
}

/** @param {string} text */
function shorten(text) {
  return text.length > LENGTH ? `${text.slice(0, text.lastIndexOf(" ", LENGTH))}…` : text;
}
