// Which records have most of what a query asks for, by their numbers alone. Pure.

/**
 * @typedef {object} Asked - one term: its weight, and the words that it may stand for
 * @property {number} weight
 * @property {{cost: number, records: number[]}[]} words - the likeliest first
 */
/** @typedef {{records: number, preloaded: number}} Count - of all records, and of the first of them */

/** The share of its weight that a word loses for each unit of its cost. */
const DOUBT = 0.15;

/**
 * The first records beyond the preloaded ones by the total weight of their terms; of equal ones the
 * newest document's.
 *
 * @param {Asked[]} asked
 * @param {Count} count
 * @param {number} most
 */
export function best(asked, { records: total, preloaded }, most) {
  const weights = new Float32Array(total);
  const seen = new Int32Array(total).fill(-1);
  for (const [term, { weight, words }] of asked.entries()) {
    for (const { cost, records } of words) {
      for (const record of records) {
        if (seen[record] === term) continue;
        seen[record] = term;
        weights[record] = (weights[record] ?? 0) + weight * (1 - DOUBT * cost);
      }
    }
  }
  /** @type {number[]} */
  const found = [];
  for (let record = preloaded; record < total; record += 1) {
    const weight = weights[record] ?? 0;
    if (!weight || (found.length === most && weight <= weightOf(found[most - 1]))) continue;
    let at = found.length;
    while (at && weight > weightOf(found[at - 1])) at -= 1;
    found.splice(at, 0, record);
    if (found.length > most) found.pop();
  }
  return found;

  /** @param {number | undefined} record */
  function weightOf(record) {
    return record === undefined ? 0 : (weights[record] ?? 0);
  }
}

/**
 * The records beyond the preloaded ones that are in every list.
 *
 * @param {number[][]} lists
 * @param {Count} count
 */
export function inAll(lists, { records: total, preloaded }) {
  const seen = new Int32Array(total);
  for (const [list, records] of lists.entries()) {
    for (const record of records) if (seen[record] === list) seen[record] = list + 1;
  }
  const found = [];
  for (let record = preloaded; record < total; record += 1) {
    if (lists.length && seen[record] === lists.length) found.push(record);
  }
  return found;
}
