// Asks the service worker to keep the whole document on this device, and tells the reader when
// there is no network.

/** Keep this page's document for later, once the browser is at rest, and watch the network. */
export function keep() {
  tellOfNetwork();
  addEventListener("online", tellOfNetwork);
  addEventListener("offline", tellOfNetwork);
  whenAtRest(() => askToKeep().catch(() => {})); // a page reads as well without
}

/** @param {Event} [event] */
function tellOfNetwork(event) {
  const notice = document.querySelector("[data-offline-notice]");
  // On arrival the notice may already stand there: this page comes from the kept ones.
  if (notice instanceof HTMLElement && (event || !navigator.onLine)) {
    notice.hidden = navigator.onLine;
  }
}

/** @param {() => void} job */
function whenAtRest(job) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(job, { timeout: 5000 });
  else setTimeout(job, 1000);
}

async function askToKeep() {
  const offline = meta("offline");
  if (!offline || !("serviceWorker" in navigator) || savesData()) return;
  await navigator.serviceWorker.register(new URL(`${meta("portal-root")}/sw.js`, location.href));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({
    offline: new URL(offline, location.href).href,
    version: meta("version") ?? "",
  });
}

/** @param {string} name */
function meta(name) {
  return document.querySelector(`meta[name=${name}]`)?.getAttribute("content");
}

function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}
