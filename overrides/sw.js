// Service worker: caches whole documents, each in one version, and serves them where the network
// fails. Pages from the network are never cached by themselves, so versions cannot mix.

/**
 * @typedef {object} Snapshot - all pages of a document in one language (offline.json)
 * @property {string} document
 * @property {string} language
 * @property {string} version - hash of its content
 * @property {string | null} built - the commit that it was built from
 * @property {Record<string, string>} pages - HTML by path relative to the root
 * @property {string[]} assets - paths relative to the root, with a hash of the content
 * @property {Record<string, string>} data - JSON by path relative to the root, likewise
 */

/**
 * @typedef {object} Note - metadata of a cached snapshot
 * @property {string} source - address of its offline.json
 * @property {string} edition - document and language
 * @property {string | null} built
 * @property {number} at - when it was cached, in milliseconds
 */

/**
 * @typedef {object} Cached
 * @property {string} name
 * @property {Cache} cache
 * @property {Note} note
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = worker.registration.scope;

/** Begins the names of our caches: other portals on this host have caches of their own. */
const PREFIX = `plan ${root} `;

/** The key of the note in a cache, no address of the site. Written last, it marks a complete cache. */
const NOTE = "https://note.invalid/";

/** How many snapshots are cached; the oldest are deleted. */
const MOST = 5;

/** Milliseconds to wait for the network before a cached page is served. */
const PATIENCE = 4000;

/** Snapshots are cached one after another. */
let caching = Promise.resolve();

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const { offline, version } = event.data ?? {};
  if (typeof offline !== "string" || !offline.startsWith(root)) return;
  // What fails is tried again on the next visit; until then the old snapshot stays.
  caching = caching.then(() => update(offline, version)).catch(() => {});
  event.waitUntil(caching);
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  const isPage = request.mode === "navigate" || request.headers.get("Accept") === "text/html";
  if (isPage) event.respondWith(respondWithPage(request));
  else if (isAsset(request.url)) event.respondWith(respondWithAsset(request));
});

/**
 * Cache the snapshot at `source`, unless that of the commit `built` is cached already.
 *
 * @param {string} source
 * @param {string} built
 */
async function update(source, built) {
  const known = (await cachedSnapshots()).find(({ note }) => note.source === source);
  if (known && built && known.note.built === built) return;
  const snapshot = await download(source);
  const name = `${PREFIX}${snapshot.document} ${snapshot.language} ${snapshot.version}`;
  if (known?.name === name) await writeNote(known.cache, source, snapshot);
  else await store(name, source, snapshot);
  await deleteOutdated(name);
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
 * Cache all of a snapshot, or nothing.
 *
 * @param {string} name
 * @param {string} source
 * @param {Snapshot} snapshot
 */
async function store(name, source, snapshot) {
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    await cache.addAll(snapshot.assets.map(addressOf));
    for (const [path, html] of Object.entries(snapshot.pages)) {
      await cache.put(addressOf(path), pageOf(html));
    }
    for (const [path, json] of Object.entries(snapshot.data)) {
      await cache.put(addressOf(path), responseOf("application/json", json));
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
 * Delete what the snapshot `name` replaces, incomplete caches, and the oldest beyond `MOST`.
 *
 * @param {string} name
 */
async function deleteOutdated(name) {
  const all = await cachedSnapshots();
  const edition = all.find((one) => one.name === name)?.note.edition;
  const stay = all
    .filter((one) => one.name === name || one.note.edition !== edition)
    .slice(0, MOST);
  const names = (await ourNames()).filter((one) => !stay.some(({ name: left }) => left === one));
  await Promise.all(names.map((one) => caches.delete(one)));
}

async function ourNames() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/**
 * All complete snapshots, the newest first.
 *
 * @returns {Promise<Cached[]>}
 */
async function cachedSnapshots() {
  const found = await Promise.all((await ourNames()).map(openCached));
  return found.flatMap((one) => one ?? []).sort((a, b) => b.note.at - a.note.at);
}

/**
 * @param {string} name
 * @returns {Promise<Cached | undefined>} undefined where it is incomplete
 */
async function openCached(name) {
  const cache = await caches.open(name);
  const note = await cache.match(NOTE);
  return note && { name, cache, note: await note.json() };
}

/**
 * A page from the network, or from a snapshot where the network is down, slow or broken.
 *
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function respondWithPage(request) {
  const network = fetch(request);
  const sent = network.catch(() => undefined);
  const cached = await cachedPage(request.url);
  if (!cached) return network;
  const answer = await Promise.race([sent, delay(PATIENCE)]);
  return answer && answer.status < 500 ? answer : cached;
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function cachedPage(address) {
  const { origin, pathname, search } = new URL(address); // without parameters, which Facebook adds
  const page = origin + pathname.replace(/(\/index\.html|\/)?$/, "/");
  for (const { cache } of await cachedSnapshots()) {
    const found = await cache.match(page);
    // Chat apps cut off the last slash, which relative links need.
    if (found) return /\/(index\.html)?$/.test(pathname) ? found : Response.redirect(page + search);
  }
  return undefined;
}

/** @param {string} address */
function isAsset(address) {
  return /^assets\/[0-9a-f]+\//.test(address.slice(root.length));
}

/**
 * An asset's address has a hash of its content, so a copy from any snapshot is right.
 *
 * @param {Request} request
 */
async function respondWithAsset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/**
 * A page as it is served from the cache: with the offline notice shown, and without preloads.
 *
 * @param {string} html
 */
function pageOf(html) {
  const noticed = html.replace(/<[^>]*\sdata-offline-notice[^>]*>/, (tag) =>
    tag.replace(/\shidden(?=[\s>])/, ""),
  );
  return responseOf("text/html", noticed.replace(/<link rel="(module)?preload"[^>]*>/g, ""));
}

/**
 * @param {string} type
 * @param {string} text
 */
function responseOf(type, text) {
  return new Response(text, { headers: { "Content-Type": `${type}; charset=utf-8` } });
}

/** @param {string} path */
function addressOf(path) {
  return new URL(path, root).href;
}

/**
 * @param {number} milliseconds
 * @returns {Promise<undefined>}
 */
function delay(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
