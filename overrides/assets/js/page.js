// The entry of every page: what waits for the reader. Each page reads without scripts, and what is
// not needed at once is loaded when it is.

offerActions();
closeContentsOnceUsed();
document.addEventListener("click", turnTheme);
document.addEventListener("focusin", offerAnswers);
addEventListener("scroll", followReading, { once: true, passive: true });
addEventListener("load", keepForOffline);

function offerActions() {
  if (document.querySelector("template#actions-sheet")) offerSheet();
  for (const panel of document.querySelectorAll("[data-citation]")) {
    if (panel instanceof HTMLElement) offerPanel(panel);
  }
}

/**
 * Let a provision's link open the sheet of actions.
 *
 * It stays a link: it can be opened in a new tab, held down for the browser's own menu, and
 * followed where the sheet cannot be loaded.
 */
function offerSheet() {
  for (const link of document.querySelectorAll("a.permalink")) {
    link.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.permalink");
    if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return;
    event.preventDefault();
    import("./sheet.js")
      .then(({ openSheet }) => openSheet(link))
      .catch(() => location.assign(link.href));
  });
}

/**
 * Let the actions that stand on the page itself act.
 *
 * Loaded at the reader's first move, so that a press finds them there: some browsers copy only
 * at the very moment of the press.
 *
 * @param {HTMLElement} panel
 */
function offerPanel(panel) {
  const load = () => import("./panel.js").then(({ act }) => act);
  for (const move of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(move, () => load().catch(() => {}), { once: true, passive: true });
  }
  panel.addEventListener("click", ({ target }) => {
    const control = target instanceof Element && target.closest("button[data-action]");
    if (!(control instanceof HTMLElement)) return;
    load()
      .then((act) => act(panel, control))
      .catch(() => {});
  });
}

/**
 * Whether a click only wants to follow the link, not to open it elsewhere or save it.
 *
 * @param {MouseEvent} event
 */
function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }) {
  return !(button || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented);
}

/** @param {MouseEvent} event */
function turnTheme({ target }) {
  if (!(target instanceof Element && target.closest("[data-theme-toggle]"))) return;
  import("./theme.js").then(({ turn }) => turn()).catch(() => {});
}

/**
 * Let a box to search with answer as one types, from the moment that someone reaches for it.
 *
 * @param {FocusEvent} event
 */
function offerAnswers({ target }) {
  const form = target instanceof Element && target.closest("form[action]");
  if (!(form instanceof HTMLFormElement)) return;
  import("./search/elsewhere.js").then(({ openBelow }) => openBelow(form)).catch(() => {});
}

/** On a phone the contents lie over the text: a link that leads to this same page uncovers it. */
function closeContentsOnceUsed() {
  const contents = document.querySelector("nav.contents");
  if (!(contents instanceof HTMLElement) || typeof contents.hidePopover !== "function") return;
  contents.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.hidePopover();
  });
}

function followReading() {
  if (!document.querySelector("nav.contents a[href*='#']")) return;
  import("./whereabouts.js").then(({ markWhereabouts }) => markWhereabouts()).catch(() => {});
}

function keepForOffline() {
  import("./offline.js").then(({ keep }) => keep()).catch(() => {});
}
