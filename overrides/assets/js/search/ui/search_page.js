// The search page of a language, as other pages fetch it.

/**
 * The page at an address, and the panel in it. Raises an error where there is none.
 *
 * @param {string} address
 */
export async function fetchSearchPage(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const panel = page.querySelector("[data-search]");
  if (!response.ok || !(panel instanceof HTMLElement)) throw new Error("no search page");
  return { page, panel };
}
