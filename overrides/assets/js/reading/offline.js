// Asks the service worker to cache the whole document, and shows a notice while offline.

/**
 * Trusted Types, which not every browser has.
 *
 * @typedef {{ createPolicy(name: string, rules: { createScriptURL(text: string): string }):
 *   { createScriptURL(text: string): URL } }} TrustedTypes
 */

/** Watch the network, and cache this page's document once the browser is idle. */
export function startOffline() {
  updateNotice();
  addEventListener("online", updateNotice);
  addEventListener("offline", updateNotice);
  whenIdle(() => requestCaching().catch(() => {})); // the page works without
}

/** @param {Event} [event] */
function updateNotice(event) {
  const notice = document.querySelector("[data-offline-notice]");
  // A page from the cache has the notice from the start: it stays until the network is back.
  if (notice instanceof HTMLElement && (event || !navigator.onLine)) {
    notice.hidden = navigator.onLine;
  }
}

/** @param {() => void} job */
function whenIdle(job) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(job, { timeout: 5000 });
  else setTimeout(job, 1000);
}

async function requestCaching() {
  const offline = meta("offline");
  if (!offline || !("serviceWorker" in navigator) || savesData()) return;
  await navigator.serviceWorker.register(
    trusted(new URL(`${meta("portal-root")}/sw.js`, location.href)),
  );
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({
    document: new URL(offline, location.href).href,
    portal: new URL(portalSnapshot(offline), location.href).href,
  });
}

/**
 * The service worker's address, as a browser asks for it that holds the page to its policy: our only
 * script that is named by a text.
 *
 * @param {URL} address
 * @returns {URL}
 */
function trusted(address) {
  const { trustedTypes } = /** @type {{ trustedTypes?: TrustedTypes }} */ (window);
  const rules = { createScriptURL: () => address.href };
  return trustedTypes?.createPolicy("portal", rules).createScriptURL("") ?? address;
}

/**
 * The snapshot of the portal's own pages: it lies beside the manifest, under the same name.
 *
 * @param {string} offline
 */
function portalSnapshot(offline) {
  const manifest = document.querySelector("link[rel=manifest]")?.getAttribute("href") ?? "";
  return manifest.replace(/[^/]*$/, offline.replace(/.*\//, ""));
}

/** @param {string} name */
function meta(name) {
  return document.querySelector(`meta[name=${name}]`)?.getAttribute("content");
}

function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}
