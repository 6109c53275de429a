// Breaks a text into lines so that it fits a box in the largest letters: line_fitting.py in the
// browser. tests/unit/pages/test_banner_page.py holds both to the same results.

/**
 * @typedef {[text: string, cost: number]} Part - words that stay on one line, and how bad a line
 *   break after them is
 * @typedef {{ width: number, height: number }} Box
 * @typedef {{ nearly: number, short: number, short_cost: number }} FittingRules
 * @typedef {{ cost: number, widest: number, ends: number[] }} Arrangement
 */

/**
 * The lines, and the size of their letters; 0 where the box has no room at all.
 *
 * @param {Part[]} parts
 * @param {Box} box
 * @param {number} maxLines
 * @param {{ width: (text: string) => number, height: (lines: number) => number }} letters
 * @param {FittingRules} rules
 */
export function fitLines(parts, box, maxLines, letters, rules) {
  const text = (/** @type {number} */ begin, /** @type {number} */ end) =>
    parts
      .slice(begin, end)
      .map(([words]) => words)
      .join(" ");
  const whole = text(0, parts.length);
  if (box.width <= 0 || box.height <= 0) return { lines: [whole], size: 0 };
  const width = remembered((begin, end) => letters.width(text(begin, end)));
  const size = (/** @type {Arrangement} */ one) =>
    Math.min(box.width / one.widest, box.height / letters.height(one.ends.length));
  const free = parts.map(() => 0);
  const largest = Math.max(...arrangements(free, maxLines, width, Infinity, rules).map(size));
  const enough = rules.nearly * largest;
  const costs = parts.map(([, cost], index) => (index < parts.length - 1 ? cost : 0));
  const [best] = arrangements(costs, maxLines, width, box.width / enough, rules)
    .filter((one) => size(one) >= enough)
    .sort((a, b) => a.cost - b.cost || a.ends.length - b.ends.length || size(b) - size(a));
  if (!best) return { lines: [whole], size: 0 };
  const begins = [0, ...best.ends];
  return { lines: best.ends.map((end, index) => text(begins[index] ?? 0, end)), size: size(best) };
}

/**
 * For each number of lines the arrangement of the least cost, of equal ones the narrowest.
 *
 * @param {number[]} costs - of a break after each part
 * @param {number} maxLines
 * @param {(begin: number, end: number) => number} width
 * @param {number} maxWidth
 * @param {FittingRules} rules
 */
function arrangements(costs, maxLines, width, maxWidth, rules) {
  /** @type {Arrangement[]} */
  const found = [];
  /** @type {Map<number, Arrangement>} */
  let begun = new Map([[0, { cost: 0, widest: 0, ends: [] }]]);
  const short = Number.isFinite(maxWidth) ? rules.short * maxWidth : 0;
  for (let count = 0; count < Math.min(maxLines, costs.length); count += 1) {
    /** @type {Map<number, Arrangement>} */
    const longer = new Map();
    for (const [begin, before] of begun) {
      for (let end = begin + 1; end <= costs.length; end += 1) {
        const line = width(begin, end);
        if (line > maxWidth) break;
        const one = {
          cost: before.cost + (costs[end - 1] ?? 0) + (line < short ? rules.short_cost : 0),
          widest: Math.max(before.widest, line),
          ends: [...before.ends, end],
        };
        const other = longer.get(end);
        if (!other || isBetter(one, other)) longer.set(end, one);
      }
    }
    begun = longer;
    const complete = begun.get(costs.length);
    if (complete) found.push(complete);
  }
  return found;
}

/**
 * @param {Arrangement} one
 * @param {Arrangement} other
 */
function isBetter(one, other) {
  if (one.cost !== other.cost) return one.cost < other.cost;
  if (one.widest !== other.widest) return one.widest < other.widest;
  const index = one.ends.findIndex((end, at) => end !== other.ends[at]);
  return index >= 0 && (one.ends[index] ?? 0) < (other.ends[index] ?? 0);
}

/** @param {(begin: number, end: number) => number} compute */
function remembered(compute) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return (/** @type {number} */ begin, /** @type {number} */ end) => {
    const key = `${begin} ${end}`;
    const value = known.get(key) ?? compute(begin, end);
    known.set(key, value);
    return value;
  };
}
