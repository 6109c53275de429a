// The page on which readers check a file or a text. Neither leaves the reader's machine: it fetches
// the list of all digests that begin with the same one or two digits.

import { normalized, placesOf, sha256, textOf } from "./digest.js";

/** @typedef {import("./digest.js").Place} Place */

/** Places of the same words that are shown. */
const MOST = 5;

const language = document.documentElement.lang;
const main = /** @type {HTMLElement} */ (document.querySelector("[data-lists]"));
const answer = /** @type {HTMLElement} */ (document.querySelector("[data-answer]"));
const { lists = "", root = "", langRoot = "", digits = "" } = main.dataset;
/** How many checks were asked for: only the last is answered. */
let asked = 0;

if (globalThis.crypto?.subtle) start();
else show("insecure", { name: "", digest: "", places: [] });

function start() {
  const file = /** @type {HTMLInputElement} */ (main.querySelector("input[type=file]"));
  const text = /** @type {HTMLTextAreaElement} */ (main.querySelector("textarea"));
  for (const part of main.querySelectorAll("[data-ask]")) part.removeAttribute("hidden");
  file.addEventListener("change", () => checkFile(file.files?.[0]));
  text.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    checkText(text.value);
  });
  acceptDrops();
}

/** Take a file that is dropped anywhere on the page, which a browser would else open. */
function acceptDrops() {
  const drop = /** @type {HTMLElement} */ (main.querySelector("[data-drop]"));
  const mark = (/** @type {boolean} */ isOver) => drop.classList.toggle("is-over", isOver);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", () => mark(false));
  addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const { files, items } = event.dataTransfer ?? {};
    if (files?.[0]) checkFile(files[0]);
    else items?.[0]?.getAsString(checkText);
  });
}

/** @param {File | undefined} file */
async function checkFile(file) {
  if (!file) return;
  await answering(file.name, async () => {
    const bytes = await file.arrayBuffer();
    const found = await find(bytes);
    if (found.places.length) return { ...found, kind: "file" };
    const text = textOf(bytes);
    const words = text === null ? found : await find(bytesOf(text));
    return words.places.length ? { ...words, kind: "text" } : { ...found, kind: "file" };
  });
}

/** @param {string} text */
async function checkText(text) {
  if (!normalized(text)) return;
  await answering("", async () => ({ ...(await find(bytesOf(text))), kind: "text" }));
}

/**
 * Show what a check finds, or that it failed, unless another was asked for meanwhile.
 *
 * @param {string} name
 * @param {() => Promise<{ digest: string, places: Place[], kind: string }>} check
 */
async function answering(name, check) {
  asked += 1;
  const mine = asked;
  show("busy", { name, digest: "", places: [] });
  const found = await check().catch(() => null);
  if (mine !== asked) return;
  if (!found) show("failed", { name, digest: "", places: [] });
  else show(verdictOf(found), { name, ...found });
}

/** @param {{ places: Place[], kind: string }} found */
function verdictOf({ places: [first], kind }) {
  if (first?.day) return first.file ? "older-file" : "older";
  return first ? kind : `foreign-${kind}`;
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(normalized(text));
}

/** @param {BufferSource} bytes */
async function find(bytes) {
  const digest = await sha256(bytes);
  const first = Number(digits);
  const response = await fetch(`${lists}${digest.slice(0, first)}.json`);
  if (!response.ok) throw new Error(response.statusText);
  return { digest, places: placesOf(digest, await response.json(), first) };
}

/**
 * Show one of the answers that the page has ready.
 *
 * @param {string} verdict
 * @param {{ name: string, digest: string, places: Place[] }} told
 */
function show(verdict, { name, digest, places }) {
  const template = main.querySelector(`template[data-verdict="${verdict}"]`);
  if (!(template instanceof HTMLTemplateElement)) return;
  const shown = document.importNode(template.content, true);
  for (const [part, text] of Object.entries({ name, digest })) {
    const place = shown.querySelector(`[data-${part}]`);
    place?.replaceChildren(text);
    if (!text) place?.closest("p")?.remove();
  }
  shown.querySelector("[data-places]")?.replaceChildren(...places.slice(0, MOST).map(entry));
  answer.replaceChildren(shown);
  answer.dataset.answer = verdict;
  if (verdict !== "busy") answer.scrollIntoView({ block: "nearest" });
}

/**
 * A place: the document, and the file or the words in it.
 *
 * @param {Place} place
 */
function entry({ address, document: id, names, day, file }) {
  const item = document.createElement("li");
  const { words = "", version = "", printed = "" } = answer.dataset;
  const of = (/** @type {string} */ text) => text.replace("{date}", dayOf(day));
  // A file that was replaced is no longer there.
  if (file && day) item.append(`${file}, ${of(printed)}`);
  else item.append(link(root + address, file || (day ? of(version) : words)));
  if (id) item.append(", ", link(`${root}${langRoot}${id}/`, names[language] ?? id));
  return item;
}

/**
 * @param {string} address
 * @param {string} title
 */
function link(address, title) {
  const made = document.createElement("a");
  made.href = address;
  made.append(title);
  return made;
}

/**
 * A day as texts in the page's language write it: 07/01/2025, 7 January 2025.
 *
 * @param {string} day
 */
function dayOf(day) {
  if (language === "vi") return day.split("-").reverse().join("/");
  const locale = language === "en" ? "en-GB" : language;
  return new Date(day).toLocaleDateString(locale, { timeZone: "UTC", dateStyle: "long" });
}
