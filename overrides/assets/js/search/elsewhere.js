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
    const [panel, { boxOf }, { leadThrough }] = await Promise.all([
      borrowPanel(form.action),
      import("./box.js"),
      import("./results.js"),
    ]);
    form.append(panel);
    leadThrough(field, panel);
    answerIn(form, field, panel, boxOf);
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
    const path = absolute(link.getAttribute("href"));
    link.setAttribute("href", path);
    const isNew = link instanceof HTMLLinkElement && !document.querySelector(`[href="${path}"]`);
    if (isNew) document.head.append(document.adoptNode(link));
  }
  panel.hidden = true;
  panel.dataset.folder = absolute(panel.dataset.folder);
  panel.dataset.root = absolute(panel.dataset.root);
  return document.adoptNode(panel);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {typeof import("./box.js").boxOf} boxOf
 */
function answerIn(form, field, panel, boxOf) {
  /** @type {Record<string, string>} */
  let narrowed = {};
  const show = (/** @type {boolean} */ shown) => {
    panel.hidden = !shown;
    form.classList.toggle("is-open", shown);
  };
  const box = boxOf(field, panel, (query, chosen) => {
    narrowed = chosen;
    show(query !== "" && form.contains(document.activeElement));
  });
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of Object.entries(narrowed)) if (value) formData.set(name, value);
  });
  closeWhenLeft(form, field, panel, show);
  box.search();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} panel
 * @param {(shown: boolean) => void} show
 */
function closeWhenLeft(form, field, panel, show) {
  const leave = (/** @type {EventTarget | null} */ to) => {
    if (to instanceof Node && !form.contains(to)) show(false);
  };
  panel.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    const isAnswer = target instanceof Element && target.closest("[data-search-results] a");
    if (!isAnswer || ctrlKey || metaKey || shiftKey) return;
    field.blur();
    show(false); // the answer may be on this page
  });
  form.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  document.addEventListener("pointerdown", ({ target }) => leave(target));
  field.addEventListener("focus", () => show(field.value.trim() !== ""));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // the browser would empty the field
    field.focus();
    show(false);
  });
  const close = /** @type {HTMLElement} */ (panel.querySelector("[data-search-close]"));
  close.hidden = false;
  close.addEventListener("click", () => show(false));
}
