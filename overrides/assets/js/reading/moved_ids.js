// Follows an id of this page that went elsewhere to where it is now.

/** Follow the id that the address asks for, now and whenever it asks for another. */
export function followMovedIds() {
  follow();
  addEventListener("hashchange", follow);
}

function follow() {
  const name = location.hash.slice(1);
  const entry = name ? document.getElementById(name) : null;
  const link = entry?.closest("[data-moved] > li")?.querySelector("a");
  if (link) location.replace(link.href);
}
