// The "not found" page, the same at every wrong address: puts first the language of the address.

const [first, ...others] = document.querySelectorAll("[data-home]");
const own = others.find(
  (one) => one instanceof HTMLElement && location.pathname.startsWith(one.dataset.home ?? ""),
);
if (own instanceof HTMLElement && first instanceof HTMLElement) exchange(first, own);

/**
 * Exchange what two blocks say, and in which language; the first keeps the page's heading.
 *
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function exchange(one, other) {
  [one.lang, other.lang] = [other.lang, one.lang];
  [...one.children].forEach((part, at) => {
    const its = /** @type {Element} */ (other.children[at]);
    const kept = [...part.childNodes];
    part.replaceChildren(...its.childNodes);
    its.replaceChildren(...kept);
  });
  document.title = one.firstElementChild?.textContent ?? document.title;
}
