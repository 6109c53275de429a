// Loads a style sheet that few pages need, when it is first needed.

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();

/**
 * Load a bundle of styles once; rejects where it cannot be loaded.
 *
 * @param {string} name
 */
export function loadStyle(name) {
  const known = loading.get(name) ?? load(name);
  loading.set(name, known);
  return known;
}

/** @param {string} name */
function load(name) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`../css/bundles/${name}.css`, import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}
