// The reader's size of letters, in steps; a line in each page's head applies the stored one before the
// first paint. Style sheets have the sizes: everything on the page is measured in them.

const KEY = "text-size";
const LARGEST = 3;

/**
 * Make letters larger or smaller by so many steps.
 *
 * @param {number} steps
 */
export function changeTextSize(steps) {
  const { dataset } = document.documentElement;
  const size = Math.min(LARGEST, Math.max(0, Number(dataset.size ?? 0) + steps));
  if (size) dataset.size = String(size);
  else delete dataset.size;
  for (const control of document.querySelectorAll("[data-text-size]")) {
    const end = control.getAttribute("data-text-size") === "1" ? LARGEST : 0;
    control.setAttribute("aria-disabled", String(size === end));
  }
  store(size);
}

/** @param {number} size */
function store(size) {
  try {
    if (size) localStorage.setItem(KEY, String(size));
    else localStorage.removeItem(KEY);
  } catch {
    // Some in-app browsers have no storage: the size then holds for this page.
  }
}
