// Where a slogan's lines and its issuer stand on a banner: slogan_layout.py in the browser.

import { fitLines } from "./fitting.js";

export const MILLIMETRE = 72 / 25.4;

/**
 * @typedef {Record<string, [advance: number, path: string]>} Letters - by character; lengths in
 *   units of the font, the path in relative steps, y upwards
 * @typedef {{ letters: Letters, kerning: Record<string, number> }} Lettering
 * @typedef {Record<"em" | "capital_height" | "overhang" | "line_pitch" | "issuer_tracking"
 *   | "issuer_of_height" | "issuer_of_width" | "issuer_of_slogan" | "rule_above" | "rule_weight"
 *   | "margin_of_area" | "margin_of_height" | "max_tracking" | "wide" | "wide_lines" | "tall_lines"
 *   | "min_capitals" | "metres_a_millimetre" | "min_issuer_capitals" | "max_side" | "longest_page"
 *   | "reduced", number> & import("./fitting.js").FittingRules} Rules - layout_rules.py's
 * @typedef {Record<"width" | "height" | "top" | "size" | "leading" | "tracking" | "rule"
 *   | "rule_length" | "rule_weight" | "issuer_top" | "issuer_size" | "issuer_tracking" | "bleed",
 *   number>} Lengths
 * @typedef {Lengths & { slogan: string, lines: string[], issuer: string, scale: number,
 *   capitals: number, legible: boolean }} Layout
 * @typedef {{ width: number, height: number, bleed?: number, scale?: number }} Size - in millimetres
 */

/**
 * Where each letter of a line begins, and where the line ends, in units of the font.
 *
 * @param {string} text
 * @param {Lettering} lettering
 */
export function pens(text, { letters, kerning }) {
  const found = [0];
  [...text].forEach((one, index, all) => {
    const moved = index + 1 < all.length ? (kerning[`${one}${all[index + 1]}`] ?? 0) : 0;
    found.push((found[index] ?? 0) + (letters[one]?.[0] ?? 0) + moved);
  });
  return found;
}

/**
 * The letters of a text that the font lacks.
 *
 * @param {string} text
 * @param {Lettering} lettering
 */
export function missingLetters(text, { letters }) {
  return [...new Set(text)].filter((one) => !(one in letters));
}

/**
 * What is drawn: texts, and lengths in points of the file, from the banner's upper edge; whether it
 * can be read, and how high its capitals are in millimetres.
 *
 * @param {import("./fitting.js").Part[]} parts
 * @param {string} issuer
 * @param {Size} size
 * @param {Rules} rules
 * @param {Lettering} lettering
 * @returns {Layout}
 */
export function layOut(parts, issuer, size, rules, lettering) {
  const form = formOf(size, rules);
  const letters = {
    width: (/** @type {string} */ text) => (pens(text, lettering).pop() ?? 0) / rules.em,
    height: (/** @type {number} */ lines) =>
      rules.capital_height + rules.line_pitch * (lines - 1) + 2 * rules.overhang,
  };
  const issuerWidth =
    letters.width(issuer) + rules.issuer_tracking * Math.max(0, [...issuer].length - 1);
  const least = (rules.min_issuer_capitals * MILLIMETRE) / rules.capital_height;
  const usual = (rules.issuer_of_width * form.width) / Math.max(1, issuerWidth);
  const first = Math.max(least, Math.min(usual, rules.issuer_of_height * form.height));
  const foot = (rules.capital_height + rules.rule_above) * first;
  const box = {
    width: form.width - 2 * form.marginX,
    height: form.height - 3 * form.marginY - foot,
  };
  const fitted = fitLines(parts, box, form.maxLines, letters, rules);
  const issuerSize = Math.max(least, Math.min(first, rules.issuer_of_slogan * fitted.size));
  const tracking = trackingOf(fitted, box.width, letters.width, rules);
  const drawn = lengths(form, fitted, issuerSize, issuerWidth, tracking, rules);
  const inFile = Object.entries(drawn).map(([key, value]) => [key, value / form.scale]);
  const capitals = fitted.size * rules.capital_height;
  return {
    slogan: parts.map(([text]) => text).join(" "),
    lines: fitted.lines,
    issuer,
    .../** @type {Lengths} */ (Object.fromEntries(inFile)),
    scale: form.scale,
    capitals: capitals / MILLIMETRE,
    legible: issuerWidth * issuerSize <= box.width && capitals >= rules.min_capitals * MILLIMETRE,
  };
}

/**
 * The banner in points.
 *
 * @param {Size} size
 * @param {Rules} rules
 */
function formOf(size, rules) {
  const [width, height] = [size.width * MILLIMETRE, size.height * MILLIMETRE];
  const marginX = rules.margin_of_area * Math.sqrt(width * height);
  const bleed = size.bleed ?? 0;
  const fits = Math.max(size.width, size.height) + 2 * bleed <= rules.longest_page;
  return {
    width,
    height,
    marginX,
    marginY: Math.min(marginX, rules.margin_of_height * height),
    maxLines: size.width > rules.wide * size.height ? rules.wide_lines : rules.tall_lines,
    bleed: bleed * MILLIMETRE,
    scale: size.scale ?? (fits ? 1 : rules.reduced),
  };
}

/**
 * The space between letters, in ems, that spreads lines to the box's width.
 *
 * @param {{ lines: string[], size: number }} fitted
 * @param {number} width
 * @param {(text: string) => number} widthOf
 * @param {Rules} rules
 */
function trackingOf({ lines, size }, width, widthOf, rules) {
  if (!size) return 0;
  const gaps = lines.map(
    (line) => (width / size - widthOf(line)) / Math.max(1, [...line].length - 1),
  );
  return Math.max(0, Math.min(rules.max_tracking, ...gaps));
}

/**
 * @param {ReturnType<typeof formOf>} form
 * @param {{ lines: string[], size: number }} fitted
 * @param {number} issuerSize
 * @param {number} issuerWidth
 * @param {number} tracking
 * @param {Rules} rules
 */
function lengths(form, { lines, size }, issuerSize, issuerWidth, tracking, rules) {
  const issuerTop = form.height - form.marginY - rules.capital_height * issuerSize;
  const rule = issuerTop - rules.rule_above * issuerSize;
  const block = (rules.capital_height + rules.line_pitch * (lines.length - 1)) * size;
  return {
    width: form.width,
    height: form.height,
    top: (rule - block) / 2,
    size,
    leading: (rules.line_pitch - rules.capital_height) * size,
    tracking: tracking * size,
    rule,
    rule_length: issuerWidth * issuerSize,
    rule_weight: rules.rule_weight * issuerSize,
    issuer_top: issuerTop,
    issuer_size: issuerSize,
    issuer_tracking: rules.issuer_tracking * issuerSize,
    bleed: form.bleed,
  };
}
