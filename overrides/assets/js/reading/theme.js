// The reader's theme: light, dark, or that of the system. A line in each page's head applies the
// stored choice before the first paint.

/** @typedef {"system" | "light" | "dark"} Theme */

const KEY = "theme";

/** @type {Record<Theme, Theme>} */
const NEXT = { system: "light", light: "dark", dark: "system" };

/** Switch from system to light to dark and back; style sheets change the control's label. */
export function nextTheme() {
  apply(NEXT[current()]);
}

/** @returns {Theme} */
function current() {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** @param {Theme} theme */
function apply(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  store(theme);
}

/** @param {Theme} theme */
function store(theme) {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Some in-app browsers have no storage: the choice then holds for this page.
  }
}
