// The dialog with the actions on one provision: one for the whole page, loaded on first use.

import { loadStyle } from "../style.js";
import { aim, canonical, listen } from "./actions.js";
import { place, placeAgain } from "./placing.js";
import { nameOf, provisionOf, textOf } from "./provision_text.js";

/** @typedef {import("./actions.js").Subject} Subject */

/**
 * @typedef {object} Sheet
 * @property {HTMLDialogElement} dialog
 * @property {Subject} subject
 * @property {HTMLElement} opener - where the focus returns to
 */

/** @type {Sheet | undefined} */
let sheet;

/**
 * Open the sheet for the provision of `permalink`; rejects where its style cannot be loaded.
 *
 * @param {HTMLAnchorElement} permalink
 */
export async function openSheet(permalink) {
  await loadStyle("overlays");
  const subject = subjectOf(permalink);
  const dialog = sheet?.dialog ?? makeDialog();
  sheet = { dialog, subject, opener: permalink };
  dialog.querySelector("[data-place]")?.replaceChildren(nameOf(permalink));
  aim(dialog, subject);
  provisionOf(permalink).classList.add("is-open");
  const { scrollX, scrollY } = window;
  show(dialog); // which scrolls to the dialog, as long as it has no place
  window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  place(dialog, permalink);
}

/**
 * @param {HTMLAnchorElement} permalink
 * @returns {Subject}
 */
function subjectOf(permalink) {
  const page = permalink.href.replace(/[?#].*$/, "");
  const id = page.split("/").filter(Boolean).pop() ?? "";
  return {
    name: [nameOf(permalink), citation()].filter(Boolean).join(", "),
    address: new URL(permalink.getAttribute("href") ?? "", canonical()).href,
    page,
    text: () => textOf(id),
  };
}

/** The document's citation, as the page has it for paper. */
function citation() {
  return document.querySelector("[data-document]")?.textContent ?? "";
}

/** @returns {HTMLDialogElement} */
function makeDialog() {
  const template = document.querySelector("template#actions-sheet");
  if (!(template instanceof HTMLTemplateElement)) throw new Error("no sheet on this page");
  const copied = document.importNode(template.content, true);
  const dialog = /** @type {HTMLDialogElement} */ (copied.querySelector("dialog"));
  listen(dialog, () => /** @type {Sheet} */ (sheet).subject);
  dialog.addEventListener("click", (event) => {
    if (isClosing(event, dialog)) hide(dialog);
  });
  dialog.addEventListener("close", returnFocus);
  dialog.querySelector("[data-more]")?.addEventListener("toggle", () => placeAgain(dialog));
  document.body.append(copied);
  return dialog;
}

/**
 * Whether a click is on the close button or outside the sheet.
 *
 * @param {MouseEvent} event
 * @param {HTMLElement} dialog
 */
function isClosing({ target, clientX, clientY }, dialog) {
  if (target !== dialog) {
    return target instanceof Element && target.closest("[data-action=close]") !== null;
  }
  const box = dialog.getBoundingClientRect();
  const inside =
    clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  return !inside;
}

function returnFocus() {
  if (!sheet) return;
  provisionOf(sheet.opener).classList.remove("is-open");
  sheet.opener.focus({ preventScroll: true });
}

/** @param {HTMLDialogElement} dialog */
function show(dialog) {
  if (typeof dialog.showModal === "function") dialog.showModal();
  else showWithoutDialogs(dialog);
}

/** @param {HTMLDialogElement} dialog */
function hide(dialog) {
  if (typeof dialog.close === "function") dialog.close();
  else hideWithoutDialogs(dialog);
}

/**
 * Safari before 15.4 has no dialogs: the sheet then covers the page without making it inert.
 *
 * @param {HTMLElement} dialog
 */
function showWithoutDialogs(dialog) {
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("open", "");
  dialog.hidden = false;
  dialog.onkeydown = ({ key }) => {
    if (key === "Escape") hideWithoutDialogs(dialog);
  };
  dialog.querySelector("button")?.focus();
}

/** @param {HTMLElement} dialog */
function hideWithoutDialogs(dialog) {
  dialog.removeAttribute("open");
  dialog.hidden = true;
  returnFocus();
}
