// Copies text. In-app browsers often lack or refuse the clipboard API; then copying a selection
// mostly still works.

/**
 * Copy `text` and return whether it was copied. Never throws.
 *
 * @param {string} text
 * @param {HTMLElement} host - an element in the open dialog, if any: nothing outside can be selected
 * @returns {Promise<boolean>}
 */
export async function copy(text, host) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, host);
  }
}

/**
 * Select everything in a text field; on iOS `select()` alone selects nothing.
 *
 * @param {HTMLTextAreaElement} field
 */
export function selectAll(field) {
  field.focus({ preventScroll: true });
  field.select();
  field.setSelectionRange(0, field.value.length);
}

/**
 * @param {string} text
 * @param {HTMLElement} host
 */
function copyBySelection(text, host) {
  const before = document.activeElement;
  const field = hiddenField(text);
  host.append(field);
  selectAll(field);
  const copied = execCopy();
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** @param {string} text */
function hiddenField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true; // keeps the on-screen keyboard closed
  field.setAttribute("aria-hidden", "true");
  // Below 16 px, iOS zooms in when the field gets the focus.
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
