// Starts Pagefind once. It knows which records contain a word. The search page loads this module
// first, so that Pagefind starts while everything else is still loading.

/**
 * @typedef {object} Hit - a record that contains a word
 * @property {string} id
 * @property {number[]} words - positions in its text
 * @property {() => Promise<{anchors: [{id: string}]}>} data - the record, as JSON in an id
 */
/** @typedef {(form: string) => Promise<Hit[]>} Engine */

/** Thrown where Pagefind cannot run, though nothing has failed. */
export const UNAVAILABLE = new Error("no network, or a browser from before 2022");
/** The smallest WebAssembly module with reference types, which Pagefind needs: Chrome 96, Safari 15. */
const REFERENCE_TYPES = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0]);
/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();

/**
 * Start Pagefind, without a worker, which would load everything a second time.
 *
 * @param {string} folder - where its files are
 * @param {string} language
 * @param {number} attempt - a new address, since browsers remember that a script failed to load
 */
export function engineOf(folder, language, attempt = 0) {
  const source = `${folder}pagefind.js${attempt ? `?${attempt}` : ""}`;
  const engine = engines.get(source);
  if (engine) return engine;
  if (!navigator.onLine || !WebAssembly.validate(REFERENCE_TYPES)) {
    return Promise.reject(UNAVAILABLE);
  }
  const started = start(source, language);
  engines.set(source, started);
  return started;
}

/**
 * @param {string} source
 * @param {string} language
 * @returns {Promise<Engine>}
 */
async function start(source, language) {
  const { createInstance } = await import(source);
  const pagefind = createInstance({ noWorker: true, metaCacheTag: "1", language });
  await pagefind.search(""); // resolves once it is ready, or has failed
  /** @type {Map<string, Promise<Hit[]>>} */
  const searches = new Map();
  return (form) => {
    const hits =
      searches.get(form) ??
      pagefind.search(form).then((/** @type {{results: Hit[]}} */ found) => found.results);
    searches.set(form, hits);
    return hits;
  };
}

const panel = document.querySelector("[data-search]");
if (panel instanceof HTMLElement) {
  const { folder = "", language = "" } = panel.dataset;
  // Whoever asks for the engine next gets the error.
  engineOf(new URL(folder, location.href).href, language).catch(() => {});
}
