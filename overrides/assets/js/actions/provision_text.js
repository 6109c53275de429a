// Provisions as plain text, line by line as the reader sees them.

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "TR"]);

/**
 * The text of a provision and of all below it: "ii-1-1-g2" is below "ii-1-1".
 *
 * @param {string} id
 */
export function textOf(id) {
  const all = [...document.querySelectorAll(".provision")];
  return textOfAll(all.filter((element) => element.id === id || element.id.startsWith(`${id}-`)));
}

/**
 * The text of these provisions, in this order.
 *
 * @param {Iterable<Element>} provisions
 */
export function textOfAll(provisions) {
  return [...provisions].map(ownText).join("\n");
}

/**
 * A provision as it is cited; the name of its sign says first what the sign is for.
 *
 * @param {Element} sign
 */
export function nameOf(sign) {
  return (sign.getAttribute("aria-label") ?? "").replace(/^[^:]*: /, "");
}

/**
 * What a sign stands at: a provision, or the box around a heading or a table.
 *
 * @param {Element} sign
 * @returns {Element}
 */
export function provisionOf(sign) {
  return sign.parentElement ?? sign;
}

/**
 * The text of a provision without those below it.
 *
 * @param {Element} provision
 */
export function ownText(provision) {
  const lines = [...provision.childNodes].map(textOfNode).join("").split("\n");
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

/**
 * The text of a node on one line, except where the page breaks it.
 *
 * @param {Node} node
 * @returns {string}
 */
function textOfNode(node) {
  if (node instanceof Text) return node.data.replace(/\s+/g, " ");
  if (!(node instanceof Element) || isOther(node)) return "";
  if (node.tagName === "BR") return "\n";
  const inside = [...node.childNodes].map(textOfNode).join("");
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside;
}

/**
 * Whether an element inside a provision is not part of its own text: a control, or a provision below
 * it, which has lines of its own.
 *
 * @param {Element} element
 */
function isOther(element) {
  return element.matches(".provision, .permalink, button, template");
}
