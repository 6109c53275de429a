// Another page of the portal, read from a disk: a browser lets no page read a file, but a page in a
// frame can show itself to the one around it.

/** Milliseconds until a page counts as missing. */
const TIMEOUT = 10_000;

/**
 * The page at an address; none of its modules run. Rejects where it cannot be had.
 *
 * @param {string} address
 * @returns {Promise<Document>}
 */
export function fetchPage(address) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.src = /** @type {any} */ (globalThis).portable.fileOf(address);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error(address))), TIMEOUT);
    const hear = (/** @type {MessageEvent} */ { source, data }) => {
      if (source !== frame.contentWindow) return;
      end(() => resolve(new DOMParser().parseFromString(data.page, "text/html")));
    };
    const end = (/** @type {() => void} */ answer) => {
      clearTimeout(late);
      removeEventListener("message", hear);
      frame.remove();
      answer();
    };
    addEventListener("message", hear);
    document.body.append(frame);
  });
}
