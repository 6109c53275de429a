// The entry script of every page. Pages are complete without scripts; each feature is loaded when
// the reader first uses it.

/** Pixels below the header in which no more than a line stands. */
const LAST_LINE = 24;

connectActions();
closeContentsAfterUse();
document.addEventListener("click", switchTheme);
document.addEventListener("click", changeTextSize);
offerReadingAloud();
followReading();
document.addEventListener("focusin", openSearch);
for (const sign of ["pointerdown", "focusin", "click"]) {
  document.addEventListener(sign, keepProvision);
}
addEventListener("scroll", followScrolling, { once: true, passive: true });
addEventListener("load", cacheForOffline);
if (document.querySelector("[data-moved]")) followMovedIds();

function connectActions() {
  if (document.querySelector("template#actions-sheet")) connectSheet();
  for (const panel of document.querySelectorAll("[data-citation]")) {
    if (panel instanceof HTMLElement) connectPanel(panel);
  }
}

/**
 * Let a provision's permalink open the sheet of actions.
 *
 * It stays a link: it opens in a new tab, has the browser's context menu, and is followed where the
 * sheet cannot be loaded.
 */
function connectSheet() {
  for (const link of document.querySelectorAll("a.permalink")) {
    link.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.permalink");
    if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return;
    event.preventDefault();
    import("./actions/sheet.js")
      .then(({ openSheet }) => openSheet(link))
      .catch(() => location.assign(link.href));
  });
}

/**
 * Connect the actions that are on the page itself.
 *
 * Their script is loaded at the first sign of use, before a press: some browsers allow copying only
 * during the press.
 *
 * @param {HTMLElement} panel
 */
function connectPanel(panel) {
  const load = () => import("./actions/panel.js").then(({ act }) => act);
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(sign, () => load().catch(() => {}), { once: true, passive: true });
  }
  panel.addEventListener("click", ({ target }) => {
    const control = target instanceof Element && target.closest("button[data-action]");
    if (!(control instanceof HTMLElement)) return;
    load()
      .then((act) => act(panel, control))
      .catch(tellLoss);
  });
}

/**
 * Whether a click would just follow the link, not open it elsewhere or save it.
 *
 * @param {MouseEvent} event
 */
function isPlainClick({ button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }) {
  return !(button || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented);
}

/** Say that a control could not work: its script is lost, as after a new version went online. */
function tellLoss() {
  document.querySelector("[data-lost]")?.removeAttribute("hidden");
}

/** @param {MouseEvent} event */
function switchTheme({ target }) {
  if (!(target instanceof Element && target.closest("[data-theme-toggle]"))) return;
  import("./reading/theme.js").then(({ nextTheme }) => nextTheme()).catch(tellLoss);
}

/** @param {MouseEvent} event */
function changeTextSize({ target }) {
  const control = target instanceof Element && target.closest("[data-text-size]");
  if (!(control instanceof HTMLElement)) return;
  const steps = Number(control.dataset.textSize);
  import("./reading/text_size.js").then((script) => script.changeTextSize(steps)).catch(tellLoss);
}

/** Show the control where the device has a voice of the text's language; some tell late. */
function offerReadingAloud() {
  const control = document.querySelector("button[data-aloud]");
  if (!(control instanceof HTMLElement) || typeof speechSynthesis !== "object") return;
  const language = new RegExp(`^${control.dataset.aloud}([-_]|$)`, "i");
  const look = () => {
    control.hidden = !speechSynthesis.getVoices().some(({ lang }) => language.test(lang));
  };
  look();
  speechSynthesis.addEventListener?.("voiceschanged", look);
  control.addEventListener("click", () => {
    import("./reading/aloud.js").then((script) => script.toggleReading(control)).catch(tellLoss);
  });
}

/** Remember the last place of each document that is read, and offer it when one comes back. */
function followReading() {
  const link = document.querySelector(".contents__document a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const key = `place:${link.pathname}`;
  const load = () => import("./reading/last_place.js");
  addEventListener(
    "scroll",
    () => {
      load()
        .then((script) => script.rememberPlaces(key))
        .catch(() => {});
    },
    { once: true, passive: true },
  );
  if (!hasStored(key)) return;
  load()
    .then((script) => script.offerLastPlace(key, link.pathname))
    .catch(() => {});
}

/** @param {string} key */
function hasStored(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // no storage here
  }
}

/**
 * Show answers below a search form as the reader types, from its first focus on.
 *
 * @param {FocusEvent} event
 */
function openSearch({ target }) {
  const form = target instanceof Element && target.closest("form[action]");
  if (!(form instanceof HTMLFormElement)) return;
  import("./search/ui/inline_search.js")
    .then(({ openInlineSearch }) => openInlineSearch(form))
    .catch(() => {});
}

/**
 * Let the link to the other language lead to the provision that is being read.
 *
 * @param {Event} event
 */
function keepProvision({ target }) {
  const link = target instanceof Element && target.closest("a.tool--language");
  if (link instanceof HTMLAnchorElement) link.hash = provisionRead();
}

/** The id of the provision linked to, if it is in view, else of the first to be read below the bar. */
function provisionRead() {
  const linked = document.getElementById(location.hash.slice(1));
  const { top = -1 } = linked?.getBoundingClientRect() ?? {};
  if (linked && top >= 0 && top < innerHeight) return linked.id;
  const header = document.querySelector(".top")?.getBoundingClientRect().bottom ?? 0;
  const line = header + LAST_LINE;
  const provisions = scrollY ? [...document.querySelectorAll(".provision[id]")] : [];
  return provisions.find((one) => one.getBoundingClientRect().bottom > line)?.id ?? "";
}

/** On a phone the contents cover the text: close them when a link to this same page is followed. */
function closeContentsAfterUse() {
  const contents = document.querySelector("nav.contents");
  if (!(contents instanceof HTMLElement) || typeof contents.hidePopover !== "function") return;
  contents.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.hidePopover();
  });
}

function followMovedIds() {
  import("./reading/moved_ids.js").then((script) => script.followMovedIds()).catch(() => {});
}

function followScrolling() {
  if (!document.querySelector("nav.contents a[href*='#']")) return;
  import("./reading/scroll_spy.js").then(({ spyOnScroll }) => spyOnScroll()).catch(() => {});
}

function cacheForOffline() {
  import("./reading/offline.js").then(({ startOffline }) => startOffline()).catch(() => {});
}
