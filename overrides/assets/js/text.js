// The words of provisions as plain text, a line for each line that a reader sees.

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "TR"]);

/**
 * A provision and all inside it. The ids say what is inside: "ii-1-1-g2" is in "ii-1-1".
 *
 * @param {string} id
 */
export function textOf(id) {
  const all = [...document.querySelectorAll(".provision")];
  return textOfAll(all.filter((element) => element.id === id || element.id.startsWith(`${id}-`)));
}

/**
 * These provisions, in this order.
 *
 * @param {Iterable<Element>} provisions
 */
export function textOfAll(provisions) {
  return [...provisions].map((provision) => mark(provision) + words(provision)).join("\n");
}

/**
 * What the browser draws before a list's entry, and so is no part of its words.
 *
 * @param {Element} provision
 */
function mark(provision) {
  if (provision.tagName !== "LI") return "";
  if (provision.classList.contains("point")) return "- ";
  if (provision.classList.contains("slogan")) return `${provision.id.replace(/^.*-/, "")}. `;
  return "";
}

/** @param {Element} provision */
function words(provision) {
  const lines = [...provision.childNodes].map(spoken).join("").split("\n");
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

/**
 * A node's words on one line, except where the page breaks it.
 *
 * @param {Node} node
 * @returns {string}
 */
function spoken(node) {
  if (node instanceof Text) return node.data.replace(/\s+/g, " ");
  if (!(node instanceof Element) || isApart(node)) return "";
  if (node.tagName === "BR") return "\n";
  const inside = [...node.childNodes].map(spoken).join("");
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside;
}

/**
 * Whether an element inside a provision is no part of its own words: a control, or a further
 * provision, which has its own line.
 *
 * @param {Element} element
 */
function isApart(element) {
  return element.matches(".provision, .permalink, button, template");
}
