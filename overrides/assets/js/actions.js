// What a reader can do with a provision: copy it, share it, show its QR code. The controls and
// their wording are the page's; here is only what they do.

import { copy, selectAll } from "./clipboard.js";

/**
 * @typedef {object} Subject - the provision that a panel of controls is about
 * @property {string} name - its place and its document, as one cites them
 * @property {string} address - its permanent address
 * @property {string} page - its page on this host: the same, but in a preview or on a mirror
 * @property {() => string} text - its words
 */

/** @typedef {(panel: HTMLElement, control: HTMLElement, subject: Subject) => unknown} Action */

/** @type {Record<string, Action>} */
const ACTIONS = {
  link: (panel, control, { address }) => copyAndTell(panel, control, address),
  citation: (panel, control, { name, address }) =>
    copyAndTell(panel, control, `${name}, ${address}`),
  text: (panel, control, { text }) => copyAndTell(panel, control, text()),
  share: (panel, _control, subject) => share(panel, subject),
  qr: (panel, control, subject) => toggleQr(panel, control, subject),
};

/**
 * Let the controls in `panel` act, on whatever it is about when they are used.
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
 * Do what one control says.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 * @param {Subject} subject
 */
export function perform(panel, control, subject) {
  ACTIONS[control.dataset.action ?? ""]?.(panel, control, subject);
}

/**
 * Aim the controls in `panel` at `subject`, as if none had ever been used.
 *
 * @param {HTMLElement} panel
 * @param {Subject} subject
 */
export function aim(panel, subject) {
  for (const [name, link] of Object.entries(links(subject))) {
    panel.querySelector(`a[data-action=${name}]`)?.setAttribute("href", link);
  }
  offerSharing(panel, canShare(subject));
  tell(panel, "");
  hideManual(panel);
  hideQr(panel);
}

/**
 * Where the panel's links lead.
 *
 * Zalo documents a share button that needs its script and an Official Account, but no plain link.
 * This is the page behind that button, the address as JSON in base64: as Dwarves Foundation has it
 * ("URL formats for sharing via social networks", 2023), and shops in public repositories. Others
 * are guessed more than known: zalo.me/share/link was measured to lead to no page.
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
 * @param {string} words
 */
async function copyAndTell(panel, control, words) {
  tell(panel, ""); // so that the same words are announced again
  hideManual(panel);
  if (await copy(words, panel)) tell(panel, control.dataset.done ?? "");
  else showManual(panel, words);
}

/**
 * The system's own sheet where there is one, because it knows every app of the reader; else links.
 *
 * @param {HTMLElement} panel
 * @param {boolean} possible
 */
function offerSharing(panel, possible) {
  document.documentElement.classList.toggle("shares", possible); // as the page's head assumed
  reveal(panel.querySelector("[data-action=share]"), possible);
  reveal(panel.querySelector("[data-action=facebook]"), !possible);
  reveal(panel.querySelector("[data-action=zalo]"), !possible);
}

/** @param {Subject} subject */
function shared({ name, address }) {
  // Chat apps show the text and drop the title; mail takes the title for its subject.
  return { title: name, text: name, url: address };
}

/** @param {Subject} subject */
function canShare(subject) {
  if (typeof navigator.share !== "function") return false;
  return typeof navigator.canShare !== "function" || navigator.canShare(shared(subject));
}

/**
 * @param {HTMLElement} panel
 * @param {Subject} subject
 */
async function share(panel, subject) {
  try {
    await navigator.share(shared(subject));
  } catch (error) {
    const changedTheirMind = error instanceof Error && error.name === "AbortError";
    if (!changedTheirMind) offerSharing(panel, false);
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
  tell(panel, "");
  if (!figure.hidden) {
    hideQr(panel);
    return;
  }
  showQr(figure, subject);
  control.setAttribute("aria-expanded", "true");
}

/**
 * The image is asked for only now; without it (offline, say) the address still stands there.
 *
 * @param {HTMLElement} figure
 * @param {Subject} subject
 */
function showQr(figure, { address, page }) {
  const image = figure.querySelector("img");
  if (image) {
    image.hidden = !navigator.onLine;
    image.onerror = () => {
      image.hidden = true;
    };
    if (navigator.onLine) image.src = `${page}qr.svg`;
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
 * @param {string} words
 */
function tell(panel, words) {
  panel.querySelector("[data-status]")?.replaceChildren(words);
}

/**
 * Where the browser copies nothing, let the reader do it: the words, already selected.
 *
 * @param {HTMLElement} panel
 * @param {string} words
 */
function showManual(panel, words) {
  const manual = panel.querySelector("[data-manual]");
  const field = manual?.querySelector("textarea");
  if (!field) return;
  reveal(manual, true);
  field.value = words;
  selectAll(field);
}

/** @param {HTMLElement} panel */
function hideManual(panel) {
  reveal(panel.querySelector("[data-manual]"), false);
}

/**
 * Show or hide an element, with its entry in the list: an empty entry would leave a gap.
 *
 * @param {Element | null | undefined} element
 * @param {boolean} shown
 */
function reveal(element, shown) {
  if (!(element instanceof HTMLElement)) return;
  element.hidden = !shown;
  const entry = element.closest("li");
  if (entry) entry.hidden = !shown;
}
