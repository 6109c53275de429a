// Marks in the contents which provision is being read.

/** A provision is being read from when its first line passes this part of the window's height. */
const READING_LINE = 0.3;

/** Keep the mark on the right link of the contents as the reader moves. */
export function markWhereabouts() {
  const places = [...document.querySelectorAll("nav.contents a[href*='#']")]
    .map((link) => ({ link, target: targetOf(link) }))
    .filter(({ target }) => target !== null);
  const mark = () => {
    const here = places.filter(({ target }) => hasPassed(/** @type {Element} */ (target))).pop();
    for (const { link } of places) setMark(link, link === here?.link);
  };
  // The observer only says when to look: whenever a first line passes the reading line.
  const observer = new IntersectionObserver(mark, {
    rootMargin: `0px 0px ${(READING_LINE - 1) * 100}% 0px`,
  });
  for (const { target } of places) observer.observe(/** @type {Element} */ (target));
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
 * @param {boolean} here
 */
function setMark(link, here) {
  if (here) link.setAttribute("aria-current", "location");
  else link.removeAttribute("aria-current");
}
