// Scroll spy: marks in the contents the provision that is being read.

/** Share of the window's height above which a provision's top counts as read. */
const READING_LINE = 0.3;

/** Mark the current link of the contents and of the page's outline, again whenever it changes. */
export function spyOnScroll() {
  for (const list of document.querySelectorAll("nav.contents, nav.outline")) spyOn(list);
}

/** @param {Element} list */
function spyOn(list) {
  const entries = [...list.querySelectorAll("a[href*='#']")]
    .map((link) => ({ link, target: targetOf(link) }))
    .filter(({ target }) => target !== null);
  const mark = () => {
    const current = entries
      .filter(({ target }) => hasPassed(/** @type {Element} */ (target)))
      .pop();
    for (const { link } of entries) setCurrent(link, link === current?.link);
  };
  // The observer only says when to look: whenever a top edge passes the reading line.
  const observer = new IntersectionObserver(mark, {
    rootMargin: `0px 0px ${(READING_LINE - 1) * 100}% 0px`,
  });
  for (const { target } of entries) observer.observe(/** @type {Element} */ (target));
}

/** @param {Element} link */
function targetOf(link) {
  const { hash } = /** @type {HTMLAnchorElement} */ (link);
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

/** @param {Element} target */
function hasPassed(target) {
  return target.getBoundingClientRect().top <= innerHeight * READING_LINE;
}

/**
 * @param {Element} link
 * @param {boolean} isCurrent
 */
function setCurrent(link, isCurrent) {
  if (isCurrent) link.setAttribute("aria-current", "location");
  else link.removeAttribute("aria-current");
}
