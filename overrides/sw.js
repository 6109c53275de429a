// Keeps documents on the reader's device, each whole and of one version, and answers with them
// where the network does not. A page that the network sent is never kept: no page and no style
// of two versions can meet.

/**
 * @typedef {object} Snapshot - all pages of a document in one language, as the site offers them
 * @property {string} document
 * @property {string} language
 * @property {string} version - of everything in it
 * @property {string | null} built - the commit that it was built from
 * @property {Record<string, string>} pages - HTML by path below the root
 * @property {string[]} assets - paths below the root, each named by its content
 * @property {Record<string, string>} data - JSON by path below the root, likewise named
 */

/**
 * @typedef {object} Note - what is kept beside a snapshot's pages
 * @property {string} source - where the snapshot came from
 * @property {string} edition - its document and language
 * @property {string | null} built
 * @property {number} at - when it was kept
 */

/**
 * @typedef {object} Kept
 * @property {string} name
 * @property {Cache} cache
 * @property {Note} note
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = worker.registration.scope;

/** Other portals on this host have snapshots of their own. */
const OURS = `plan ${root} `;

/** The note's place in a cache: no address of the site. Written last, it says "this is whole". */
const NOTE = "https://note.invalid/";

/** Snapshots kept, the newest ones. */
const MOST = 5;

/** Milliseconds that the network has to send a page which is also kept. */
const PATIENCE = 4000;

/** One snapshot is kept after another. */
let keeping = Promise.resolve();

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const { offline, version } = event.data ?? {};
  if (typeof offline !== "string" || !offline.startsWith(root)) return;
  // What fails is tried again on the next visit; until then the old one stands.
  keeping = keeping.then(() => keep(offline, version)).catch(() => {});
  event.waitUntil(keeping);
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  const isPage = request.mode === "navigate" || request.headers.get("Accept") === "text/html";
  if (isPage) event.respondWith(answerPage(request));
  else if (isAsset(request.url)) event.respondWith(answerAsset(request));
});

/**
 * Keep the snapshot at `source`, unless the one of the version `built` is kept already.
 *
 * @param {string} source
 * @param {string} built
 */
async function keep(source, built) {
  const known = (await allKept()).find(({ note }) => note.source === source);
  if (known && built && known.note.built === built) return;
  const snapshot = await download(source);
  const name = `${OURS}${snapshot.document} ${snapshot.language} ${snapshot.version}`;
  if (known?.name === name) await writeNote(known.cache, source, snapshot);
  else await store(name, source, snapshot);
  await discardAllBut(name);
}

/**
 * @param {string} source
 * @returns {Promise<Snapshot>}
 */
async function download(source) {
  const answer = await fetch(source, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  return answer.json();
}

/**
 * Store all of a snapshot, or nothing.
 *
 * @param {string} name
 * @param {string} source
 * @param {Snapshot} snapshot
 */
async function store(name, source, snapshot) {
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    await cache.addAll(snapshot.assets.map(below));
    for (const [path, html] of Object.entries(snapshot.pages)) {
      await cache.put(below(path), pageOf(html));
    }
    for (const [path, json] of Object.entries(snapshot.data)) {
      await cache.put(below(path), sentAs("application/json", json));
    }
    await writeNote(cache, source, snapshot);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/**
 * @param {Cache} cache
 * @param {string} source
 * @param {Snapshot} snapshot
 */
function writeNote(cache, source, { document, language, built }) {
  /** @type {Note} */
  const note = { source, edition: `${document} ${language}`, built, at: Date.now() };
  return cache.put(NOTE, new Response(JSON.stringify(note)));
}

/**
 * Delete what the snapshot `name` replaces, what was left half-made, and the oldest of too many.
 *
 * @param {string} name
 */
async function discardAllBut(name) {
  const kept = await allKept();
  const edition = kept.find((one) => one.name === name)?.note.edition;
  const stay = kept
    .filter((one) => one.name === name || one.note.edition !== edition)
    .slice(0, MOST);
  const names = (await ourNames()).filter((one) => !stay.some((kept) => kept.name === one));
  await Promise.all(names.map((one) => caches.delete(one)));
}

async function ourNames() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/**
 * All whole snapshots, the newest first.
 *
 * @returns {Promise<Kept[]>}
 */
async function allKept() {
  const found = await Promise.all((await ourNames()).map(openKept));
  return found.flatMap((one) => one ?? []).sort((a, b) => b.note.at - a.note.at);
}

/**
 * @param {string} name
 * @returns {Promise<Kept | undefined>} nothing where it is not whole
 */
async function openKept(name) {
  const cache = await caches.open(name);
  const note = await cache.match(NOTE);
  return note && { name, cache, note: await note.json() };
}

/**
 * A page from the network; from a snapshot where the network is gone, too slow, or broken.
 *
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answerPage(request) {
  const network = fetch(request);
  const sent = network.catch(() => undefined);
  const kept = await keptPage(request.url);
  if (!kept) return network;
  const answer = await Promise.race([sent, after(PATIENCE)]);
  return answer && answer.status < 500 ? answer : kept;
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function keptPage(address) {
  const { origin, pathname, search } = new URL(address); // what Facebook adds to links is no part
  const page = origin + pathname.replace(/(\/index\.html|\/)?$/, "/");
  for (const { cache } of await allKept()) {
    const found = await cache.match(page);
    // Chat apps cut off a last slash, and the page's own links need it.
    if (found) return /\/(index\.html)?$/.test(pathname) ? found : Response.redirect(page + search);
  }
  return undefined;
}

/** @param {string} address */
function isAsset(address) {
  return /^assets\/[0-9a-f]+\//.test(address.slice(root.length));
}

/**
 * An asset's address says what it holds: whichever snapshot has it, it is the right one.
 *
 * @param {Request} request
 */
async function answerAsset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/**
 * A page as it is shown when the network fails: it says at once that it is the kept one, and asks
 * for nothing ahead of need.
 *
 * @param {string} html
 */
function pageOf(html) {
  const told = html.replace(/<[^>]*\sdata-offline-notice[^>]*>/, (tag) =>
    tag.replace(/\shidden(?=[\s>])/, ""),
  );
  return sentAs("text/html", told.replace(/<link rel="(module)?preload"[^>]*>/g, ""));
}

/**
 * @param {string} type
 * @param {string} text
 */
function sentAs(type, text) {
  return new Response(text, { headers: { "Content-Type": `${type}; charset=utf-8` } });
}

/** @param {string} path */
function below(path) {
  return new URL(path, root).href;
}

/**
 * @param {number} milliseconds
 * @returns {Promise<undefined>}
 */
function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
