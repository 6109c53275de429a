// A banner as shapes: the same for the picture on the page, the SVG file and the PDF.

import { pens } from "./layout.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * A letter of a line: its outline's path, and where it begins, in units of the font.
 *
 * @typedef {{ path: string, x: number }} Shape
 * A line of text: `x` and `y` of its base line from the upper left corner, how many points a unit
 * of the font is.
 * @typedef {{ x: number, y: number, unit: number, shapes: Shape[] }} Line
 * @typedef {{ x: number, y: number, width: number, height: number }} Rectangle
 * An element of SVG: its name, its attributes, what is in it.
 * @typedef {[name: string, attributes: Record<string, string | number>,
 *   ...content: (SvgElement | string)[]]} SvgElement
 */

/**
 * The slogan's lines, the rule, the issuer's line.
 *
 * @param {import("./layout.js").Layout} layout
 * @param {import("./layout.js").Rules} rules
 * @param {import("./layout.js").Lettering} lettering
 */
export function draw(layout, rules, lettering) {
  const first = layout.top + rules.capital_height * layout.size;
  const slogan = layout.lines.map((text, index) => {
    const y = first + index * rules.line_pitch * layout.size;
    return line(text, layout.size, layout.tracking, y);
  });
  const base = layout.issuer_top + rules.capital_height * layout.issuer_size;
  const { rule_length: long, rule_weight: weight } = layout;
  return {
    width: layout.width,
    height: layout.height,
    bleed: layout.bleed,
    slogan,
    rule: {
      x: (layout.width - long) / 2,
      y: layout.rule - weight / 2,
      width: long,
      height: weight,
    },
    issuer: line(layout.issuer, layout.issuer_size, layout.issuer_tracking, base),
  };

  /**
   * A line in the middle, but for half of a comma at its end.
   *
   * @param {string} text
   * @param {number} size
   * @param {number} tracking
   * @param {number} y
   * @returns {Line}
   */
  function line(text, size, tracking, y) {
    const unit = size / rules.em;
    const gap = size ? tracking / unit : 0;
    const begins = pens(text, lettering);
    const characters = [...text];
    const hung = text.endsWith(",") ? (lettering.letters[","]?.[0] ?? 0) / 2 : 0;
    const long = (begins[characters.length] ?? 0) + gap * Math.max(0, characters.length - 1) - hung;
    const shapes = characters
      .map((one, index) => ({
        path: lettering.letters[one]?.[1] ?? "",
        x: (begins[index] ?? 0) + index * gap,
      }))
      .filter(({ path }) => path);
    return { x: (layout.width - long * unit) / 2, y, unit, shapes };
  }
}

/** @typedef {ReturnType<typeof draw>} Drawing */

/**
 * The banner as SVG of this size in millimetres, bleed included.
 *
 * @param {Drawing} drawing
 * @param {{ red: string, yellow: string }} colours
 * @param {string} title
 * @param {number} millimetres - of one point
 * @returns {SvgElement}
 */
export function svg(drawing, colours, title, millimetres) {
  const { width, height, bleed } = drawing;
  const [wide, high] = [width + 2 * bleed, height + 2 * bleed];
  const ground = { x: -bleed, y: -bleed, width: wide, height: high };
  const size = {
    role: "img",
    width: `${round(wide * millimetres)}mm`,
    height: `${round(high * millimetres)}mm`,
    viewBox: Object.values(ground).map(round).join(" "),
  };
  const lines = [...drawing.slogan, drawing.issuer].map(svgLine);
  const shown = ["g", { fill: colours.yellow }, ...lines, rectangle(drawing.rule)];
  return [
    "svg",
    size,
    ["title", {}, title],
    rectangle(ground, { fill: colours.red }),
    /** @type {SvgElement} */ (shown),
  ];
}

/**
 * @param {Rectangle} sides
 * @param {Record<string, string>} [more]
 * @returns {SvgElement}
 */
function rectangle({ x, y, width, height }, more = {}) {
  return [
    "rect",
    { x: round(x), y: round(y), width: round(width), height: round(height), ...more },
  ];
}

/**
 * @param {Line} line
 * @returns {SvgElement}
 */
function svgLine({ x, y, unit, shapes }) {
  const scale = unit.toPrecision(6);
  const path = shapes.map((one) => `M${round(one.x)} 0${one.path}`).join("");
  return ["path", { transform: `matrix(${scale} 0 0 -${scale} ${round(x)} ${round(y)})`, d: path }];
}

/**
 * An element in a page.
 *
 * @param {SvgElement} drawn
 * @returns {SVGElement}
 */
export function toElement([name, attributes, ...content]) {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...content.map((one) => (typeof one === "string" ? one : toElement(one))));
  return element;
}

/**
 * A picture as a file.
 *
 * @param {SvgElement} drawn
 */
export function toFile([name, attributes, ...content]) {
  return toText([name, { xmlns: NAMESPACE, ...attributes }, ...content]);
}

/**
 * @param {SvgElement} drawn
 * @returns {string}
 */
function toText([name, attributes, ...content]) {
  const stated = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  const text = content.map((one) => (typeof one === "string" ? escaped(one) : toText(one)));
  const begun = `<${name}${stated.join("")}`;
  return text.length ? `${begun}>${text.join("")}</${name}>` : `${begun}/>`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
}
