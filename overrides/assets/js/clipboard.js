// Copies words, whatever the browser allows: in-app browsers often lack the clipboard API or
// refuse it, and then the old way by a selection mostly still works.

/**
 * Copy `words`; says whether they were copied. Never throws.
 *
 * `host` is where the reader is: a modal dialog lets nothing outside it be selected.
 *
 * @param {string} words
 * @param {HTMLElement} host
 * @returns {Promise<boolean>}
 */
export async function copy(words, host) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyBySelection(words, host);
  }
}

/**
 * Select everything in a text field; iOS selects nothing by `select()` alone.
 *
 * @param {HTMLTextAreaElement} field
 */
export function selectAll(field) {
  field.focus({ preventScroll: true });
  field.select();
  field.setSelectionRange(0, field.value.length);
}

/**
 * @param {string} words
 * @param {HTMLElement} host
 */
function copyBySelection(words, host) {
  const before = document.activeElement;
  const field = unseenField(words);
  host.append(field);
  selectAll(field);
  const copied = execCopy();
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** @param {string} words */
function unseenField(words) {
  const field = document.createElement("textarea");
  field.value = words;
  field.readOnly = true; // so no keyboard opens
  field.setAttribute("aria-hidden", "true");
  // Letters smaller than 16 px make iOS zoom in when the field takes the focus.
  Object.assign(field.style, { position: "fixed", top: "0", opacity: "0", fontSize: "16px" });
  return field;
}

function execCopy() {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
