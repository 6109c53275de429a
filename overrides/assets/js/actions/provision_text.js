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

/** @param {Element} provision */
function ownText(provision) {
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
