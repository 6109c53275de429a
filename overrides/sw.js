// Service worker: caches whole documents, each in one version, and serves them where the network
// fails. Pages from the network are never cached by themselves, so versions cannot mix.

/**
 * @typedef {object} Snapshot - pages as one version: of a document in one language, or the portal's
 * @property {string} document - "" for the portal's own pages
 * @property {string} language
 * @property {string} version - hash of its content
 * @property {string} assets - the folder of its styles and scripts, with a hash of their content
 * @property {string[]} files - other files that its pages load, likewise
 * @property {string[]} lines - the lines of all pages, each once
 * @property {Record<string, string>} pages - numbers of lines by path: "7 9+3" for 7, 9, 10 and 11
 * @property {Record<string, string>} data - JSON by path, with a hash of the content
 */

/**
 * @typedef {object} Note - metadata of a cached snapshot
 * @property {string} source - address of the snapshot
 * @property {string} edition - document and language
 * @property {string} assets - address of the folder of its styles and scripts
 * @property {boolean} isStale - whether one of its pages has changed online
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

/** Begins the editions of the portal's own snapshots: they are of no document. */
const PORTAL = " ";

/** How many documents are cached; the oldest are deleted. */
const MOST = 5;

/** Milliseconds to wait for the network before a cached page is served. */
const PATIENCE = 4000;

/** Snapshots are cached one after another. */
let caching = Promise.resolve();

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const { document, portal } = event.data ?? {};
  if (![document, portal].every((one) => typeof one === "string" && one.startsWith(root))) return;
  // What fails is tried again on the next visit; until then the old snapshots stay.
  event.waitUntil(
    inTurn(async () => {
      const isNew = await update(document, false);
      await update(portal, isNew); // which may tell of what is new in the document
    }),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  const isPage = request.mode === "navigate" || request.headers.get("Accept") === "text/html";
  if (isPage) event.respondWith(respondWithPage(event));
  else if (isAsset(request.url)) event.respondWith(respondWithAsset(request));
});

/**
 * Change what is cached after all changes that were asked for before.
 *
 * @param {() => Promise<void>} change
 */
function inTurn(change) {
  caching = caching.then(change).catch(() => {});
  return caching;
}

/**
 * Cache the snapshot at `source`, unless it is cached and no page of it was seen to have changed.
 *
 * @param {string} source
 * @param {boolean} isStale - whether it may have changed all the same
 * @returns {Promise<boolean>} whether it was asked for
 */
async function update(source, isStale) {
  const known = (await cachedSnapshots()).find(({ note }) => note.source === source);
  if (known && !known.note.isStale && !isStale) return false;
  const snapshot = await download(source);
  const name = `${PREFIX}${snapshot.document} ${snapshot.language} ${snapshot.version}`;
  const edition = `${snapshot.document} ${snapshot.language}`;
  const assets = addressOf(snapshot.assets);
  /** @type {Note} */
  const note = { source, edition, assets, isStale: false, at: Date.now() };
  try {
    if (known?.name === name) await writeNote(known.cache, note);
    else await store(name, note, snapshot);
  } finally {
    await deleteOutdated(edition);
  }
  return true;
}

/**
 * @param {string} source
 * @returns {Promise<Snapshot>}
 */
async function download(source) {
  const answer = await fetch(source, { cache: "no-cache" });
  if (!answer.ok || !answer.body) throw new Error(`${source}: ${answer.status}`);
  const text = answer.body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(text).json();
}

/**
 * Cache all of a snapshot; its note is written last, and marks it as complete.
 *
 * @param {string} name
 * @param {Note} note
 * @param {Snapshot} snapshot
 */
async function store(name, note, snapshot) {
  await storeAssets(note.assets);
  await caches.delete(name);
  const cache = await caches.open(name);
  await cache.addAll(snapshot.files.map(addressOf));
  for (const [path, ranges] of Object.entries(snapshot.pages)) {
    await cache.put(addressOf(path), pageOf(textOf(ranges, snapshot.lines)));
  }
  for (const [path, json] of Object.entries(snapshot.data)) {
    await cache.put(addressOf(path), responseOf("application/json", json));
  }
  await writeNote(cache, note);
}

