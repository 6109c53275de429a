// Runs the scripts of a page that is opened from a disk, where browsers load no modules and fetch no
// files: the modules' texts are in this script, and data come as scripts.

/** Links to folders as they are on the web: scripts read ids and public addresses from them. */
const READ_BY_SCRIPTS = "a.permalink";

/** What files of data say, by the addresses of their scripts. @type {Map<string, string>} */
const taken = new Map();

const portable = { folder: "", start, take, fileOf };
Object.assign(globalThis, { portable });

/**
 * Run the modules of this page; in a page that another one reads, show it the page instead.
 *
 * @param {Record<string, string>} modules - their texts, by their paths below the folder `js`
 */
function start(modules) {
  if (parent !== window) {
    parent.postMessage({ page: document.documentElement.outerHTML }, "*");
    return;
  }
  portable.folder = new URL("js/", scriptAddress()).href;
  addImportMap(modules);
  Object.assign(globalThis, { fetch: fetchData });
  for (const link of document.querySelectorAll(READ_BY_SCRIPTS)) {
    link.setAttribute("href", link.getAttribute("href")?.replace(/\/index\.html$/, "/") ?? "");
  }
  for (const sign of ["click", "auxclick", "contextmenu"]) addEventListener(sign, leadToFile);
  for (const script of document.querySelectorAll("script[type=portable-module]")) run(script);
}

/** @param {Record<string, string>} modules */
function addImportMap(modules) {
  /** @type {Record<string, string>} */
  const imports = {};
  for (const [name, text] of Object.entries(modules)) {
    const module = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    imports[name] = module;
    imports[portable.folder + name] = module; // as pages name them
  }
  append({ type: "importmap", textContent: JSON.stringify({ imports }) });
}

/** @param {Element} script - a module of the page, which browsers have left alone */
function run(script) {
  const source = script.getAttribute("src");
  const text = source ? `import ${JSON.stringify(new URL(source, document.baseURI).href)}` : "";
  append({ type: "module", textContent: text || script.textContent });
}

/** @param {Partial<HTMLScriptElement>} parts */
function append(parts) {
  document.head.append(Object.assign(document.createElement("script"), parts));
}

/**
 * What `fetch` does for a file of data, which has a script beside its place.
 *
 * @param {string | URL} address
 * @returns {Promise<Response>}
 */
function fetchData(address) {
  const src = new URL(`${address}.js`, document.baseURI).href;
  return new Promise((resolve, reject) => {
    const onload = () => resolve(new Response(taken.get(src) ?? ""));
    const onerror = () => reject(new TypeError(`no ${src}`));
    append({ src, onload, onerror });
  });
}

/** @param {string} text - what a file of data says, called by its script */
function take(text) {
  taken.set(scriptAddress(), text);
}

/** The address of the script that runs. */
function scriptAddress() {
  return /** @type {HTMLScriptElement} */ (document.currentScript).src;
}

/**
 * Let a link to a folder, as scripts make them, lead to the page in it, this once.
 *
 * @param {Event} event
 */
function leadToFile({ target, defaultPrevented }) {
  const link = target instanceof Element ? target.closest("a") : null;
  const address = link?.getAttribute("href");
  if (!link || !address || defaultPrevented) return;
  const file = fileOf(link.href);
  if (file === link.href) return;
  link.href = file;
  setTimeout(() => link.setAttribute("href", address)); // scripts go on reading what it was
}

/**
 * The file at an address: of a folder, the page in it.
 *
 * @param {string} address
 */
function fileOf(address) {
  const { protocol, href } = new URL(address, document.baseURI);
  return protocol === "file:" ? href.replace(/^[^?#]*\/(?=[?#]|$)/, "$&index.html") : href;
}
