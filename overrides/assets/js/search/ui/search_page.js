// The search page of a language, as other pages fetch it.

import { fetchPage } from "../../pages.js";

/**
 * The page at an address, and the panel in it. Raises an error where there is none.
 *
 * @param {string} address
 */
export async function fetchSearchPage(address) {
  const page = await fetchPage(address);
  const panel = page.querySelector("[data-search]");
  if (!(panel instanceof HTMLElement)) throw new Error("no search page");
  return { page, panel };
}
