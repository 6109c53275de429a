// The reader's choice of light or dark, or neither: then the system's. A line in each page's head
// applies a kept choice before anything is drawn.

/** @typedef {"system" | "light" | "dark"} Theme */

const NAME = "theme";

/** @type {Record<Theme, Theme>} */
const NEXT = { system: "light", light: "dark", dark: "system" };

/** From the system's theme to light, to dark, and back; the control's words follow by style. */
export function turn() {
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
  remember(theme);
}

/** @param {Theme} theme */
function remember(theme) {
  try {
    if (theme === "system") localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, theme);
  } catch {
    // Some in-app browsers keep nothing: the choice then holds for this page.
  }
}
