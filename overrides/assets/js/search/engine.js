// Pagefind, started once: it tells which records have a word. On the search page it starts at once,
// while everything else is still being loaded.

/**
 * @typedef {object} Hit - a record that has a word
 * @property {string} id
 * @property {number[]} words - where in its text
 * @property {() => Promise<{anchors: [{id: string}]}>} data - what is known of it: JSON in an id
 */
/** @typedef {(form: string) => Promise<Hit[]>} Engine */

/** Why Pagefind can't be had where nothing has failed. */
export const UNAVAILABLE = new Error("no network, or a browser from before 2022");
/** The smallest WebAssembly with a table of references, as Pagefind's has: Chrome 96, Safari 15. */
const REFERENCES = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0]);
/** @type {Map<string, Promise<Engine>>} */
const started = new Map();

/**
 * Start Pagefind, in this thread: a worker would have to load as much again.
 *
 * @param {string} folder - where its files are
 * @param {string} language
 * @param {number} attempt - browsers remember by its address that a script could not be loaded
 */
export function engineOf(folder, language, attempt = 0) {
  const source = `${folder}pagefind.js${attempt ? `?${attempt}` : ""}`;
  const engine = started.get(source);
  if (engine) return engine;
  if (!navigator.onLine || !WebAssembly.validate(REFERENCES)) return Promise.reject(UNAVAILABLE);
  started.set(source, start(source, language));
  return /** @type {Promise<Engine>} */ (started.get(source));
}

/**
 * @param {string} source
 * @param {string} language
 * @returns {Promise<Engine>}
 */
async function start(source, language) {
  const { createInstance } = await import(source);
  const pagefind = createInstance({ noWorker: true, metaCacheTag: "1", language });
  await pagefind.search(""); // until it is ready, or has failed
  /** @type {Map<string, Promise<Hit[]>>} */
  const asked = new Map();
  return (form) => {
    const hits =
      asked.get(form) ??
      pagefind.search(form).then((/** @type {{results: Hit[]}} */ found) => found.results);
    asked.set(form, hits);
    return hits;
  };
}

const panel = document.querySelector("[data-search]");
if (panel instanceof HTMLElement) {
  const { folder = "", language = "" } = panel.dataset;
  // Who asks for it next hears why it failed.
  engineOf(new URL(folder, location.href).href, language).catch(() => {});
}
