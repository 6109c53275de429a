// Actions on a provision: copy it, share it, show its QR code. The page has the controls and their
// labels; this module has what they do.

import { copy, selectAll } from "./clipboard.js";

/**
 * @typedef {object} Subject - the provision that a panel acts on
 * @property {string} name - its citation
 * @property {string} address - its permanent address
 * @property {string} page - its page on this host, which differs in a preview or on a mirror
 * @property {() => string} text
 */

/** @typedef {(panel: HTMLElement, control: HTMLElement, subject: Subject) => unknown} Action */

/** @type {Record<string, Action>} */
const ACTIONS = {
  link: (panel, control, { address }) => copyAndReport(panel, control, address),
  citation: (panel, control, { name, address }) =>
    copyAndReport(panel, control, `${name}, ${address}`),
  text: (panel, control, { text }) => copyAndReport(panel, control, text()),
  share: (panel, _control, subject) => share(panel, subject),
  qr: (panel, control, subject) => toggleQr(panel, control, subject),
};

/**
 * Let the controls in `panel` act on its subject at the time of use.
 *
 * @param {HTMLElement} panel
 * @param {() => Subject} subject
 */
export function listen(panel, subject) {
  panel.addEventListener("click", ({ target }) => {
    const control = target instanceof Element && target.closest("[data-action]");
    if (control instanceof HTMLElement) perform(panel, control, subject());
  });
}

/**
 * Perform the action of one control.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 * @param {Subject} subject
 */
export function perform(panel, control, subject) {
  ACTIONS[control.dataset.action ?? ""]?.(panel, control, subject);
}

/**
 * Point the controls in `panel` at `subject`, and reset what earlier actions showed.
 *
 * @param {HTMLElement} panel
 * @param {Subject} subject
 */
export function aim(panel, subject) {
  for (const [name, link] of Object.entries(links(subject))) {
    panel.querySelector(`a[data-action=${name}]`)?.setAttribute("href", link);
  }
  offerSharing(panel, canShare(subject));
  report(panel, "");
  hideManual(panel);
  hideQr(panel);
  panel.querySelector("[data-more]")?.removeAttribute("open");
}

/**
 * The addresses of the panel's links.
 *
 * Zalo documents no share link, only a button that needs its script and an Official Account. This
 * is the page that the button opens, the address as JSON in base64: see Dwarves Foundation, "URL
 * formats for sharing via social networks" (2023). zalo.me/share/link leads to no page.
 *
 * @param {Subject} subject
 */
function links({ address, page }) {
  return {
    open: page,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(address)}`,
    zalo: `https://button-share.zalo.me/share_external?d=${encodeURIComponent(btoa(JSON.stringify({ url: address })))}`,
  };
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 * @param {string} copied
 */
async function copyAndReport(panel, control, copied) {
  report(panel, ""); // so that screen readers announce the same message again
  hideManual(panel);
  if (await copy(copied, panel)) report(panel, control.dataset.done ?? "");
  else showManual(panel, copied);
}

/**
 * Offer the system's share dialog, which knows all apps of the reader, where there is one.
 *
 * @param {HTMLElement} panel
 * @param {boolean} isPossible
 */
function offerSharing(panel, isPossible) {
  document.documentElement.classList.toggle("shares", isPossible); // the page's head has assumed it
  reveal(panel.querySelector("[data-action=share]"), isPossible);
}

/** @param {Subject} subject */
function shareData({ name, address }) {
  // Chat apps show the text and ignore the title; mail apps use the title as the subject.
  return { title: name, text: name, url: address };
}

/** @param {Subject} subject */
function canShare(subject) {
  if (typeof navigator.share !== "function") return false;
  return typeof navigator.canShare !== "function" || navigator.canShare(shareData(subject));
}

/**
 * @param {HTMLElement} panel
 * @param {Subject} subject
 */
async function share(panel, subject) {
  try {
    await navigator.share(shareData(subject));
  } catch (error) {
    const isCancelled = error instanceof Error && error.name === "AbortError";
    if (!isCancelled) offerSharing(panel, false);
  }
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 * @param {Subject} subject
 */
function toggleQr(panel, control, subject) {
  const figure = panel.querySelector("[data-qr]");
  if (!(figure instanceof HTMLElement)) return;
  report(panel, "");
  if (!figure.hidden) {
    hideQr(panel);
    return;
  }
  showQr(figure, subject);
  control.setAttribute("aria-expanded", "true");
}

/** The permanent address of the page. */
export function canonical() {
  return document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href;
}

/**
 * Show the address, and its code as soon as it is there.
 *
 * @param {HTMLElement} figure
 * @param {Subject} subject
 */
function showQr(figure, { address, page }) {
  const image = figure.querySelector("img");
  if (image) {
    image.hidden = true;
    import("./qr.js")
      .then(({ drawQr }) => drawQr(image, page))
      .then(() => {
        image.hidden = false;
      })
      .catch(() => {}); // the address is there
  }
  figure.querySelector("[data-address]")?.replaceChildren(address);
  figure.hidden = false;
}

/** @param {HTMLElement} panel */
function hideQr(panel) {
  const figure = panel.querySelector("[data-qr]");
  if (!(figure instanceof HTMLElement)) return;
  figure.hidden = true;
  panel.querySelector("[data-action=qr]")?.setAttribute("aria-expanded", "false");
}

/**
 * @param {HTMLElement} panel
 * @param {string} message
 */
function report(panel, message) {
  panel.querySelector("[data-status]")?.replaceChildren(message);
}

/**
 * Where the browser refuses to copy, show the text selected, for the reader to copy it.
 *
 * @param {HTMLElement} panel
 * @param {string} text
 */
function showManual(panel, text) {
  const manual = panel.querySelector("[data-manual]");
  const field = manual?.querySelector("textarea");
  if (!field) return;
  reveal(manual, true);
  field.value = text;
  selectAll(field);
}

/** @param {HTMLElement} panel */
function hideManual(panel) {
  reveal(panel.querySelector("[data-manual]"), false);
}

/**
 * Show or hide an element and its list item: an empty item would leave a gap.
 *
 * @param {Element | null | undefined} element
 * @param {boolean} shown
 */
function reveal(element, shown) {
  if (!(element instanceof HTMLElement)) return;
  element.hidden = !shown;
  const item = element.closest("li");
  if (item) item.hidden = !shown;
}
