// Where the sheet of actions shows: beside the provision that it speaks of, where there is room, else
// over its end, just below its sign. On narrow screens the style sheet puts it at the bottom.

/** In rem: around the sheet, its usual width, and the least width that is worth having beside. */
const SPACE = 1;
const WIDTH = 20;
const NARROWEST = 12.5;
const GAP = 0.25;

/**
 * Put the sheet beside what `sign` stands at; it scrolls with the text.
 *
 * @param {HTMLElement} sheet
 * @param {Element} sign
 */
export function place(sheet, sign) {
  const root = document.documentElement;
  const at = sign.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(root).fontSize);
  const { left, width } = horizontal(at, root.clientWidth, rem);
  set(sheet, "left", left);
  set(sheet, "width", width); // which decides on the height
  const top = left < at.right ? at.bottom + GAP * rem : at.top;
  const lowest = Math.max(SPACE * rem, root.clientHeight - sheet.offsetHeight - SPACE * rem);
  set(sheet, "top", Math.min(top, lowest) + scrollY);
}

/**
 * Show all of a sheet that has grown.
 *
 * @param {HTMLElement} sheet
 */
export function placeAgain(sheet) {
  sheet.scrollIntoView({ block: "nearest" });
}

/**
 * @param {DOMRect} sign
 * @param {number} width - of the window
 * @param {number} rem
 */
function horizontal(sign, width, rem) {
  const end = width - SPACE * rem;
  const starts = [sign.right + GAP * rem, sign.left + GAP * rem];
  const left = starts.find((start) => end - start >= NARROWEST * rem);
  if (left) return { left, width: Math.min(WIDTH * rem, end - left) };
  const over = Math.min(WIDTH * rem, end - SPACE * rem);
  return { left: Math.max(SPACE * rem, sign.right - over), width: over };
}

/**
 * @param {HTMLElement} sheet
 * @param {"left" | "top" | "width"} side
 * @param {number} pixels
 */
function set(sheet, side, pixels) {
  sheet.style.setProperty(`--sheet-${side}`, `${Math.round(pixels)}px`);
}
