// The place in a document that was read last: kept on this device, and offered at the next visit.

import { nameOf, provisionOf } from "../actions/provision_text.js";

import { loadStyle } from "../style.js";

/** @typedef {{path: string, id: string, name: string}} Place */

/** Share of the window's height above which a provision's top counts as read. */
const READING_LINE = 0.3;
const REST = 400;

/**
 * Remember where the reader is whenever the page comes to rest.
 *
 * @param {string} key - where it is stored
 */
export function rememberPlaces(key) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => remember(key), REST);
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("pagehide", () => remember(key));
  later();
}

/**
 * Offer to read on from the stored place, on the document's own page or on the one with the place;
 * not to a reader who asks for another place, or is in the document already.
 *
 * @param {string} key
 * @param {string} documentPath
 */
export async function offerLastPlace(key, documentPath) {
  const place = stored(key);
  const offer = document.querySelector("[data-last-place]");
  const link = offer?.querySelector("a");
  if (!place || !link || !(offer instanceof HTMLElement)) return;
  const isHere = [documentPath, place.path].includes(location.pathname);
  const isInside = document.referrer.startsWith(location.origin + documentPath);
  if (!isHere || isInside || location.hash || scrollY > innerHeight / 2) return;
  await loadStyle("overlays");
  link.href = `${place.path}#${place.id}`;
  link.append(place.name);
  offer.hidden = false;
  offer.addEventListener("click", () => {
    offer.hidden = true;
  });
}

/** @param {string} key */
function remember(key) {
  const [first, ...signs] = document.querySelectorAll("article a.permalink");
  const line = innerHeight * READING_LINE;
  const isRead = (/** @type {Element} */ sign) =>
    provisionOf(sign).getBoundingClientRect().top <= line;
  const sign = signs.filter(isRead).pop();
  if (!first || !(sign instanceof HTMLAnchorElement)) return;
  const id = sign.pathname.split("/").filter(Boolean).pop() ?? "";
  store(key, { path: location.pathname, id, name: nameOf(sign) });
}

/**
 * @param {string} key
 * @returns {Place | null}
 */
function stored(key) {
  try {
    const { path, id, name } = JSON.parse(localStorage.getItem(key) ?? "");
    return [path, id, name].every((one) => typeof one === "string") ? { path, id, name } : null;
  } catch {
    return null; // nothing is stored, or not by us
  }
}

/**
 * @param {string} key
 * @param {Place} place
 */
function store(key, place) {
  try {
    localStorage.setItem(key, JSON.stringify(place));
  } catch {
    // No storage, or it is full: nothing is offered then.
  }
}
