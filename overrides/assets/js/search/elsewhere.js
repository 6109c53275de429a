// The box on every other page: it borrows the search page's panel, and answers below itself.

/**
 * Answer below a form what is typed in it; sent, it leads to the search page.
 *
 * @param {HTMLFormElement} form
 */
export async function openBelow(form) {
  const field = form.querySelector("input");
  if (!field || form.dataset.open) return;
  form.dataset.open = "busy";
  try {
    const panel = await borrowPanel(form.action);
    form.append(panel);
    await answerIn(field, panel);
    closeWhenLeft(form, field, panel);
  } catch {
    delete form.dataset.open; // so that the next touch tries again; sent, the form works as it is
  }
}

/**
 * The search page's panel, its addresses made absolute, and what it needs on the way.
 *
 * @param {string} address
 */
async function borrowPanel(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const panel = page.querySelector("[data-search]");
  if (!answer.ok || !(panel instanceof HTMLElement)) throw new Error("no search page");
  const absolute = (/** @type {string | null | undefined} */ path) =>
    new URL(path ?? "", address).href;
  for (const link of page.querySelectorAll(
    "[data-search] a, link[rel=preload], link[rel=modulepreload]",
  )) {
    link.setAttribute("href", absolute(link.getAttribute("href")));
    if (link instanceof HTMLLinkElement) document.head.append(document.adoptNode(link));
  }
  panel.hidden = true;
  panel.dataset.folder = absolute(panel.dataset.folder);
  panel.dataset.root = absolute(panel.dataset.root);
  return document.adoptNode(panel);
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
async function answerIn(field, panel) {
  const [{ boxOf }, { leadThrough }] = await Promise.all([
    import("./box.js"),
    import("./results.js"),
  ]);
  const box = boxOf(field, panel, (query) => {
    panel.hidden = !query;
  });
  leadThrough(field, panel);
  box.search();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 */
function closeWhenLeft(form, field, panel) {
  const leave = (/** @type {EventTarget | null} */ to) => {
    if (to instanceof Node && !form.contains(to)) panel.hidden = true;
  };
  panel.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest("[data-search-results] a"))) return;
    field.blur();
    panel.hidden = true; // the answer may be on this page
  });
  form.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  document.addEventListener("pointerdown", ({ target }) => leave(target));
  field.addEventListener("focus", () => {
    panel.hidden = !field.value.trim();
  });
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    field.focus();
    panel.hidden = true;
  });
}
