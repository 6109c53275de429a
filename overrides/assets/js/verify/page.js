// The page on which readers check a file or a text. Neither leaves the reader's machine: it fetches
// the list of all digests that begin with the same one or two digits.

import { normalized, placesOf, sha256, textOf, turnsLetters } from "./digest.js";

/**
 * @typedef {import("./digest.js").Kind} Kind
 * @typedef {import("./digest.js").Place} Place
 */

/**
 * @typedef {object} Found - what a check found
 * @property {string} verdict - the name of the answer
 * @property {string} [digest]
 * @property {Place[]} [places]
 */

/** Places of the same words that are shown. */
const MOST = 5;

const language = document.documentElement.lang;
const main = /** @type {HTMLElement} */ (document.querySelector("[data-lists]"));
const answer = /** @type {HTMLElement} */ (document.querySelector("[data-answer]"));
const { lists = "", root = "", langRoot = "", digits = "" } = main.dataset;
/** How many checks were asked for: only the last is answered. */
let asked = 0;

if (globalThis.crypto?.subtle) start();
else show("", { verdict: "insecure" });

function start() {
  const file = /** @type {HTMLInputElement} */ (main.querySelector("input[type=file]"));
  const text = /** @type {HTMLTextAreaElement} */ (main.querySelector("textarea"));
  for (const part of main.querySelectorAll("[data-ask]")) part.removeAttribute("hidden");
  file.addEventListener("change", () => {
    if (file.files?.[0]) checkFile(file.files[0]);
    // Only of an empty input is it a change to choose the same file again.
    file.value = "";
  });
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
    if (files && files.length > 1) answering("", async () => ({ verdict: "several" }));
    else if (files?.[0]) checkFile(files[0]);
    else items?.[0]?.getAsString(checkText);
  });
}

/** @param {File} file */
async function checkFile(file) {
  await answering(file.name, async () => {
    const read = await readFile(file).catch(() => null);
    if (!read) return { verdict: "unreadable" };
    const { bytes, digest } = read;
    if (!bytes.byteLength) return { verdict: "empty" };
    const places = await find(digest, "file");
    const found = { verdict: verdictOf(places, "file"), digest, places };
    const text = places.length ? null : textOf(bytes);
    const words = text === null ? found : await findWords(text);
    return words.verdict === "foreign-text" ? found : { ...words, digest };
  });
}

/** @param {string} text */
async function checkText(text) {
  if (normalized(text)) await answering("", () => findWords(text));
}

/**
 * Show what a check finds, or that it failed, unless another was asked for meanwhile.
 *
 * @param {string} name
 * @param {() => Promise<Found>} check - which rejects where a list cannot be loaded
 */
async function answering(name, check) {
  asked += 1;
  const mine = asked;
  show(name, { verdict: "busy" });
  const found = await check().catch(() => ({ verdict: "failed" }));
  if (mine === asked) show(name, found);
}

/**
 * A file's bytes and their SHA-256. Rejects for a folder, and for what is too large or gone.
 *
 * @param {File} file
 */
async function readFile(file) {
  const bytes = await file.arrayBuffer();
  return { bytes, digest: await sha256(bytes) };
}

/**
 * Where the words of a text are from: from nowhere, if they may be read otherwise than they are.
 *
 * @param {string} text
 * @returns {Promise<Found>}
 */
async function findWords(text) {
  const digest = await sha256(new TextEncoder().encode(normalized(text)));
  if (turnsLetters(text)) return { verdict: "turned", digest };
  const places = await find(digest, "text");
  return { verdict: verdictOf(places, "text"), digest, places };
}

/**
 * The name of the answer for what is from these places.
 *
 * @param {Place[]} places
 * @param {Kind} kind - what was looked for
 */
function verdictOf([first], kind) {
  if (!first) return `foreign-${kind}`;
  if (first.day) return first.file ? "older-file" : "older";
  return first.file && kind === "text" ? "transcription" : kind;
}

/**
 * @param {string} digest
 * @param {Kind} kind
 */
async function find(digest, kind) {
  const first = Number(digits);
  const response = await fetch(`${lists}${digest.slice(0, first)}.json`);
  if (!response.ok) throw new Error(response.statusText);
  return placesOf(digest, await response.json(), first, kind);
}

/**
 * Show one of the answers that the page has ready.
 *
 * @param {string} name - of the file, "" for a text
 * @param {Found} found
 */
function show(name, { verdict, digest = "", places = [] }) {
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