/**
 * Cache a folder of styles and scripts, which many snapshots share, unless one is cached that uses it.
 *
 * @param {string} folder - its address
 */
async function storeAssets(folder) {
  const all = await cachedSnapshots();
  if (all.some(({ note }) => note.assets === folder)) return;
  const answer = await fetch(`${folder}files.json`);
  if (!answer.ok) throw new Error(`${folder}: ${answer.status}`);
  /** @type {string[]} */
  const files = await answer.json();
  const cache = await caches.open(PREFIX + folder);
  await cache.addAll(files.map((file) => folder + file));
}

/**
 * The page that these lines are.
 *
 * @param {string} ranges
 * @param {string[]} lines
 */
function textOf(ranges, lines) {
  const parts = ranges.split(" ").flatMap((range) => {
    const [first = 0, count = 1] = range.split("+").map(Number);
    return lines.slice(first, first + count);
  });
  return parts.join("\n");
}

/**
 * @param {Cache} cache
 * @param {Note} note
 */
function writeNote(cache, note) {
  return cache.put(NOTE, new Response(JSON.stringify(note)));
}

/**
 * Delete snapshots of this edition but the newest, documents beyond `MOST`, and what is incomplete or
 * used by none.
 *
 * @param {string} edition
 */
async function deleteOutdated(edition) {
  const all = await cachedSnapshots();
  const newest = all.find(({ note }) => note.edition === edition);
  const current = all.filter((one) => one === newest || one.note.edition !== edition);
  const isPortal = (/** @type {Cached} */ { note }) => note.edition.startsWith(PORTAL);
  const documents = current.filter((one) => !isPortal(one));
  const stay = [...current.filter(isPortal), ...documents.slice(0, MOST)];
  const needed = new Set(stay.flatMap(({ name, note }) => [name, PREFIX + note.assets]));
  const names = (await ourNames()).filter((name) => !needed.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
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
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function respondWithPage(event) {
  const network = fetch(event.request);
  const sent = network.catch(() => undefined);
  const found = await cachedPage(event.request.url);
  if (!found) return network;
  const answer = await Promise.race([sent, delay(PATIENCE)]);
  if (!answer || answer.status >= 500) return found.page;
  const [online, cached] = [answer.clone(), found.page.clone()];
  event.waitUntil(inTurn(() => compare(online, cached, found.snapshot)));
  return answer;
}

/**
 * Mark a snapshot whose page is another online by now.
 *
 * @param {Response} online
 * @param {Response} cached
 * @param {Cached} snapshot
 */
async function compare(online, cached, { name, cache, note }) {
  if (online.type === "opaqueredirect" || cached.redirected || cached.status !== 200) return;
  const isSame = online.ok && (await pageOf(await online.text()).text()) === (await cached.text());
  if (!isSame && (await caches.has(name))) await writeNote(cache, { ...note, isStale: true });
}

/**
 * @param {string} address
 * @returns {Promise<{ page: Response, snapshot: Cached } | undefined>}
 */
async function cachedPage(address) {
  const { origin, pathname, search } = new URL(address); // without parameters, which Facebook adds
  const path = origin + pathname.replace(/(\/index\.html|\/)?$/, "/");
  for (const snapshot of await cachedSnapshots()) {
    const found = await snapshot.cache.match(path);
    if (!found) continue;
    // Chat apps cut off the last slash, which relative links need.
    const isWhole = /\/(index\.html)?$/.test(pathname);
    return { page: isWhole ? found : Response.redirect(path + search), snapshot };
  }
  return undefined;
}

/** @param {string} address */
function isAsset(address) {
  return /^assets\/([0-9a-f]+\/|search\/|letters-|checks-)/.test(address.slice(root.length));
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
